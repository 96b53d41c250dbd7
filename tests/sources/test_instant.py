from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.errors import InputError
from newsscrape.sources.instant import parse_instant


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-31T08:15:00Z",
        "2026-01-31T09:15:00.999+01:00",
        "2026-01-31T08:15Z",
        datetime(2026, 1, 31, 9, 15, 0, 7, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_instants_are_utc_in_whole_seconds(value: object) -> None:
    assert parse_instant(value, "x") == datetime(2026, 1, 31, 8, 15, tzinfo=UTC)


def test_none_is_none() -> None:
    assert parse_instant(None, "x") is None


@pytest.mark.parametrize("value", ["", "2026-01-31", "2026-01-31T08:15:00", date(2026, 1, 31), 1769847300, True])
def test_what_is_no_instant_is_refused_by_place(value: object) -> None:
    with pytest.raises(InputError, match=r"^a\.toml key fetched_at: .*expected one with its zone"):
        parse_instant(value, "a.toml key fetched_at")


@given(any_text() | st.datetimes(timezones=st.timezones()))
def test_any_value_is_an_instant_or_refused(value: object) -> None:
    try:
        instant = parse_instant(value, "x")
    except InputError:
        return
    assert instant is not None
    assert instant.utcoffset() == timedelta(0)
