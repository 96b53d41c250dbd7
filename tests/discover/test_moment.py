from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.discover.moment import day_in_path, moment


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-11-02T10:00:00+01:00", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("2026-11-02T10:00:00Z", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("2026-11-02T10:00", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        (" Mon, 02 Nov 2026 10:00:00 +0100 ", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:00 GMT", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("2026-11-02", datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("gestern", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_feeds_and_sitemaps_write_them(text: str | None, when: datetime | None) -> None:
    assert moment(text) == when


def test_a_month_is_not_over_before_its_last_day() -> None:
    when = moment("2026-11")
    assert when is not None
    assert when >= datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)


@given(any_text(max_size=40))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    when = moment(text)
    assert when is None or when.tzinfo is UTC


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/11/02/kurz", 2),
        ("/politik/20261103-bundestag", 3),
        ("/politik/2026-11-04/x", 4),
        ("/2026/11/kurz", None),
        ("/99991301/x", None),
        ("/2026/02/31/x", None),
    ],
)
def test_days_in_addresses(path: str, day: int | None) -> None:
    when = day_in_path(path)
    assert (when.day if when else None) == day
