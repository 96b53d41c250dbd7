"""The candidates of one day → the one that tells its time best."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsscrape.compose.candidate import Candidate, Voice
from newsscrape.compose.moment import instant_of, is_midnight
from newsscrape.compose.weighing import ALIKE
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision


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

    A printed time with its distance from UTC stands in an attribute, which is a claim like others.
    """
    voices: dict[Voice, float] = {}
    for other, candidate in known:
        if abs(other - instant) <= ALIKE:
            voice = Voice.CLAIMED if candidate.moment.offset is not None else candidate.voice
            voices[voice] = max(voices.get(voice, 0.0), candidate.weight)
    return sum(voices.values())
