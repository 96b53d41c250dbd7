from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.survey import Survey
from newsscrape.compose.undated import undated

PageMaker = Callable[..., Survey]
DAY = date(2020, 4, 28)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Der neue Deich bricht, 28.04.2020", "Der neue Deich bricht"),
        ("Der neue Deich bricht | 28.04.2020", "Der neue Deich bricht"),
        ("Der neue Deich bricht (28.04.2020)", "Der neue Deich bricht"),
        ("28.04.2020 Der neue Deich bricht", "Der neue Deich bricht"),
        ("28.04.2020 – Der neue Deich bricht", "Der neue Deich bricht"),
    ],
)
def test_a_day_beside_the_headline_is_set_apart(page_of: PageMaker, text: str, headline: str) -> None:
    assert undated(text, page_of("")) == (headline, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Der neue Deich bricht",
        "Was am 28.04.2020 am Deich geschah",
        "Alle Meldungen vom 28.04.2020",
        "Vortrag über Deiche (Husum, 28.04.2020)",
        "Tagung am Deich, 28. April 2020",
        "Deich, 28.04.2020",
        "28.04.2020",
    ],
)
def test_a_day_that_belongs_to_the_words_stays(page_of: PageMaker, text: str) -> None:
    assert undated(text, page_of("")) == (text, None)


@given(before=any_text(max_size=30), behind=any_text(max_size=30))
def test_what_is_left_is_part_of_the_text(before: str, behind: str) -> None:
    page = PAGE[0]
    text = f"{before}28.04.2020{behind}"
    headline, day = undated(text, page)
    assert headline in text
    assert (day is None) == (headline == text)


PAGE: list[Survey] = []


@pytest.fixture(autouse=True)
def _page(page_of: PageMaker) -> None:
    PAGE[:] = [page_of("")]
