from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.compose.printed_authors import Printed, persons_by_line, printed_logins, printed_persons
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 6

MENU = "<p data-label=navigation>Menü</p>" * 9


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"{HEADLINE}<p>Von Ann Lee</p>{BODY}<p>Von Bo Ek</p>", Printed(("Ann Lee",), is_told=True)),
        (f"{HEADLINE}<p data-label=byline>Ann Lee</p>{BODY}", Printed(("Ann Lee",), is_told=False)),
        (f"{HEADLINE}{BODY}<p>Autorin: Ann Lee</p>", Printed(("Ann Lee",), is_told=True)),
        (f"{HEADLINE}<p data-label=teaser>Von Ann Lee</p>{BODY}", Printed(("Ann Lee",), is_told=True)),
        (f"{HEADLINE}{BODY}<p data-label=related>Geschrieben von Ann Lee</p>", Printed(("Ann Lee",), is_told=True)),
        (f"{HEADLINE}{BODY}<p data-label=related>Von Ann Lee</p>", Printed((), is_told=False)),
        (f"<p data-label=byline>By Company Size</p>{MENU}{HEADLINE}{BODY}", Printed((), is_told=False)),
    ],
)
def test_the_first_place_that_names_a_person(page_of: PageMaker, page: str, found: Printed) -> None:
    assert printed_persons(page_of(page)) == found


def test_logins_and_teams(page_of: PageMaker) -> None:
    assert printed_logins(page_of(f"{HEADLINE}<p>von annlee</p>{BODY}")) == ("annlee",)
    assert printed_logins(page_of(f"{HEADLINE}<p><a rel=author>The Paper Team</a></p>{BODY}")) == ("The Paper Team",)
    assert printed_logins(page_of(HEADLINE + BODY)) == ()


def test_the_persons_of_each_line_with_a_name(page_of: PageMaker) -> None:
    page = page_of(f"{HEADLINE}<p>Von Ann Lee und Bo Ek</p><p data-label=byline>Cy Orr</p>{BODY}")
    assert ("Ann Lee", "Bo Ek") in persons_by_line(page, "Bo Ek")
    assert ("Cy Orr",) in persons_by_line(page, "Cy Orr")
    assert list(persons_by_line(page, "Dee Fox")) == []


def test_bylines_behind_each_other_in_the_same_dress_are_one_line(page_of: PageMaker) -> None:
    dress = "<div class=name data-label=byline>{}</div>"
    page = page_of(HEADLINE + dress.format("Ann Lee") + dress.format("Bo Ek") + BODY)
    assert list(persons_by_line(page, "Bo Ek")) == [("Ann Lee", "Bo Ek")]
    apart = page_of(HEADLINE + dress.format("Ann Lee") + "<p>Geprüft von</p>" + dress.format("Bo Ek") + BODY)
    assert ("Ann Lee", "Bo Ek") not in persons_by_line(apart, "Bo Ek")
