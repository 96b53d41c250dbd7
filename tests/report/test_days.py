import pytest

from newsscrape.report.days import day_of, hour_of


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("2026-11-02T10", "2 Nov", "10:00"),
        ("20261102T101500Z", "2 Nov", "10:00"),
        ("2026-01-31", "31 Jan", ""),
        ("unknown", "unknown", ""),
        ("2026-13-01", "2026-13-01", ""),
    ],
)
def test_days_and_hours_are_short(text: str, day: str, hour: str) -> None:
    assert (day_of(text), hour_of(text)) == (day, hour)
