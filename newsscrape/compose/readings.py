"""Claims that can be read in more than one way → the way that agrees with the day readers saw.

A claim in UTC may be the day before or after, a claim without a zone may be in UTC, and day and month may be swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from newsscrape.compose.candidate import Candidate, Voice, day_seen
from newsscrape.compose.date_parts import day_of
from newsscrape.compose.zones import PageZone

ONE_DAY = timedelta(days=1)
_NEAR = 4.0
_UTC = timedelta(0)
_EAST_FROM = time(10, 0)
"""From here on the next day may have begun somewhere; until then the day before may have lasted."""
_SLASHED = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


def as_seen(candidates: Sequence[Candidate], zone: PageZone) -> list[Candidate]:
    """Read each claim as the day that print or address names, where it can be read so.

    In: all candidates, the zone of the page; out: the same ones in the same order.
    """
    local = {
        c.day
        for c in candidates
        if c.moment.offset is None and c.voice in {Voice.PRINTED, Voice.ADDRESS} and c.weight >= _NEAR
    }
    return [_seen(c, zone, local) for c in candidates] if local else list(candidates)


def _seen(candidate: Candidate, zone: PageZone, local: set[date]) -> Candidate:
    if candidate.day in local:
        return candidate
    return next((other for other in _readings(candidate, zone) if other.day in local), candidate)


def _readings(candidate: Candidate, zone: PageZone) -> Iterator[Candidate]:
    """Give the other ways to read a candidate, the likeliest first."""
    moment = candidate.moment
    if moment.offset == _UTC and moment.clock is not None:
        yield candidate._replace(day=moment.day)
        if zone.name is None or zone.is_assumed:
            yield candidate._replace(day=moment.day + (ONE_DAY if moment.clock >= _EAST_FROM else -ONE_DAY))
    if candidate.voice not in {Voice.CLAIMED, Voice.TOLD}:
        return
    if moment.offset is None and moment.zone is None and moment.clock is not None and zone.name:
        in_utc = moment._replace(offset=_UTC)
        yield candidate._replace(moment=in_utc, day=day_seen(in_utc, zone))
    if (parts := _SLASHED.match(moment.raw)) and (swapped := day_of(parts[4], *_swapped(parts, moment.day))):
        yield candidate._replace(moment=moment._replace(day=swapped), day=swapped)


def _swapped(parts: re.Match[str], day: date) -> tuple[str, str]:
    """Give month and day of a date in numbers the other way round than it was read."""
    return (parts[1], parts[3]) if int(parts[1]) == day.day else (parts[3], parts[1])
