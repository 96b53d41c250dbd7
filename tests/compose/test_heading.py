from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.heading import Heading, Titles, heading_of
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.model.tree import Tree
from newsscrape.read.plain import TEXT_TREE
from newsscrape.text import letters, squash

PageMaker = Callable[..., Survey]
NO_TITLES = Titles((), (), ())
SPLIT = Heading("Der Fluss steigt wieder", "Hochwasser")


def parted(page_of: PageMaker, inner: str, titles: Titles = NO_TITLES) -> Heading:
    page = page_of(f"<h1 data-label=headline>{inner}</h1>")
    return heading_of(page.tree, page.of(Label.HEADLINE)[0].block, titles)


@pytest.mark.parametrize(
    "inner",
    [
        "<span class=head__kicker>Hochwasser</span> <span>Der Fluss steigt wieder</span>",
        "<span class=dachzeile>Hochwasser:</span> Der Fluss steigt wieder",
        "<a href=/a><span class=overline>Hochwasser</span> - <span>Der Fluss steigt wieder</span></a>",
        "<span class=x1>Hochwasser</span><span class=x2>: </span><span class=x3>Der Fluss steigt wieder</span>",
        "<em>Plus</em> <span class=kicker>Hochwasser</span> <span>Der Fluss steigt wieder</span>",
    ],
)
def test_a_kicker_is_named_or_parted_by_a_sign_of_its_own(page_of: PageMaker, inner: str) -> None:
    assert parted(page_of, inner) == SPLIT


def test_the_mark_of_a_running_report_is_a_kicker(page_of: PageMaker) -> None:
    found = parted(page_of, "<strong>Liveticker</strong> Der Fluss steigt wieder")
    assert found == Heading("Der Fluss steigt wieder", "Liveticker")


def test_what_the_claimed_headline_leaves_out_is_set_apart(page_of: PageMaker) -> None:
    titles = Titles({letters("Der Fluss steigt wieder")}, (), ())
    assert parted(page_of, "<small>Hochwasser</small> Der Fluss steigt wieder", titles) == SPLIT
    assert parted(page_of, "Der Fluss steigt wieder <a href=/q>(quelle.example)</a>", titles) == SPLIT._replace(
        kicker=None
    )


def test_a_claimed_colon_between_two_elements_parts_them(page_of: PageMaker) -> None:
    titles = Titles((), (), {("hochwasser", letters("Der Fluss steigt wieder"))})
    assert parted(page_of, "<em>Hochwasser</em> <span>Der Fluss steigt wieder</span>", titles) == SPLIT
    assert parted(page_of, "Hochwasser <span>Der Fluss steigt wieder</span>", titles).kicker is None


def test_the_claimed_headline_counts_more_than_the_title_element(page_of: PageMaker) -> None:
    inner = "<small>Hochwasser</small> Der Fluss steigt wieder"
    whole = frozenset({letters("Hochwasser Der Fluss steigt wieder")})
    assert parted(page_of, inner, Titles((), whole, ())).kicker is None
    assert parted(page_of, inner, Titles({letters("Der Fluss steigt wieder")}, whole, ())) == SPLIT


@pytest.mark.parametrize(
    ("inner", "headline"),
    [
        ("Was ist <em>neu</em> am Fluss?", "Was ist neu am Fluss?"),
        ("<b>Zehn</b> Fragen zum <abbr>THW</abbr>: was es tut", "Zehn Fragen zum THW: was es tut"),
        ("Der Fluss <span>steigt</span> wieder", "Der Fluss steigt wieder"),
        ("<i>Fluss</i><i>: </i><i>Karte</i>", "Fluss: Karte"),
        (": Der Fluss steigt wieder", "Der Fluss steigt wieder"),
        ("– Der Fluss steigt wieder", "– Der Fluss steigt wieder"),
    ],
)
def test_what_cannot_be_told_apart_stays_together(page_of: PageMaker, inner: str, headline: str) -> None:
    assert parted(page_of, inner) == Heading(headline, None)


@pytest.mark.parametrize(
    "inner",
    [
        "<span class=badge>Premium</span> Der Fluss steigt wieder",
        "Der Fluss steigt wieder <span>[Video]</span>",
        "<time>17. Juni</time> Der Fluss steigt wieder",
        "<span>Der Fluss steigt wieder</span><span>Der Fluss steigt wieder</span>",
    ],
)
def test_badges_dates_and_doubled_words_are_no_part_of_it(page_of: PageMaker, inner: str) -> None:
    assert parted(page_of, inner) == Heading("Der Fluss steigt wieder", None)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_any_words_give_a_headline_of_them(texts: list[str]) -> None:
    text = squash(" ".join(texts)) or "x"
    found = heading_of(TEXT_TREE, block_of(text, TEXT_TREE), NO_TITLES)
    assert found.headline in text
    assert found.kicker is None


def block_of(text: str, tree: Tree) -> Block:
    pieces = tuple((0, f"{part} ") for part in text.split(" "))
    return Block(0, text, len(tree.tags) - 1, 0, pieces, 0, 0, None, is_hidden=False)
