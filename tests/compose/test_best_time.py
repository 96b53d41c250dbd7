from datetime import date, time, timedelta

from newsscrape.compose.best_time import best_of_day
from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.moment import Moment
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision
from newsscrape.model.claim import Origin

BERLIN = PageZone("Europe/Berlin", is_assumed=False)
NOWHERE = PageZone(None, is_assumed=False)
DAY = date(2021, 5, 3)
UTC, SUMMER = timedelta(0), timedelta(hours=2)


def claim(
    clock: time | None, offset: timedelta | None, origin: Origin = Origin.JSONLD, weight: float = 12.0
) -> Candidate:
    return Candidate(Kind.PUBLISHED, moment(clock, offset), DAY, origin, Voice.CLAIMED, weight)


def seen(clock: time | None, offset: timedelta | None = None) -> Candidate:
    return Candidate(Kind.PUBLISHED, moment(clock, offset), DAY, Origin.PRINTED, Voice.PRINTED, 7.0)


def moment(clock: time | None, offset: timedelta | None) -> Moment:
    return Moment(DAY, clock, offset, None, Precision.SECOND if clock else Precision.DAY, "")


def test_one_claim_against_one_printed_time_wins() -> None:
    best = best_of_day([claim(time(10, 30), UTC), seen(time(10, 30))], BERLIN)
    assert best.voice is Voice.CLAIMED


def test_of_two_claims_the_one_that_is_printed_wins() -> None:
    claims = [claim(time(10, 30, 17), UTC), claim(time(10, 30), SUMMER, Origin.OPENGRAPH, 11.0)]
    best = best_of_day([*claims, seen(time(10, 30))], BERLIN)
    assert best.origin is Origin.OPENGRAPH


def test_a_zone_in_print_counts_more_than_one_in_an_attribute() -> None:
    told = claim(time(8, 30), UTC, Origin.OPENGRAPH, 10.0)
    printed = seen(time(10, 30), UTC)
    in_attribute = printed._replace(moment=printed.moment._replace(raw="2021-05-03T10:30:00Z"))
    assert best_of_day([told, in_attribute], BERLIN) is not in_attribute
    assert best_of_day([told, printed], BERLIN) == printed


def test_a_time_whose_zone_is_known_comes_before_one_whose_is_not() -> None:
    best = best_of_day([claim(time(10, 30), None), seen(time(8, 30), UTC)], NOWHERE)
    assert best.voice is Voice.PRINTED


def test_midnight_is_a_day() -> None:
    best = best_of_day([claim(time(0, 0), SUMMER)], BERLIN)
    assert (best.moment.clock, best.moment.precision) == (None, Precision.DAY)


def test_the_address_comes_last() -> None:
    address = Candidate(Kind.PUBLISHED, moment(None, None), DAY, Origin.URL, Voice.ADDRESS, 9.0)
    assert best_of_day([address, seen(None)], BERLIN).voice is Voice.PRINTED
