"""What all pages for people share: one file each, with its style and script inside, and nothing asked of any server.

What pages of sites, servers and files wrote is escaped wherever a template shows it, and what would act upon a screen
or turn the direction of what follows is shown as its escape.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.metadata import version

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsscrape.text import shown_lines

_FRAME = "frame"
_ENDS = ("</style", "</script", "<!--")


def framed(page: str, title: str, content: Mapping[str, object]) -> str:
    """Give a page for people as one file of HTML.

    In: the name of its templates in ``report/templates`` (``NAME.html``, which fills the blocks of ``frame.html``, and
    where there are such its ``NAME.css`` and ``NAME.js``), the title, and what the template is filled with. Strings are
    escaped; what is markup already comes as `markupsafe.Markup`. The content security policy of the file names its own
    style and script by their digests and nothing else, so style attributes and handlers in attributes do nothing.
    Raises `jinja2.UndefinedError` where the template asks for what is not there.
    """
    styles = tuple(text for name in (_FRAME, page) if (text := _inlined(f"{name}.css")))
    scripts = tuple(text for name in (_FRAME, page) if (text := _inlined(f"{name}.js")))
    policy = (
        "default-src 'none'",
        f"style-src {_digests(styles)}",
        f"script-src {_digests(scripts)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    given = {"page": page, "title": title, "styles": styles, "scripts": scripts, "policy": "; ".join(policy)}
    return _templates().get_template(f"{page}.html").render(content, frame=given, version=version("newsscrape"))


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("newsscrape.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: object) -> object:
    """Give what is not markup of ours with nothing in it that a screen acts upon; nothing at all for None."""
    if value is None:
        return ""
    return shown_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _inlined(name: str) -> Markup:
    """Give a style or script of ours, empty where there is none of the name."""
    file = resources.files("newsscrape.report").joinpath("templates", name)
    if not file.is_file():
        return Markup()
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    if any(end in text.lower() for end in _ENDS):
        raise ValueError(f"{name}: holds one of {', '.join(_ENDS)}, which would end it where it stands in a page")
    return Markup(text)  # noqa: S704 - a file of the package


def _digests(texts: tuple[Markup, ...]) -> str:
    """Give what a policy allows: these texts by their digests, else nothing."""
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
