from datetime import UTC, date, datetime, time, timedelta

import pytest

from newsscrape.compose.moment import Doubt, Moment, doubt_of, instant_of, is_midnight, without_clock
from newsscrape.model.article import Precision

DAY = date(2024, 5, 1)
NOON = Moment(DAY, time(12, 0), None, None, Precision.MINUTE, "")


@pytest.mark.parametrize(
    ("moment", "zone", "hour"),
    [
        (NOON, "Europe/Berlin", 10),
        (NOON._replace(offset=timedelta(hours=1)), "Europe/Berlin", 11),
        (NOON._replace(zone="America/New_York"), "Europe/Berlin", 16),
    ],
)
def test_the_zone_written_beats_the_page_s(moment: Moment, zone: str, hour: int) -> None:
    assert instant_of(moment, zone) == datetime(2024, 5, 1, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        (NOON, None),
        (Moment(DAY, None, None, None, Precision.DAY, ""), "Europe/Berlin"),
        (NOON._replace(day=date.max, offset=timedelta(hours=-14)), None),
    ],
)
def test_without_time_or_zone_there_is_no_instant(moment: Moment, zone: str | None) -> None:
    assert instant_of(moment, zone) is None


def test_hours_that_exist_twice_or_never_are_doubtful() -> None:
    def at(day: date) -> Moment:
        return Moment(day, time(2, 30), None, None, Precision.MINUTE, "")

    assert doubt_of(at(date(2024, 3, 31)), "Europe/Berlin") is Doubt.SKIPPED
    assert doubt_of(at(date(2024, 10, 27)), "Europe/Berlin") is Doubt.REPEATED
    assert doubt_of(at(date(2024, 5, 1)), "Europe/Berlin") is None
    assert doubt_of(at(date(2024, 3, 31))._replace(offset=timedelta(hours=1)), "Europe/Berlin") is None


@pytest.mark.parametrize(
    ("clock", "offset", "zone", "is_it"),
    [
        (time(0, 0), timedelta(hours=1), None, True),
        (time(23, 0), timedelta(0), "Europe/Berlin", True),
        (time(23, 0), timedelta(0), None, False),
        (time(23, 0, 1), timedelta(0), "Europe/Berlin", False),
    ],
)
def test_midnight_as_written_or_in_the_zone(
    clock: time,
    offset: timedelta,
    zone: str | None,
    is_it: bool,  # noqa: FBT001 - a column of the table
) -> None:
    moment = Moment(date(2024, 1, 9), clock, offset, None, Precision.SECOND, "")
    assert is_midnight(moment, zone) is is_it
    assert without_clock(moment).clock is None
