from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsscrape.discover.since import since_moment, until_moment
from newsscrape.errors import UsageError

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "back"),
    [("30m", timedelta(minutes=30)), ("12h", timedelta(hours=12)), ("2d", timedelta(days=2)), (" 1w ", timedelta(7))],
)
def test_spans_reach_back_from_now(text: str, back: timedelta) -> None:
    assert since_moment(text, NOW) == NOW - back


def test_a_day_begins_at_midnight() -> None:
    assert since_moment("2026-11-01", NOW) == datetime(2026, 11, 1, tzinfo=UTC)


def test_a_day_ends_before_the_next() -> None:
    assert until_moment("2026-11-01", NOW) == datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)
    assert until_moment("2d", NOW) == NOW - timedelta(days=2)


@pytest.mark.parametrize("text", ["", "gestern", "2", "d", "-2d", "2.5d", "2026-13-01", "01.11.2026", "999999d"])
def test_anything_else_is_an_error_that_says_what_is_expected(text: str) -> None:
    with pytest.raises(UsageError, match="expected a span such as 30m"):
        since_moment(text, NOW)
