from datetime import date, time, timedelta

import pytest

from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.moment import Moment
from newsscrape.compose.readings import as_seen
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision
from newsscrape.model.claim import Origin

BERLIN = PageZone("Europe/Berlin", is_assumed=False)
ROME = PageZone("Europe/Rome", is_assumed=True)
UTC = timedelta(0)


def claim(day: date, clock: time | None, offset: timedelta | None, raw: str = "") -> Candidate:
    moment = Moment(day, clock, offset, None, Precision.SECOND, raw)
    return Candidate(Kind.PUBLISHED, moment, day, Origin.JSONLD, Voice.CLAIMED, 12.0)


def printed(day: date) -> Candidate:
    moment = Moment(day, None, None, None, Precision.DAY, str(day))
    return Candidate(Kind.PUBLISHED, moment, day, Origin.PRINTED, Voice.PRINTED, 5.0)


@pytest.mark.parametrize(
    ("claimed", "zone", "seen"),
    [
        (claim(date(2021, 5, 3), time(22, 30), UTC), ROME, date(2021, 5, 4)),
        (claim(date(2021, 5, 5), time(0, 30), UTC), ROME, date(2021, 5, 4)),
        (claim(date(2021, 5, 3), time(22, 30), None), BERLIN, date(2021, 5, 4)),
        (claim(date(2021, 4, 5), None, None, "05/04/2021"), BERLIN, date(2021, 5, 4)),
        (claim(date(2021, 5, 5), time(20, 30), UTC), ROME, date(2021, 5, 5)),
        (claim(date(2021, 5, 7), time(12, 0), UTC), ROME, date(2021, 5, 7)),
        (claim(date(2021, 5, 3), time(12, 0), None), BERLIN, date(2021, 5, 3)),
        (claim(date(2021, 5, 3), time(22, 30), timedelta(hours=2)), BERLIN, date(2021, 5, 3)),
    ],
)
def test_a_claim_is_read_as_the_printed_day_where_it_can_be(claimed: Candidate, zone: PageZone, seen: date) -> None:
    found, _ = as_seen([claimed, printed(date(2021, 5, 4))], zone)
    assert found.day == seen


def test_a_claim_in_utc_that_does_not_say_so_gets_the_right_instant() -> None:
    found, _ = as_seen([claim(date(2021, 5, 3), time(22, 30), None), printed(date(2021, 5, 4))], BERLIN)
    assert found.moment.offset == UTC


def test_without_a_printed_day_nothing_is_moved() -> None:
    claims = [claim(date(2021, 5, 3), time(22, 30), UTC)]
    assert as_seen(claims, ROME) == claims
