"""Whether the article is free to read, or a running blog; nothing without evidence."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, load_language
from newsscrape.text import fold

_FREE = {
    "true": True, "yes": True, "1": True, "free": True, "false": False, "no": False, "0": False, "locked": False,
    "premium": False,
}  # fmt: skip
_AFTER_TEXT = 4
_SURE = 0.6


def is_accessible_for_free(survey: Survey) -> Finding[bool | None]:
    """Tell whether all of it can be read without paying: as claimed, else False where a barrier follows the text."""
    for claim in survey.claimed("isAccessibleForFree"):
        free = _FREE.get(claim.value.lower().rpartition("/")[2])
        if free is not None:
            warnings = ("access_conflict",) if free and _has_barrier(survey) else ()
            return Finding(free, claim.origin, claim.value, warnings)
    return Finding(value=False, origin=Origin.PRINTED) if _has_barrier(survey) else Finding(None)


def _has_barrier(survey: Survey) -> bool:
    last = max(
        (blocks[-1].block.index for label in (Label.BODY, Label.LEAD) if (blocks := survey.of(label))), default=None
    )
    if last is None:
        return False
    return any(b.confidence >= _SURE and last < b.block.index <= last + _AFTER_TEXT for b in survey.of(Label.PAYWALL))


def is_liveblog(survey: Survey) -> Finding[bool | None]:
    """Tell whether it is a running blog of dated entries: by its claimed type or a word of its headline or kicker."""
    for claim in survey.claimed("@type"):
        if claim.value == "LiveBlogPosting":
            return Finding(value=True, origin=claim.origin, raw=claim.value)
    marks = _marks(survey.language.code)
    named = [*survey.of(Label.HEADLINE), *survey.of(Label.KICKER)]
    for labelled in sorted(named, key=lambda one: one.block.index):
        if word := marks.liveblog_in(fold(labelled.block.text)):
            return Finding(value=True, origin=Origin.PRINTED, raw=word)
    return Finding(None)


class _Marks:
    """One language's marks of running blogs, English ones included."""

    def __init__(self, code: str) -> None:
        both = load_language(code).access.liveblog | load_language(FALLBACK).access.liveblog
        running = frozenset(word for word in both if len(word) > len("ticker"))
        self.running = shortest(running)
        self.liveblog = re.compile(rf"(?<!\w)(?:{one_of(running)})(?!\w)")

    def liveblog_in(self, folded: str) -> str:
        """Give the word that marks a running blog, the empty string when there is none."""
        match = self.liveblog.search(folded) if has_any(self.running, folded) else None
        return match[0] if match else ""


@cache
def _marks(code: str) -> _Marks:
    return _Marks(code)
