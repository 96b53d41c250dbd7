from collections.abc import Callable

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.headline_words import HeadlineWords, is_beside, is_called, is_title
from newsscrape.compose.mentions import mentions_of
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]
TITLE = "Der neue Deich bricht"


def headline(page: Survey) -> str:
    words = HeadlineWords(page, Nearest(page.tree, "h3"))
    return words.headline(mentions_of(page, Zoning(page))[0])


@pytest.mark.parametrize(
    "inside",
    [
        TITLE,
        f"<span class=kicker>Land unter</span> <span class=card__title>{TITLE}</span>",
        f"<span class=preTitle>E. Beispiel</span><span>{TITLE}</span>",
        f"<span class=media-label>Video</span><span>{TITLE}</span>",
        f"<span>{TITLE}</span> <time class=date>heute</time>",
        f"<b>1.</b><span>{TITLE}</span>",
        f"<i>Lesen Sie auch:</i><span>{TITLE}</span>",
        "<span>Der neue</span><span>Deich bricht</span>",
        "<b>D</b>er neue Deich bricht",
        f"{TITLE} (",
    ],
    ids=["whole", "named", "above", "badge", "day", "place", "lead", "two elements", "first letter", "open bracket"],
)
def test_what_is_set_apart_is_left_out(page_of: PageMaker, inside: str) -> None:
    assert headline(page_of(f'<p data-label=teaser><a href="/x">{inside}</a></p>')) == TITLE


def test_a_heading_says_more_than_a_word_named_in_it(page_of: PageMaker) -> None:
    parts = "<span class=tsrTitle>Eine Warnung</span><span class=tsrSub>Der neue Deich bricht</span>"
    page = page_of(f'<h3 data-label=teaser><a href="/x">{parts}</a></h3>')
    assert headline(page) == "Eine Warnung Der neue Deich bricht"


def test_a_colour_is_no_name(page_of: PageMaker) -> None:
    inside = "<span class='text-[--kicker-color]'>Land unter:</span> <span>Der neue Deich bricht</span>"
    assert headline(page_of(f'<p data-label=teaser><a href="/x">{inside}</a></p>')) == f"Land unter: {TITLE}"


def test_words_all_set_apart_are_kept(page_of: PageMaker) -> None:
    inside = "<span class=label>Der neue</span> <span class=tag>Deich bricht</span>"
    assert headline(page_of(f'<p data-label=teaser><a href="/x">{inside}</a></p>')) == TITLE


def test_names_say_what_an_element_is() -> None:
    assert is_title("teaser__title wide")
    assert not is_title("pre-title")
    assert is_beside("wide preTitle")
    assert not is_beside("card-title")
    assert is_called("a teaser__kicker", frozenset({"kicker"}))
    assert not is_called("kicker-color", frozenset({"kicker"}))


@given(any_text())
def test_a_name_says_one_thing_or_nothing(name: str) -> None:
    assert not (is_title(name) and is_beside(name)) or len(name.split()) > 1
