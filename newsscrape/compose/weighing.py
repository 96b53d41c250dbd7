"""How much speaks for each day: days that several independent voices name gain, later claims lose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.readings import ONE_DAY
from newsscrape.model.claim import Origin

_CLOSE = 4.4
_BEHIND = 2.0
_REPUBLISHED = 0.3


def without_later_claims(candidates: list[Candidate]) -> list[Candidate]:
    """Quieten claims of publication after the day that is printed as such, or after the last change.

    In: all candidates; out: the same ones in the same order.

    Systems claim the moment a page was last built, moved or saved as its publication; readers see the first one. Meta
    elements, whose names mean many things, are believed least.
    """
    published = [c for c in candidates if c.kind is Kind.PUBLISHED and c.voice in {Voice.PRINTED, Voice.CLAIMED}]
    addressed = {c.day for c in candidates if c.voice is Voice.ADDRESS}
    seen = [c.day for c in published if c.voice is Voice.PRINTED and c.weight >= _CLOSE]
    last_seen = max(seen, default=date.max - ONE_DAY) + ONE_DAY
    last_of_meta = min(
        max([c.day for c in published if c.voice is Voice.PRINTED and c.weight >= _BEHIND], default=date.max),
        min([c.day for c in published if c.origin is Origin.META], default=date.max),
        max([c.day for c in candidates if c.kind is Kind.MODIFIED and c.voice is Voice.PRINTED], default=date.max),
    )
    limits = {Origin.META: min(last_seen, last_of_meta)}
    return [
        c._replace(weight=c.weight * _REPUBLISHED)
        if c.kind is Kind.PUBLISHED
        and c.voice is Voice.CLAIMED
        and c.day > limits.get(c.origin, last_seen)
        and c.day not in addressed
        else c
        for c in candidates
    ]


def scores_of(candidates: Iterable[Candidate]) -> dict[date, float]:
    """Give what speaks for each day; of what one voice says of a day, the heaviest counts."""
    voices: dict[tuple[date, Voice], float] = {}
    for c in candidates:
        key = (c.day, c.voice)
        voices[key] = max(voices.get(key, 0.0), c.weight)
    scores: dict[date, float] = {}
    for (day, _voice), weight in voices.items():
        scores[day] = scores.get(day, 0.0) + weight
    return scores
