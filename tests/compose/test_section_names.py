from collections.abc import Callable

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.section_names import as_printed, is_section_name
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize("text", ["Politik", "Food & Drink", "国際", "Aus aller Welt"])
def test_names(text: str) -> None:
    assert is_section_name(text)


@pytest.mark.parametrize(
    "text", ["", "x", "2024", "/politik/", "news_news", "Home", "Anzeige", "Advertorial", "a b c d e"]
)
def test_no_names(text: str) -> None:
    assert not is_section_name(text)


def test_a_part_of_an_address_is_named_as_printed(page_of: PageMaker) -> None:
    page = page_of("<a href=/espana>España</a><a href=/medio>Medio ambiente</a>")
    assert as_printed(page, "espana") == "España"
    assert as_printed(page, "medio-ambiente") == "Medio ambiente"
    assert as_printed(page, "deportes") == "deportes"
    assert as_printed(page, "Espana") == "Espana"


@given(any_text(max_size=60))
def test_any_text_is_a_name_or_none(text: str) -> None:
    assert is_section_name(text) in {True, False}
