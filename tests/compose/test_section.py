from collections.abc import Callable

import pytest

from newsscrape.compose.section import section
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
CLAIM = '<meta property="article:section" content="Wirtschaft">'


def test_a_marked_line_above_the_headline(page_of: PageMaker) -> None:
    found = section(page_of(f"<div class='article section'>Politik</div>{HEADLINE}", head=CLAIM))
    assert (found.value, found.origin) == ("Politik", Origin.PRINTED)


def test_a_line_above_the_headline_that_is_claimed(page_of: PageMaker) -> None:
    assert section(page_of(f"<div>WIRTSCHAFT</div>{HEADLINE}", head=CLAIM)).value == "WIRTSCHAFT"


def test_the_last_link_of_a_breadcrumb(page_of: PageMaker) -> None:
    crumbs = '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/politik">Politik</a></li></ol>'
    assert section(page_of(crumbs + HEADLINE)).value == "Politik"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Lokales 07.11.2003", "Lokales"),
        ("Lokales | 07.11.2003, 14:08 Uhr", "Lokales"),
        ("Freitag 07.11.2003", None),
        ("Stand 07.11.2003", None),
        ("Bonn, 07.11.2003", None),
        ("Ann Lee 07.11.2003", None),
        ("Lokales 07.11.2003 von Ann Lee", None),
        ("07.11.2003", None),
    ],
)
def test_a_word_before_the_date_above_the_headline(page_of: PageMaker, line: str, value: str | None) -> None:
    assert section(page_of(f"<p data-label=timestamp>{line}</p>{HEADLINE}")).value == value
    assert section(page_of(f"<p data-label=timestamp>{line}</p>{HEADLINE}", head=CLAIM)).value == "Wirtschaft"


def test_what_the_article_is_filed_under(page_of: PageMaker) -> None:
    category = '<footer><a rel="category tag" href="/hafenblog/">Hafenblog</a></footer>'
    assert section(page_of(f"<article>{HEADLINE}{category}</article>")).value == "Hafenblog"
    assert section(page_of(f"<article>{HEADLINE}{category}</article>", head=CLAIM)).value == "Wirtschaft"


def test_kickers_and_other_lines_are_no_sections(page_of: PageMaker) -> None:
    found = section(page_of(f"<p>Syrien</p><p class=section data-label=kicker>Krieg</p>{HEADLINE}", head=CLAIM))
    assert (found.value, found.origin) == ("Wirtschaft", Origin.OPENGRAPH)


def test_no_section(page_of: PageMaker) -> None:
    assert section(page_of(HEADLINE)).value is None
    assert section(page_of(HEADLINE, head=f'<meta property="article:section" content="{"word " * 20}">')).value is None
