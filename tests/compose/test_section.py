from collections.abc import Callable

from newsscrape.compose.section import section
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage

PageMaker = Callable[..., LabelledPage]
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


def test_kickers_and_other_lines_are_no_sections(page_of: PageMaker) -> None:
    found = section(page_of(f"<p>Syrien</p><p class=section data-label=kicker>Krieg</p>{HEADLINE}", head=CLAIM))
    assert (found.value, found.origin) == ("Wirtschaft", Origin.OPENGRAPH)


def test_no_section(page_of: PageMaker) -> None:
    assert section(page_of(HEADLINE)).value is None
    assert section(page_of(HEADLINE, head=f'<meta property="article:section" content="{"word " * 20}">')).value is None
