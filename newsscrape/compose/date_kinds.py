"""The words beside the dates of a line → what each date is the date of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsscrape.compose.candidate import Kind
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.languages import FALLBACK, load_language

_BEFORE = 60
_BEHIND = 30
# Words for other matters stand right before their dates; farther off they are of something else ("since 2010 | 3 May").
_IS_NEAR = re.compile(r"[^\d|·•/]{0,20}")
_LEADS_ON = re.compile(r"\s*(?:[:\uff1a]|\W{0,3}\d)")
_UNSPACED = frozenset(("ja", "zh"))


class Said(NamedTuple):
    """What words say of the date beside them."""

    kind: Kind | None
    """What it dates: publication where they say nothing, None for something else than the article."""
    is_worded: bool
    """Whether they say anything."""


UNSAID = Said(Kind.PUBLISHED, is_worded=False)
"""Nothing is said of the date."""


def kinds_said(between: Sequence[str], code: str) -> list[Said]:
    """Tell what the words of a line say of its dates.

    In: the words before, between and behind its dates, one more than there are dates; code of the language's file.
    Words stand before their dates ("Stand: …") unless the line ends in such words and does not begin with any
    ("… veröffentlicht und am … geändert").
    """
    before = [kind_said(words, code) for words in between[:-1]]
    if before and not before[0].is_worded and (last := _said_behind(between[-1], code)).is_worded:
        return [*[_said_behind(words, code) for words in between[1:-1]], last]
    return before


def kind_said(before: str, code: str) -> Said:
    """Tell what the words before a date say of it; the last of them counts.

    In: the words, code of the language's file.
    """
    words = _kind_words(code)
    said = before[-_BEFORE:].lower()
    if not has_any(words.hints, said):
        return UNSAID
    last, found = -1, UNSAID
    for kind, pattern in words.patterns:
        ends = [match.end() for match in pattern.finditer(said)]
        end = max([end for end in ends if kind is not None or _IS_NEAR.fullmatch(said, end)], default=-1)
        if end > last:
            last, found = end, Said(kind, is_worded=True)
    return found


def _said_behind(behind: str, code: str) -> Said:
    """Tell what the words behind a date say of it; the first of them counts, unless a colon or number follows it."""
    words = _kind_words(code)
    said = behind[:_BEHIND].lower()
    if not has_any(words.hints, said):
        return UNSAID
    first, found = len(said), UNSAID
    for kind, pattern in words.patterns:
        match = pattern.search(said)
        if match and match.start() < first:
            is_of_another = _LEADS_ON.match(said, match.end()) is not None
            first, found = match.start(), UNSAID if is_of_another else Said(kind, is_worded=True)
    return found


class _KindWords(NamedTuple):
    """The regular expressions of one language, English words included."""

    patterns: tuple[tuple[Kind | None, re.Pattern[str]], ...]
    hints: tuple[str, ...]
    """One of these stands in whatever they find."""


@cache
def _kind_words(code: str) -> _KindWords:
    own, english = load_language(code).dates, load_language(FALLBACK).dates
    words = (
        (Kind.PUBLISHED, own.published | english.published),
        (Kind.MODIFIED, own.updated | english.updated),
        (None, own.other | english.other),
    )
    begin, end = ("", "") if code in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    return _KindWords(
        tuple((kind, re.compile(f"{begin}(?:{one_of(said)}){end}")) for kind, said in words),
        shortest([word for _, said in words for word in said]),
    )
