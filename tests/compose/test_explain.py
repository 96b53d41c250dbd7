from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.compose.explain import considered
from newsscrape.extract import explain_page, read_page
from newsscrape.model.article import Article
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Considered, Why
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from tests.compose.conftest import PageMaker

GOLDEN = sorted((Path(__file__).parents[2] / "fixtures/pages").glob("*/*/page.html"))
TEXT = "<p data-label=body>Der Strom wird billiger, sagt das Amt am Montag in der Stadt.</p>"
OF_FIELD = {"text": "paragraphs", "published_date": "published_date"}


def whys(found: tuple[Considered, ...]) -> list[tuple[str, Why]]:
    return [(one.value, one.why) for one in found]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_what_is_told_as_taken_is_what_the_record_has(path: Path) -> None:
    page = next(read_file(path)).content
    assert isinstance(page, Page)
    told = explain_page(page)
    assert told.outcome == read_page(page).outcome
    if not isinstance(told.outcome, Article) or told.account is None:
        return
    for name, found in told.account.considered.items():
        taken = [one for one in found if one.why is Why.TAKEN]
        origin = told.outcome.field_sources.get(OF_FIELD.get(name, name))
        assert {one.origin for one in taken} == ({origin} if origin else set()), name
        assert all(index < len(told.blocks) for one in found for index in one.blocks)
    printed = told.outcome.field_sources.get("headline")
    if printed is Origin.PRINTED:
        (headline,) = [one for one in told.account.considered["headline"] if one.why is Why.TAKEN]
        assert told.outcome.headline
        assert told.outcome.headline[:20] in told.blocks[headline.blocks[0]].text


def test_a_section_is_told_with_the_places_behind_it(page_of: PageMaker) -> None:
    survey = page_of(
        f"<div class=section>Politik</div><h1 data-label=headline>Strom wird billiger</h1>{TEXT}",
        head='<meta property="article:section" content="Wirtschaft">'
        '<meta property="article:section" content="Politik">',
    )
    (taken, *others) = considered(survey.page)["section"]
    assert (taken.value, taken.origin, taken.why, taken.blocks) == ("Politik", Origin.PRINTED, Why.TAKEN, (0,))
    assert set(whys(tuple(others))) == {("Wirtschaft", Why.BEHIND), ("Politik", Why.SAME)}


def test_a_canonical_address_of_another_site_is_told_as_unfit(page_of: PageMaker) -> None:
    survey = page_of(
        f"<h1 data-label=headline>Strom wird billiger</h1>{TEXT}",
        head='<link rel=canonical href="https://other.example/a"><meta property="og:url" content="https://news.example/a?x=1">',
    )
    found = considered(survey.page)["canonical_url"]
    assert whys(found) == [
        ("https://news.example/a?x=1", Why.TAKEN),
        ("https://other.example/a", Why.UNFIT),
    ]


def test_topics_and_reading_time_are_told_with_their_words(page_of: PageMaker) -> None:
    survey = page_of(
        f"<h1 data-label=headline>Strom wird billiger</h1><p data-label=reading_time>Lesezeit: 3 Minuten</p>{TEXT}",
        head='<meta name="keywords" content="Strom, Preise">',
    )
    found = considered(survey.page)
    assert whys(found["topics"]) == [("Strom, Preise", Why.TAKEN)]
    assert found["reading_time_minutes"][0].blocks == (1,)
    assert "3 Min" in found["reading_time_minutes"][0].value


def test_fields_for_which_nothing_was_found_are_left_out(page_of: PageMaker) -> None:
    found = considered(page_of(f"<h1 data-label=headline>Strom wird billiger</h1>{TEXT}").page)
    assert {"kicker", "authors", "reading_time_minutes"}.isdisjoint(found)
