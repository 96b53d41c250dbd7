from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.compose.headline import headlines
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
PRINTED = "<h1 data-label=headline>Strom  wird billiger</h1>"


def test_the_printed_headline_beats_the_claimed_one(page_of: PageMaker) -> None:
    page = page_of(PRINTED, head='<meta property="og:title" content="So viel kostet Strom jetzt">')
    assert headlines(page).headline == ("Strom wird billiger", Origin.PRINTED, None, (), 0)


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta property="og:title" content="Strom wird billiger">', "Strom wird billiger"),
        ("<title>Strom wird billiger | News</title>", "Strom wird billiger"),
        ("<title>Strom wird billiger - in Bayern</title>", "Strom wird billiger - in Bayern"),
        ("", None),
    ],
)
def test_without_a_printed_one_it_is_claimed_and_flagged(page_of: PageMaker, head: str, value: str | None) -> None:
    found = headlines(page_of("<p data-label=body>Text</p>", head=head)).headline
    assert found.value == value
    assert found.warnings == (("headline_not_printed",) if value else ())


def test_a_heading_of_a_separator_alone_is_none(page_of: PageMaker) -> None:
    page = page_of("<h1 data-label=headline>|</h1>", head='<meta property="og:title" content="Strom wird billiger">')
    assert headlines(page).headline.value == "Strom wird billiger"
    assert headlines(page_of("<h1 data-label=headline>|</h1>")).headline.value is None


def test_the_name_of_the_site_behind_it_is_cut(page_of: PageMaker) -> None:
    named = '<meta property="og:site_name" content="Der Bote">'
    assert headlines(page_of("<h1 data-label=headline>Ein Wal – Der Bote</h1>", head=named)).headline.value == "Ein Wal"


def test_entities_encoded_twice_are_decoded(page_of: PageMaker) -> None:
    page = page_of("<h1 data-label=headline>Berg &amp;amp; Tal im Regen</h1>")
    assert headlines(page).headline.value == "Berg & Tal im Regen"


def test_the_kicker_loses_its_colon(page_of: PageMaker) -> None:
    assert headlines(page_of(f"<p data-label=kicker>Energie:</p>{PRINTED}")).kicker.value == "Energie"
    assert headlines(page_of(PRINTED)).kicker.value is None


def test_the_kicker_is_the_nearest_line_above(page_of: PageMaker) -> None:
    page = page_of(f"<p data-label=kicker>Ausgabe vom Mai</p><p data-label=kicker>Energie</p>{PRINTED}")
    assert headlines(page).kicker.value == "Energie"


@pytest.mark.parametrize(
    "line", ["Live", "Premium", "/", "6541", "Strom wird billiger", "vor 2 Stunden", "© Ann Lee", "Start » Strom"]
)
def test_what_only_looks_like_a_kicker(page_of: PageMaker, line: str) -> None:
    line = f"<p data-label=kicker data-reason=looks>{line}</p>"
    assert headlines(page_of(line + PRINTED)).kicker.value is None


def test_a_kicker_inside_the_heading_is_set_apart(page_of: PageMaker) -> None:
    page = page_of("<h1 data-label=headline><span class=kicker>Energie</span>: <span>Strom wird billiger</span></h1>")
    found = headlines(page)
    assert (found.headline.value, found.kicker.value) == ("Strom wird billiger", "Energie")
