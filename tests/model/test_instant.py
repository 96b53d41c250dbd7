from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsscrape.model.instant import instant_in, now_written, written

NOON = datetime(2026, 11, 2, 12, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))


def test_an_instant_is_written_in_utc_and_comes_back_in_whole_seconds() -> None:
    assert written(NOON) == "2026-11-02T10:00:00Z"
    assert instant_in(written(NOON)) == NOON.replace(microsecond=0)


def test_the_present_is_now() -> None:
    assert abs(instant_in(now_written()) - datetime.now(UTC)) < timedelta(minutes=1)


def test_another_form_is_none_of_ours() -> None:
    with pytest.raises(ValueError, match="does not match"):
        instant_in("2026-11-02 10:00")
