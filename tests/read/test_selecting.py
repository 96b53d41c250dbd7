from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.block import Block
from newsscrape.model.tree import Tree
from newsscrape.read.growth import MAX_ELEMENTS
from newsscrape.read.markup import Markup
from newsscrape.read.selecting import walk_selecting
from newsscrape.read.walk import walk

TAGS = [
    "div",
    "p",
    "b",
    "a href=/x",
    "span class='a  b'",
    "table",
    "td",
    "template",
    "svg",
    "select",
    "li",
    "pre",
    "h1",
]
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag.split()[0]}>"),
    st.sampled_from(
        ["<br>", "<img alt src=x>", "<meta itemprop=a content=b>", "<!-- c -->", "<title>t</title>", "<html lang>"]
    ),
    st.sampled_from(["Hafen", " ", "\n", "&amp;", "<", "Köln 東京", "\0", "<script>a<b</script>", "<div hidden>"]),
)


def plain(markup: Markup) -> dict[str, Any]:
    tree = {name: getattr(markup.tree, name) for name in Tree.__slots__}
    blocks = [[getattr(block, name) for name in Block.__slots__] for block in markup.blocks]
    return markup._asdict() | {"tree": tree, "blocks": blocks}


def said(html: str, selector: str) -> list[str]:
    return [one.words for one in walk_selecting(html, {"authors": selector}).selected["authors"]]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_page_is_read_as_it_is_without_selectors(html: str) -> None:
    assert plain(walk_selecting(html, {"headline": "h1"}).markup) == plain(walk(html))


@given(
    st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["*", "p, b", "a", ".a", "td:first-child", "[href]"])
)
def test_what_is_found_lies_in_the_tree_and_says_something(html: str, selector: str) -> None:
    found = walk_selecting(html, {"lead": selector, "text": selector, "ignore": "main"})
    assert found.selected["ignore"] == ()
    assert all(one.words.strip() and -1 <= one.element < len(found.markup.tree.tags) for one in found.selected["lead"])
    blocks = found.markup.blocks
    assert all(blocks for _ in found.selected["text"])


@pytest.mark.parametrize(
    ("html", "selector", "words"),
    [
        ("<p>Von <a>Ann Lee</a> und <a>Bo Ek</a></p>", "a", ["Ann Lee", "Bo Ek"]),
        ("<p>Von <b>Ann <i>Lee</i></b> heute</p>", "p", ["Von Ann Lee heute"]),
        ("<div><p>Eins</p><p>Zwei</p></div><p>Drei</p>", "div", ["Eins\n\nZwei"]),
        ("<div>Eins<p>Zwei</p></div>", "div", ["Eins\n\nZwei"]),
        ("<p><span>Eins</span> zwei", "span", ["Eins"]),
        ("<time datetime=2024-05-01>gestern</time>", "time", ["2024-05-01"]),
        ("<span content='Ann Lee'>AL</span>", "span", ["Ann Lee"]),
        ("<meta name=author content='Ann Lee'>", "meta[name=author]", ["Ann Lee"]),
        ("<title>Ein Titel</title>", "title", ["Ein Titel"]),
        ("<p> </p><p></p><meta name=author content=''>", "p, meta", []),
        ("<p>Ann Lee", "h1", []),
        ("<p hidden>Ann Lee", "p", ["Ann Lee"]),
        ("<template><p>Bo Ek</p></template><p>Ann Lee", "p", ["Ann Lee"]),
    ],
)
def test_an_element_says_what_its_attribute_claims_or_its_words(html: str, selector: str, words: list[str]) -> None:
    assert said(html, selector) == words


def test_parts_are_those_of_inline_elements() -> None:
    (found,) = walk_selecting("<p><a>Ann Lee</a><b>Updated</b></p>", {"authors": "p"}).selected["authors"]
    assert found.parts == ("Ann Lee", "Updated")


def test_a_selector_that_finds_everything_costs_little() -> None:
    found = walk_selecting("<div>" * 20_000 + "x", {"headline": "*", "text": "*"})
    assert len(found.selected["headline"]) <= 200


def test_more_elements_than_anybody_writes_are_refused() -> None:
    with pytest.raises(NotAnArticle):
        walk_selecting("<p>" * (MAX_ELEMENTS + 9), {"headline": "h1"})
