from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.clocks import clock_lines, instants_of
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
CHANGED = '<meta property="article:modified_time" content="2024-08-27T12:32:00+02:00">'


def lines_of(*texts: str) -> str:
    return "".join(f"<h2 data-label=heading>{text}</h2><p data-label=body>Text.</p>" for text in texts)


@pytest.mark.parametrize(
    ("text", "clock", "headline"),
    [
        ("11.39 Uhr: Offenbar ein neuer Stand", time(11, 39), "Offenbar ein neuer Stand"),
        ("9h05 - La Bourse ouvre dans le vert", time(9, 5), "La Bourse ouvre dans le vert"),
        ("21:22Ann Lee", time(21, 22), None),
        ("[07:05] Etwas geschieht", time(7, 5), None),
    ],
)
def test_lines_that_begin_with_a_time(page_of: PageMaker, text: str, clock: time, headline: str | None) -> None:
    found = clock_lines(page_of(lines_of(text, text, text)))
    assert [(one.clock, one.headline) for one in found] == [(clock, headline)] * 3


@pytest.mark.parametrize("text", ["12.30 Euro", "12.05.2024", "25:00 Uhr", "1:2", "Um 12:30 Uhr", "12:30:15.123 Lauf"])
def test_other_numbers_are_no_times(page_of: PageMaker, text: str) -> None:
    assert clock_lines(page_of(lines_of(text, text, text))) == []


def test_two_lines_are_too_few(page_of: PageMaker) -> None:
    assert clock_lines(page_of(lines_of("11:39 Eins", "11:20 Zwei"))) == []


def test_days_are_counted_back_from_the_change(page_of: PageMaker) -> None:
    page = page_of(lines_of("12.32 Uhr: A", "11.13 Uhr: B", "05.20 Uhr: C", "23.50 Uhr: D"), head=CHANGED)
    assert instants_of(page, clock_lines(page)) == [
        datetime(2024, 8, 27, 10, 32, tzinfo=UTC),
        datetime(2024, 8, 27, 9, 13, tzinfo=UTC),
        datetime(2024, 8, 27, 3, 20, tzinfo=UTC),
        datetime(2024, 8, 26, 21, 50, tzinfo=UTC),
    ]


def test_without_a_change_or_oldest_first_no_day_is_guessed(page_of: PageMaker) -> None:
    page = page_of(lines_of("12.32 Uhr: A", "11.13 Uhr: B", "05.20 Uhr: C"))
    assert instants_of(page, clock_lines(page)) == [None, None, None]
    page = page_of(lines_of("05.20 Uhr: A", "11.13 Uhr: B", "12.32 Uhr: C"), head=CHANGED)
    assert instants_of(page, clock_lines(page)) == [None, None, None]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(alphabet="0123456789:.h Uhr-", min_size=1, max_size=14), min_size=3, max_size=5))
def test_any_lines_are_times_or_none(page_of: PageMaker, texts: list[str]) -> None:
    page = page_of(lines_of(*texts), head=CHANGED)
    lines = clock_lines(page)
    assert len(instants_of(page, lines)) == len(lines)
