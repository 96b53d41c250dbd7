"""One address's path → the regular expressions that could tell why it is an article's, the surest first.

Editorial systems write an article's number, its date or a fixed word into the address; each finder below knows one
such custom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

_NUMBER = re.compile(r"(?P<word>[A-Za-z]{1,8})?(?P<sign>[._!-]|_id_)?(?P<digits>\d{5,})(?!\d)")
_DATES = (
    (re.compile(r"/(?:19|20)\d\d/[01]\d/[0-3]\d/[^/]"), r"/\d{4}/\d{2}/\d{2}/[^/]+"),
    (re.compile(r"/(?:19|20)\d\d-[01]\d-[0-3]\d[-/][^/]"), r"/\d{4}-\d{2}-\d{2}[-/][^/]+"),
    (re.compile(r"/(?:19|20)\d\d-[01]\d/[^/]"), r"/\d{4}-\d{2}/[^/]+"),
    (re.compile(r"/(?:19|20)\d\d/[01]\d/[^/]"), r"/\d{4}/\d{2}/[^/]+"),
)
_KEYS = (
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",  # RFC 9562: a UUID
    r"[0-9a-f]{24}",
    r"[A-Z0-9]{26}",
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_EXTENSION = re.compile(r"\.[a-z]{3,5}$")
_HYPHENS = 3


class Kind(IntEnum):
    """What a mark is, the surest first."""

    NUMBER = 1
    KEY = 2
    DATE = 3
    WORD = 4
    SLUG = 5
    EXTENSION = 6


class Mark(NamedTuple):
    """A regular expression to search a path for."""

    kind: Kind
    pattern: str

    @property
    def needs_contrast(self) -> bool:
        """Whether it says something only where it was seen to fail on what is no article."""
        return self.kind >= Kind.WORD


def marks_of(path: str) -> Iterator[Mark]:
    """Give the marks of a path; each of them matches it."""
    for find in (_numbers, _keys, _dates, _words, _slugs, _extensions):
        yield from find(path)


def _numbers(path: str) -> Iterator[Mark]:
    """Find ``-12345.html`` at the end, ``/12345/`` as a segment, ``article12345``, ``_id_12345``, ``ld.12345``."""
    for found in _NUMBER.finditer(path):
        word, sign, digits = found["word"] or "", found["sign"] or "", found["digits"]
        behind = path[found.end() :]
        end = _end(behind)
        if end is None:
            continue
        before = path[found.start() - 1 : found.start()]
        for prefix in dict.fromkeys((word + sign or before, sign or word or before)):
            yield Mark(Kind.NUMBER, rf"{_literal(prefix)}\d{{{len(digits)},}}{end}")


def _end(behind: str) -> str | None:
    """Give what may follow a number that is a mark: the end, an extension, or a further segment."""
    if behind in {"", "/"}:
        return "/?$"
    extension = _EXTENSION.fullmatch(behind)
    if extension:
        return f"{re.escape(behind)}$"
    return "/[^/]" if behind.startswith("/") else None


def _keys(path: str) -> Iterator[Mark]:
    for key in _KEYS:
        found = re.search(rf"(?<![A-Za-z0-9]){key}(?![A-Za-z0-9])", path)
        if found:
            yield Mark(Kind.KEY, rf"(?<![A-Za-z0-9]){key}(?![A-Za-z0-9])")


def _dates(path: str) -> Iterator[Mark]:
    for looks, pattern in _DATES:
        if looks.search(path):
            yield Mark(Kind.DATE, pattern)


def _words(path: str) -> Iterator[Mark]:
    """Find ``/article/``, ``/story/`` and the like: a plain word among the segments, with something behind it."""
    segments = path.strip("/").split("/")
    for segment in segments[:-1]:
        if _WORD.fullmatch(segment):
            yield Mark(Kind.WORD, f"/{re.escape(segment)}/[^/]+")


def _slugs(path: str) -> Iterator[Mark]:
    last = path.rstrip("/").rpartition("/")[2]
    extension = _EXTENSION.search(last)
    words = (last[: extension.start()] if extension else last).split("-")
    if len(words) > _HYPHENS and all(words):
        end = f"{re.escape(extension[0])}$" if extension else "/?$"
        yield Mark(Kind.SLUG, rf"/(?:[^/-]+-){{{_HYPHENS},}}[^/-]+{end}")


def _extensions(path: str) -> Iterator[Mark]:
    extension = _EXTENSION.search(path)
    if extension:
        yield Mark(Kind.EXTENSION, f"[^/]{re.escape(extension[0])}$")


def _literal(text: str) -> str:
    """Escape only what must be: these are read and mended by people."""
    return re.sub(r"([.$^*+?()\[\]{}|\\])", r"\\\1", text)
