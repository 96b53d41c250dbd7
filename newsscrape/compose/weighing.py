"""How much speaks for each day: days that several independent voices name gain, later claims lose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.moment import instant_of
from newsscrape.compose.readings import ONE_DAY
from newsscrape.compose.zones import PageZone
from newsscrape.model.claim import Origin

ALIKE = timedelta(seconds=90)
"""Times no farther apart are the same, told with seconds and without."""
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


def without_late_times(candidates: list[Candidate], zone: PageZone) -> list[Candidate]:
    """Quieten a claimed time of publication that is no earlier than the last change, where the day has an earlier one.

    In: all candidates, the zone of the page; out: the same ones in their order. What one origin claims as both is the
    moment of saving where another place knows an earlier one; nothing is published after its change.
    """
    published = [(c, at) for c in candidates if c.kind is Kind.PUBLISHED and (at := instant_of(c.moment, zone.name))]
    changed = [(c, at) for c in candidates if c.kind is Kind.MODIFIED and (at := instant_of(c.moment, zone.name))]
    late = {
        id(c)
        for c, at in published
        if c.voice is Voice.CLAIMED
        and any(other.origin is c.origin and change <= at for other, change in changed)
        and any(other.day == c.day and earlier < at - ALIKE and _is_told(other, c) for other, earlier in published)
    }
    return [c._replace(weight=c.weight * _REPUBLISHED) if id(c) in late else c for c in candidates]


def _is_told(other: Candidate, claim: Candidate) -> bool:
    """Tell whether a time is more than a claim of the same time of day with another distance from UTC."""
    return other.voice is not Voice.CLAIMED or other.moment.clock != claim.moment.clock


def with_printed_changes(candidates: list[Candidate], zone: PageZone) -> list[Candidate]:
    """Take what is printed for a change where it is claimed as one, and the publication as something else.

    In: all candidates, the zone of the page; out: the same ones in the same order.
    """
    claims = [c for c in candidates if c.voice is Voice.CLAIMED]
    published = [c for c in claims if c.kind is Kind.PUBLISHED]
    changed = [c for c in claims if c.kind is Kind.MODIFIED]
    if not published or not changed:
        return candidates
    return [
        c._replace(kind=Kind.MODIFIED)
        if c.kind is Kind.PUBLISHED
        and c.voice is Voice.PRINTED
        and any(_is_same(c, claim, zone) for claim in changed)
        and not any(_is_same(c, claim, zone) for claim in published)
        else c
        for c in candidates
    ]


def _is_same(one: Candidate, other: Candidate, zone: PageZone) -> bool:
    """Tell whether two candidates are of the same time, or of the same day where not both have a time."""
    first, second = instant_of(one.moment, zone.name), instant_of(other.moment, zone.name)
    if first is None or second is None:
        return one.day == other.day
    return abs(first - second) <= ALIKE


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
