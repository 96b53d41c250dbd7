"""NEWSSCRAPE_JAVASCRIPT: for which pages a browser runs the scripts."""

from __future__ import annotations

import shutil
from enum import StrEnum
from importlib.util import find_spec
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from newsscrape.discover.address import Shape, shape_of
from newsscrape.errors import UsageError
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.site import JavaScript, Site
from newsscrape.policy.address_shapes import is_front
from newsscrape.policy.addresses import address_rules


class Rendered(StrEnum):
    """Whose pages may be rendered."""

    NONE = "0"
    """Nobody's."""
    PROFILED = "1"
    """Those of sites whose profile asks for it."""
    ALL = "all"
    """Also those of any other site that hold no text before."""


def read_rendered(settings: BaseSettings) -> Rendered:
    """Read the setting; raise `UsageError` for another value, and where it is on and extra or browser are missing."""
    word = str(settings["NEWSSCRAPE_JAVASCRIPT"] or Rendered.NONE).strip().lower()
    try:
        rendered = Rendered(word)
    except ValueError:
        raise UsageError(f"NEWSSCRAPE_JAVASCRIPT={word}: expected one of {', '.join(Rendered)}.") from None
    if rendered is Rendered.NONE:
        return rendered
    if find_spec("scrapy_playwright") is None:
        raise UsageError(
            f"NEWSSCRAPE_JAVASCRIPT={word}: scrapy-playwright is not installed; "
            "install newsscrape[javascript] or set 0."
        )
    browser_path(settings)
    return rendered


def browser_path(settings: BaseSettings) -> str:
    """Give the path of the browser's program; raise `UsageError` where there is none."""
    name = str(settings["NEWSSCRAPE_BROWSER"])
    path = shutil.which(name)
    if path is None:
        raise UsageError(
            f"NEWSSCRAPE_BROWSER={name}: there is no such program; install Chromium (Debian's package is chromium) or "
            "name its path."
        )
    return path


def when_run(site: Site | None, rendered: Rendered) -> JavaScript:
    """Tell when the scripts of a site's pages are run: as its profile says, else as is set for all sites."""
    if rendered is Rendered.NONE:
        return JavaScript.NEVER
    if site is not None and site.javascript is not None:
        return site.javascript
    return JavaScript.IF_EMPTY if rendered is Rendered.ALL else JavaScript.NEVER


def has_scripts(page: Page) -> bool:
    """Tell whether there is anything to run, in HTML; what turns out to be none costs time only."""
    is_html = not page.content_type or "html" in page.content_type.lower()
    return is_html and b"<script" in page.body.lower()


def is_textless(page: Page, extraction: Extraction) -> bool:
    """Tell a page whose text is absent from a list of links, which has none by nature."""
    outcome = extraction.outcome
    if not isinstance(outcome, Reject) or outcome.reason is not Reason.NO_TEXT:
        return False
    return not (extraction.links and _is_hub(page.url or ""))


def host_of(page: Page) -> str:
    """Give the host a page came from, "" where that is not known."""
    return urlsplit(page.url or "").hostname or ""


def _is_hub(url: str) -> bool:
    return is_front(url) or shape_of(url, "", None, address_rules()) is Shape.SECTION
