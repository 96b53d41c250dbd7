"""The words before a date → whether it is that of the publication or of a change."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsscrape.compose.candidate import Kind
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.languages import FALLBACK, load_language

_LOOKED_AT = 60


class Said(NamedTuple):
    """What words say of the date behind them."""

    kind: Kind
    """What it dates; publication where they say nothing."""
    is_worded: bool
    """Whether they say anything."""


def kind_said(before: str, code: str) -> Said:
    """Tell what the words before a date say of it; the last of them counts.

    In: the words, code of the language's file.
    """
    words = _kind_words(code)
    said = before[-_LOOKED_AT:].lower()
    if not has_any(words.hints, said):
        return Said(Kind.PUBLISHED, is_worded=False)
    published = max((match.end() for match in words.published.finditer(said)), default=-1)
    updated = max((match.end() for match in words.updated.finditer(said)), default=-1)
    if updated > published:
        return Said(Kind.MODIFIED, is_worded=True)
    return Said(Kind.PUBLISHED, is_worded=published >= 0)


class _KindWords(NamedTuple):
    """The regular expressions of one language, English words included."""

    published: re.Pattern[str]
    updated: re.Pattern[str]
    hints: tuple[str, ...]
    """One of these stands in whatever they find."""


@cache
def _kind_words(code: str) -> _KindWords:
    own, english = load_language(code).dates, load_language(FALLBACK).dates

    def pattern(words: frozenset[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{one_of(words)})" + ("" if code in {"ja", "zh"} else r"(?!\w)"))

    published, updated = own.published | english.published, own.updated | english.updated
    return _KindWords(pattern(published), pattern(updated), shortest(published | updated))
