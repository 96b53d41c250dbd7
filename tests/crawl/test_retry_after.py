from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.retry_after import seconds_asked

NOW = datetime(2026, 11, 2, 10, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 02 Nov 2026 10:05:00 GMT", 300.0),
        ("Monday, 02-Nov-26 10:05:00 GMT", 300.0),
        ("Mon Nov  2 10:05:00 2026", 300.0),
        ("Mon, 02 Nov 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
    ],
)
def test_seconds_and_dates_are_read(value: str, seconds: float | None) -> None:
    assert seconds_asked(value, "", NOW) == seconds


def test_a_date_is_counted_by_the_clock_of_the_server() -> None:
    sent = "Mon, 02 Nov 2026 08:00:00 GMT"
    assert seconds_asked("Mon, 02 Nov 2026 08:00:30 GMT", sent, NOW) == 30.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_it_says_it_is_no_fault(value: str, sent: str) -> None:
    asked = seconds_asked(value, sent, NOW)
    assert asked is None or asked >= 0
