from datetime import date, time, timedelta

import pytest

from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.moment import Moment
from newsscrape.compose.weighing import scores_of, with_printed_changes, without_late_times, without_later_claims
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision
from newsscrape.model.claim import Origin

NOWHERE = PageZone(None, is_assumed=False)
EARLY, LATE = date(2021, 5, 3), date(2024, 5, 3)


def candidate(day: date, origin: Origin, voice: Voice, weight: float, kind: Kind = Kind.PUBLISHED) -> Candidate:
    return Candidate(kind, Moment(day, None, None, None, Precision.DAY, ""), day, origin, voice, weight)


def claim(day: date, origin: Origin = Origin.JSONLD) -> Candidate:
    return candidate(day, origin, Voice.CLAIMED, 10.0)


def seen(day: date, weight: float = 5.0, kind: Kind = Kind.PUBLISHED) -> Candidate:
    return candidate(day, Origin.PRINTED, Voice.PRINTED, weight, kind)


@pytest.mark.parametrize(
    "candidates",
    [
        [claim(LATE), seen(EARLY)],
        [claim(LATE, Origin.META), seen(EARLY, 2.0)],
        [claim(LATE, Origin.META), seen(EARLY, 2.0, Kind.MODIFIED)],
        [claim(LATE, Origin.META), claim(EARLY, Origin.META)],
    ],
)
def test_claims_of_a_later_day_are_quietened(candidates: list[Candidate]) -> None:
    first, second = without_later_claims(candidates)
    assert first.weight < candidates[0].weight
    assert second == candidates[1]


@pytest.mark.parametrize(
    "candidates",
    [
        [claim(EARLY), seen(LATE)],
        [claim(LATE), seen(EARLY, 2.0)],
        [claim(LATE), seen(EARLY, 5.0, Kind.MODIFIED)],
        [claim(LATE), seen(EARLY), candidate(LATE, Origin.URL, Voice.ADDRESS, 6.0)],
        [claim(date(2021, 5, 4)), seen(EARLY)],
        [claim(LATE)],
    ],
)
def test_others_keep_their_weight(candidates: list[Candidate]) -> None:
    assert without_later_claims(candidates) == candidates


def test_what_one_voice_says_twice_counts_once() -> None:
    scores = scores_of([claim(EARLY), claim(EARLY, Origin.META), seen(EARLY), seen(LATE)])
    assert scores == {EARLY: 15.0, LATE: 5.0}


def test_a_printed_day_that_is_claimed_as_the_change_is_the_change() -> None:
    changed = candidate(LATE, Origin.JSONLD, Voice.CLAIMED, 10.0, Kind.MODIFIED)
    *_, printed = with_printed_changes([claim(EARLY), changed, seen(LATE)], NOWHERE)
    assert printed.kind is Kind.MODIFIED


def test_a_printed_day_that_is_claimed_as_both_stays_the_publication() -> None:
    changed = candidate(LATE, Origin.JSONLD, Voice.CLAIMED, 10.0, Kind.MODIFIED)
    for candidates in ([claim(LATE), changed, seen(LATE)], [changed, seen(LATE)], [claim(EARLY), seen(LATE)]):
        assert with_printed_changes(candidates, NOWHERE) == candidates


def at(hour: int, offset: int | None, origin: Origin, kind: Kind = Kind.PUBLISHED) -> Candidate:
    """A time of one day: printed without its zone, else claimed with a distance from UTC in hours."""
    voice = Voice.PRINTED if origin is Origin.PRINTED else Voice.CLAIMED
    distance = None if offset is None else timedelta(hours=offset)
    moment = Moment(EARLY, time(hour, 30), distance, None, Precision.MINUTE, "")
    return Candidate(kind, moment, EARLY, origin, voice, 10.0)


@pytest.mark.parametrize(
    ("other", "is_quietened"),
    [
        (at(9, 2, Origin.OPENGRAPH), True),
        (at(9, None, Origin.PRINTED), True),
        (at(11, None, Origin.PRINTED), True),
        (at(11, 2, Origin.OPENGRAPH), False),
        (at(12, 0, Origin.OPENGRAPH), False),
    ],
)
def test_the_time_of_the_last_change_is_no_publication_where_an_earlier_time_is_told(
    other: Candidate,
    is_quietened: bool,  # noqa: FBT001 - a case's expectation
) -> None:
    saved = at(11, 0, Origin.JSONLD)
    changed = at(11, 0, Origin.JSONLD, Kind.MODIFIED)
    weighed = without_late_times([saved, changed, other], PageZone("Europe/Berlin", is_assumed=False))
    assert (weighed[0].weight < saved.weight) is is_quietened
    assert weighed[1:] == [changed, other]


def test_a_time_claimed_by_nobody_else_keeps_its_weight() -> None:
    candidates = [at(11, 0, Origin.JSONLD), at(9, 0, Origin.JSONLD, Kind.MODIFIED)]
    assert without_late_times(candidates, NOWHERE) == candidates
