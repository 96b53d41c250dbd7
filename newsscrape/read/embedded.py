"""Bodies that are printed nowhere: pages that a script draws carry their text in the script."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.markup import Script
from newsscrape.read.runs import BREAK

LITTLE_TEXT = 500
"""Characters of printed prose above which the scripts are not searched."""

_LEAST = 400
_MOST_SCRIPT = 2_000_000
_LITERAL = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"|\\?\Z)', re.DOTALL)
"""A string in double quotes; one that is never closed goes to the end, so that it is not begun again and again."""

_TEMPLATES = ("text/template", "text/html", "text/x-template", "text/x-handlebars")
_MARKUP = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[\w»”\"')\]](?:[.!?][\s<]|。)")
_LEAST_SENTENCES = 3
_CODE = ("function(", "=>", "var ", '{"', "@media", "http-equiv")


def embedded_bodies(scripts: Iterable[Script]) -> Iterator[Claim]:
    """Give the longest text that stands as a string or a template in a page's scripts, as a claimed articleBody.

    In: the scripts; out: one claim or none. Strings inside strings, as ``JSON.parse("…")`` has them, are looked into.
    """
    found = max((text for script in scripts for text in _texts(script)), key=len, default="")
    if found:
        yield Claim(name="articleBody", value=found, origin=Origin.META)


def _texts(script: Script) -> Iterator[str]:
    if len(script.text) > _MOST_SCRIPT or "ld+json" in script.type:
        return
    if script.type in _TEMPLATES:
        if _MARKUP.search(script.text):
            yield script.text.strip()
        return
    for text in _literals(script.text):
        if text.lstrip()[:1] in ("{", "["):
            for inner in _literals(text):
                yield from _if_text(inner)
        else:
            yield from _if_text(text)


def _literals(code: str) -> Iterator[str]:
    """Give the long strings in double quotes."""
    for literal in _LITERAL.finditer(code):
        if len(literal[1]) >= _LEAST:
            yield _unescaped(literal[1])


def _unescaped(literal: str) -> str:
    try:
        value = json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _if_text(text: str) -> Iterator[str]:
    """Give a string that reads like an article: several sentences, no program."""
    if text.lstrip().startswith("&lt;"):
        text = html.unescape(text)
    if len(_SENTENCE.findall(text)) >= _LEAST_SENTENCES and not any(mark in text for mark in _CODE):
        yield text.replace(BREAK, "\n").strip()
