"""Whether the article is free to read; nothing without evidence."""

from __future__ import annotations

from functools import cache

from newsscrape.compose.finding import Finding
from newsscrape.compose.sentences import Sentences
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, load_language

_FREE = {
    "true": True, "yes": True, "1": True, "free": True, "false": False, "no": False, "0": False, "locked": False,
    "premium": False, "paid": False, "metered": False,
}  # fmt: skip
_BEHIND_TEXT = 6
_MAX_BARRIER = 300
_OTHERS = frozenset({Label.TEASER, Label.COMMENT})


def is_accessible_for_free(survey: Survey) -> Finding[bool | None]:
    """Tell whether all of it can be read without paying: as claimed, else False where behind the text the rest is sold.

    Claims that contradict each other or what is printed are flagged; the first is believed.
    """
    claimed = [
        (free, claim)
        for claim in survey.claimed("isAccessibleForFree")
        if (free := _FREE.get(claim.value.lower().rpartition("/")[2])) is not None
    ]
    barrier = _barrier(survey)
    if not claimed:
        return Finding(value=False, origin=Origin.PRINTED, raw=barrier) if barrier else Finding(None)
    free, first = claimed[0]
    is_contradicted = any(other is not free for other, _ in claimed) or (free and barrier)
    warnings = ("access_conflict",) if is_contradicted else ()
    return Finding(free, first.origin, first.value, warnings)


def _barrier(survey: Survey) -> str:
    """Give the line behind the text that says that the rest is sold; appeals for gifts say no such thing."""
    last = survey.text[-1].block.index if survey.text else None
    if last is None:
        return ""
    barriers = _barriers(survey.language.code)
    for labelled in survey.page.blocks[last : last + _BEHIND_TEXT + 1]:
        text = labelled.block.text
        if labelled.label in _OTHERS or len(text) > _MAX_BARRIER:
            continue
        if barriers.are_in(text):
            return text
    return ""


@cache
def _barriers(code: str) -> Sentences:
    return Sentences(load_language(code).access.barriers + load_language(FALLBACK).access.barriers)
