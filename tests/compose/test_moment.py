from datetime import UTC, date, datetime, time, timedelta

import pytest

from newsscrape.compose.moment import Moment, instant_of, is_doubtful
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

    assert is_doubtful(at(date(2024, 3, 31)), "Europe/Berlin")
    assert is_doubtful(at(date(2024, 10, 27)), "Europe/Berlin")
    assert not is_doubtful(at(date(2024, 5, 1)), "Europe/Berlin")
    assert not is_doubtful(at(date(2024, 3, 31))._replace(offset=timedelta(hours=1)), "Europe/Berlin")
