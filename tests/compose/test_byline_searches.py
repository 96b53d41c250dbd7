from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.compose.byline_searches import beside_dates, bylines, introduced, linked, opened, spelled_out
from newsscrape.compose.persons import persons_in
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
Search = Callable[..., object]


def names(page: Survey, search: Search) -> list[str]:
    return list(search(page, page.page.blocks, persons_in))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<p><a rel=author href=/a>Ann Lee</a> in News</p>", ["Ann Lee"]),
        ("<p><a href=/autoren/ann-lee>Ann Lee</a></p>", ["Ann Lee"]),
        ("<p><span class=author-name>Ann Lee</span> <b>Rom</b></p>", ["Ann Lee"]),
        ("<p><span class=author-bio>Master Gardener</span></p>", []),
        ("<p>By <a rel=author>Ann Lee</a>. Reviewed by <a rel=author>Bo Ek</a></p>", ["Ann Lee"]),
        ("<p><a href=/news>Ann Lee</a></p>", []),
        ("<p data-label=body>So war es für <a rel=author>Ann Lee</a> im Mai.</p>", []),
    ],
)
def test_links_and_elements_marked_as_an_authors(page_of: PageMaker, inner: str, found: list[str]) -> None:
    assert names(page_of(inner, language="en"), linked) == found


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<p>By Ann Lee and Bo Ek</p>", ["Ann Lee", "Bo Ek"]),
        ("<p>By</p><p>Ann Lee</p>", ["Ann Lee"]),
        ("<p>Posted on 3 May 2021 by Ann Lee in News</p>", ["Ann Lee"]),
        ("<p>Get it by Year End</p>", []),
        ("<p data-label=body>By Ann Lee the house was known as old.</p>", []),
        ("<p>Photos by Ann Lee</p>", []),
    ],
)
def test_lines_that_introduce_an_author(page_of: PageMaker, inner: str, found: list[str]) -> None:
    assert names(page_of(inner, language="en"), introduced) == found


def test_bylines_by_label_and_name(page_of: PageMaker) -> None:
    assert names(page_of("<p data-label=byline>Ann Lee</p>"), bylines) == ["Ann Lee"]
    assert names(page_of("<p class=byline>Ann Lee</p>"), bylines) == ["Ann Lee"]
    assert names(page_of("<p>Ann Lee</p>"), bylines) == []
    three = "<p data-label=byline><span>Ann Lee</span> <span>Bo Ek</span> <span>Cy van der Orr</span></p>"
    assert names(page_of(three), bylines) == ["Ann Lee", "Bo Ek", "Cy van der Orr"]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("11.12.2019 - Ann Lee", ["Ann Lee"]),
        ("04.02.2022 | 13:10 Uhr | Ann Lee", ["Ann Lee"]),
        ("New York, 04.02.2022", []),
        ("04.02.2022 <a href=/kategorie>Deutsche Sprache</a>", []),
        ("04.02.2022", []),
    ],
)
def test_names_beside_the_date(page_of: PageMaker, inner: str, found: list[str]) -> None:
    assert names(page_of(f"<p data-label=timestamp>{inner}</p>"), beside_dates) == found


def test_the_first_line_that_begins_so(page_of: PageMaker) -> None:
    page = page_of("<p>Mehr</p><p>Von Ann Lee</p><p>Geschrieben von Bo Ek</p><p>Autorin: Cy Orr</p>")
    assert names(page, opened) == ["Ann Lee"]
    assert names(page, spelled_out) == ["Bo Ek"]
    assert names(page_of("<p>Mehr</p><p>Von</p><p>Ann Lee</p><p>Von Bo Ek</p>"), opened) == ["Ann Lee"]
