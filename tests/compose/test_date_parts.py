from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.date_parts import day_of, is_sane, moment_of
from newsscrape.model.article import Precision

DAY = date(2024, 5, 1)
DIGITS = st.text(alphabet="0123456789", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("2024", "05", "01"), DAY),
        (("24", 5, "1"), DAY),
        (("79", "5", "1"), None),
        (("2024", "13", "1"), None),
        (("2024", "2", "30"), None),
        (("1970", "1", "1"), None),
        (("2101", "1", "1"), None),
        (("2024", None, "1"), None),
    ],
)
def test_a_day_is_whole_and_sane(parts: tuple[str, str, str], day: date | None) -> None:
    assert day_of(*parts) == day


@pytest.mark.parametrize(
    ("clock", "at", "offset", "zone", "precision"),
    [
        (("14", "08", "10", "+01:00"), time(14, 8, 10), timedelta(hours=1), None, Precision.SECOND),
        (("14", "08", None, "UTC-3"), time(14, 8), timedelta(hours=-3), None, Precision.MINUTE),
        (("14", "08", None, "GMT"), time(14, 8), timedelta(0), None, Precision.MINUTE),
        (("14", "08", None, "CET"), time(14, 8), None, "Europe/Berlin", Precision.MINUTE),
        (("14", "08", None, "+15:00"), time(14, 8), None, None, Precision.MINUTE),
        (("00", "00", "00", "Z"), None, None, None, Precision.DAY),
        (("24", "00", None, None), None, None, None, Precision.DAY),
    ],
)
def test_a_time_joins_its_day(
    clock: tuple[str, ...], at: time | None, offset: timedelta | None, zone: str | None, precision: Precision
) -> None:
    moment = moment_of(DAY, dict(zip(("h", "mi", "sec", "z"), clock, strict=True)), "raw")
    assert (moment.clock, moment.offset, moment.zone, moment.precision) == (at, offset, zone, precision)
    assert (moment.day, moment.raw) == (DAY, "raw")


@given(DIGITS, DIGITS, DIGITS)
def test_any_digits_are_a_sane_day_or_none(year: str, month: str, day: str) -> None:
    found = day_of(year, month, day)
    assert found is None or is_sane(found)
