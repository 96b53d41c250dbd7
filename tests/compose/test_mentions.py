from collections.abc import Callable

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.mentions import is_long, mentions_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]
LINK = '<a href="/stadt/der-deich-bricht">Der Deich bricht</a>'


def said(page: Survey) -> list[str]:
    return [one.run.text for one in mentions_of(page, Zoning(page))]


@pytest.mark.parametrize(
    "html",
    [
        f"<p data-label=teaser>{LINK}</p>",
        f"<p data-label=related>Lesen Sie auch: {LINK}, meint unsere ganze Redaktion am Hafen zu dem Vorfall</p>",
        f"<p data-label=other>Neu: {LINK}</p>",
        f"<p data-label=teaser>{LINK} Mehr als zwei Stunden lang stand das Wasser am Tor der kleinen Stadt.</p>",
    ],
    ids=["alone", "after words that lead on", "after a word", "before a snippet"],
)
def test_links_outside_the_text_are_mentioned(page_of: PageMaker, html: str) -> None:
    assert said(page_of(html)) == ["Der Deich bricht"]


@pytest.mark.parametrize(
    "html",
    [
        f"<p data-label=body>{LINK}</p>",
        f"<nav data-label=teaser>{LINK}</nav>",
        f"<p data-label=teaser hidden>{LINK}</p>",
        f"<p data-label=other>Gestern stand es so in der Zeitung: {LINK}</p>",
        f"<p data-label=caption>Foto: {LINK}, aufgenommen gestern Abend</p>",
    ],
    ids=["text", "menu", "hidden", "end of a sentence", "amid a sentence"],
)
def test_others_are_not(page_of: PageMaker, html: str) -> None:
    assert said(page_of(html)) == []


def test_they_come_in_reading_order_with_their_label(page_of: PageMaker) -> None:
    page = page_of(f"<p data-label=teaser>{LINK}</p><p data-label=comment>{LINK}</p><p data-label=ad>{LINK}</p>")
    assert [(one.block.index, one.is_aside) for one in mentions_of(page, Zoning(page))] == [
        (0, False),
        (1, True),
        (2, False),
    ]


@pytest.mark.parametrize("text", ["Der Deich bricht", "台所の新しい台"])
def test_a_headline_has_some_words_or_signs(text: str) -> None:
    assert is_long(text)
    assert not is_long(text[:3])


@given(any_text())
def test_any_text_has_a_length(text: str) -> None:
    assert is_long(f"{text} one two three four five six")
