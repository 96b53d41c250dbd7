"""The candidates of one day → the one that tells its time best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from newsscrape.compose.candidate import Candidate, Voice
from newsscrape.compose.moment import instant_of, is_midnight
from newsscrape.compose.weighing import ALIKE
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision

# What programs write: ISO 8601, and the forms of JavaScript, C and e-mail.
_ATTRIBUTE = re.compile(r"\d{4}-\d\d?-\d\d?[T ]|[A-Z][a-z]{2},? [\w ]+ \d\d:\d\d:\d\d ")
_ZONED_BONUS = 4.0


def best_of_day(candidates: Sequence[Candidate], zone: PageZone) -> Candidate:
    """Take the candidate whose instant most speaks for, else the one that tells most.

    In: candidates of one day, at least one, the zone of the page; out: one of them, its time left out where it is
    midnight, which stands for a day without a time. Some claim a time of the page's zone as one in UTC, so what several
    voices say counts more than what one says.
    """
    timed = [_timed(candidate, zone) for candidate in candidates]
    known = [(instant, one) for one in timed if (instant := instant_of(one.moment, zone.name))]
    if known:
        return max(known, key=lambda pair: (_support(pair[0], known), pair[1].weight))[1]
    return max(timed, key=lambda one: (one.moment.clock is not None, one.voice is not Voice.ADDRESS, one.weight))


def _timed(candidate: Candidate, zone: PageZone) -> Candidate:
    moment = candidate.moment
    if moment.clock is None or not is_midnight(moment, zone.name):
        return candidate
    return candidate._replace(moment=moment._replace(clock=None, precision=Precision.DAY))


def _support(instant: datetime, known: Sequence[tuple[datetime, Candidate]]) -> float:
    """Add up the voices for an instant; of what one voice says of it, the heaviest counts.

    Distances from UTC in attributes are claims like others, in print they are what readers go by.
    """
    voices: dict[Voice, float] = {}
    for other, candidate in known:
        if abs(other - instant) <= ALIKE:
            voice, weight = _heard(candidate)
            voices[voice] = max(voices.get(voice, 0.0), weight)
    return sum(voices.values())


def _heard(candidate: Candidate) -> tuple[Voice, float]:
    moment = candidate.moment
    if candidate.voice is not Voice.PRINTED or (moment.offset is None and moment.zone is None):
        return candidate.voice, candidate.weight
    if _ATTRIBUTE.match(moment.raw):
        return Voice.CLAIMED, candidate.weight
    return Voice.PRINTED, candidate.weight + _ZONED_BONUS
