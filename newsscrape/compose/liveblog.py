"""Whether the article is a running blog of dated entries; nothing without evidence."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.compose.entries import entries
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import mark_in_addresses
from newsscrape.compose.survey import Survey
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, load_language
from newsscrape.text import fold

_ENOUGH = 3


def is_liveblog(survey: Survey) -> Finding[bool | None]:
    """Tell whether it is a running blog: by its claimed type, a word of its headline, or a weaker one and entries."""
    for claim in survey.claimed("@type"):
        if claim.value == "LiveBlogPosting":
            return Finding(value=True, origin=claim.origin, raw=claim.value)
    marks = _marks(survey.language.code)
    named = [*survey.of(Label.HEADLINE), *survey.of(Label.KICKER)]
    lines = [fold(one.block.text) for one in sorted(named, key=lambda one: one.block.index)]
    for line in lines:
        if word := marks.sure.word_in(line):
            return Finding(value=True, origin=Origin.PRINTED, raw=word)
    hint = next((word for line in lines if (word := marks.likely.word_in(line))), "") or _in_address(survey)
    if hint and len(entries(survey).value) >= _ENOUGH:
        return Finding(value=True, origin=Origin.PRINTED, raw=hint)
    return Finding(None)


def _in_address(survey: Survey) -> str:
    mark, path = mark_in_addresses("liveblog", "addresses"), survey.address.path
    match = mark.pattern.search(path) if mark.is_in(path) else None
    return match[0] if match else ""


class _Words:
    """Words that are looked for whole."""

    def __init__(self, words: frozenset[str]) -> None:
        self.hints = shortest(words)
        self.pattern = re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)")

    def word_in(self, folded: str) -> str:
        """Give the word that stands in a folded line, the empty string when none does."""
        match = self.pattern.search(folded) if has_any(self.hints, folded) else None
        return match[0] if match else ""


class _Marks:
    """One language's marks of running blogs, English ones included."""

    def __init__(self, code: str) -> None:
        own, english = load_language(code).access, load_language(FALLBACK).access
        self.sure = _Words(own.liveblog | english.liveblog)
        self.likely = _Words(own.live | english.live)


@cache
def _marks(code: str) -> _Marks:
    return _Marks(code)
