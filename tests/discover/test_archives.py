from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.discover.archives import archive_pages
from newsscrape.model.visit import Window

TODAY = date(2026, 11, 3)
WINDOW = Window(since=datetime(2026, 11, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("url", "newest"),
    [
        ("https://kurier.com/archiv/2026/10/30/", "https://kurier.com/archiv/2026/11/03/"),
        ("https://kurier.com/archiv/2026-10-30", "https://kurier.com/archiv/2026-11-03"),
        ("https://kurier.com/archiv-20261030.html", "https://kurier.com/archiv-20261103.html"),
    ],
)
def test_one_day_names_the_others_that_are_wanted(url: str, newest: str) -> None:
    pages = archive_pages(url, WINDOW, TODAY, 31)
    assert pages[0] == newest
    assert len(pages) == 3


def test_days_are_bounded_and_end_with_the_window() -> None:
    url = "https://kurier.com/2026/10/30/"
    assert len(archive_pages(url, Window(since=datetime(2020, 1, 1, tzinfo=UTC)), TODAY, 31)) == 31
    assert archive_pages(url, Window(until=datetime(2026, 10, 1, 23, tzinfo=UTC)), TODAY, 31) == [
        "https://kurier.com/2026/10/01/"
    ]


@pytest.mark.parametrize("path", ["/2026/10/30/brand-im-hafen", "/politik/", "/2026/13/01/", "/a-20261030x"])
def test_what_is_no_archive_names_nothing(path: str) -> None:
    assert archive_pages(f"https://kurier.com{path}", WINDOW, TODAY, 31) == []


def test_without_a_window_archives_are_left_alone() -> None:
    assert archive_pages("https://kurier.com/2026/10/30/", Window(), TODAY, 31) == []


@given(st.text(st.characters(exclude_characters="[]")))
def test_any_path_is_an_archive_or_none(path: str) -> None:
    assert len(archive_pages(f"https://kurier.com/{path}", WINDOW, TODAY, 5)) in {0, 3}
