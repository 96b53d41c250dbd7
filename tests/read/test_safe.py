from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.reject import Reason
from newsscrape.read.markup import Markup
from newsscrape.read.safe import MOST_BLOCKS, MOST_JSON, MOST_NESTED, walk_safely, without_markup
from newsscrape.read.walk import walk
from tests.read.test_selecting import plain

TAGS = ["div", "p", "b", "a href=/x", "span class='a  b'", "ul", "li", "article", "h1", "pre", "td", "svg", "template"]
ANYTHING = st.one_of(
    st.sampled_from([*TAGS, "html", "head", "body", "frameset", "title", "script", "select", "table"]).map(
        "<{}>".format
    ),
    st.sampled_from([*TAGS, "html", "head", "body", "frameset", "title", "script"]).map("</{}>".format),
    st.sampled_from(["<br>", "<meta itemprop=a content=b>", "<!-- c -->", "Köln", "\0", "\ud800", "<", "&#0;", " "]),
    st.text(max_size=5),
)
TIDY = st.recursive(
    st.sampled_from(["Hafen ", "Köln &amp; 東京", "<br>", "<b>fett</b>", "<img src=x>", "\n", "<a href=/x>dort</a>"]),
    lambda inner: st.tuples(
        st.sampled_from(["div", "section", "blockquote", "ul class=x", "span id=y"]), inner, inner
    ).map(lambda parts: f"<{parts[0]}>{parts[1]}{parts[2]}</{parts[0].split()[0]}>"),
    max_leaves=20,
)
PAGE = """<!DOCTYPE html><html lang="de"><head><title>Der  Titel</title><base href="/b/"><meta name="a" content="b">
<link rel="canonical" href="/c"><script type="application/ld+json">{"a": "&amp;"}</script><script>x < y</script></head>
<body class="c"><article itemscope><h1 itemprop="headline">Der Titel</h1><p hidden>Nicht zu sehen</p>
<p>Ein <b>Wort</b>, <a href="/d" rel="tag">ein Link</a> &amp; ein Kran.<br>Eine Zeile</p><pre>a
 b</pre><img src="p.jpg"><o:p>Köln</o:p></article></body></html>"""


def texts(markup: Markup) -> list[str]:
    return [block.text for block in markup.blocks]


def test_a_well_made_page_is_read_as_ever() -> None:
    usual, safe = plain(walk(PAGE)), plain(walk_safely(PAGE))
    assert usual.pop("scripts") != safe.pop("scripts")
    assert safe == usual


@given(TIDY)
def test_what_is_nested_rightly_is_read_as_ever(body: str) -> None:
    html = f"<html><head></head><body><main>{body}</main></body></html>"
    assert plain(walk_safely(html)) == plain(walk(html))


@given(st.lists(ANYTHING, max_size=30).map("".join))
def test_whatever_the_page_there_is_one_body_with_all_of_it(html: str) -> None:
    page = walk_safely(html)
    tree = page.tree
    assert (tree.tags[0], tree.parents[0], tree.ends[0]) == ("body", -1, len(tree.tags))
    assert all(0 <= parent < element for element, parent in enumerate(tree.parents) if element)
    assert all(0 <= block.element < len(tree.tags) for block in page.blocks)


@pytest.mark.parametrize("html", ["", " ", "\0", "<!-- nothing -->", "<title>T", "<html>", "<head></head>"])
def test_a_page_without_a_body_has_an_empty_one(html: str) -> None:
    page = walk_safely(html)
    assert (page.tree.tags, page.blocks) == (["body"], [])


@pytest.mark.parametrize(
    "html",
    [
        "<p>One</p></body></html><p>Two</p>",
        "<html lang=de><p>One</p></html><html lang=en><body><p>Two</p>",
        "<body><p>One</p><body class=b><p>Two</p></body>",
        "<frameset><frame></frameset><p>One<p>Two",
        "<p>O\0ne<p>Two\ud800</p>",
    ],
)
def test_a_page_goes_on_to_its_very_end(html: str) -> None:
    assert [text.rstrip("?") for text in texts(walk_safely(html))] == ["One", "Two"]


@pytest.mark.parametrize("depth", [250, 253, 260, 1_900])
def test_nothing_is_lost_below_the_depths_at_which_trees_of_libxml2_end(depth: int) -> None:
    assert texts(walk_safely(f"{'<div>' * depth}Deepest{'</div>' * depth}<p>Behind</p>")) == ["Deepest", "Behind"]


@pytest.mark.parametrize("depth", [MOST_NESTED, 2_045, 200_000])
def test_what_goes_deeper_than_anybody_writes_is_told(depth: int) -> None:
    with pytest.raises(NotAnArticle) as verdict:
        walk_safely("<div>" * depth + "Deepest")
    assert verdict.value.reason is Reason.TOO_DEEP
    assert "2,000" in str(verdict.value.detail)


def test_a_page_of_more_elements_than_anybody_writes_is_told() -> None:
    with pytest.raises(NotAnArticle) as verdict:
        walk_safely("<ul>" + "<li>x" * 300_001)
    assert verdict.value.reason is Reason.TOO_LARGE


def test_misnested_elements_do_not_multiply() -> None:
    page = walk_safely("".join(f"<b id={number}><p>x</b>" for number in range(5_000)))
    assert len(page.tree.tags) == 10_001
    assert len(page.blocks) == 5_000


def test_more_text_than_is_read_safely_is_cut_and_told_of() -> None:
    page = walk_safely("<p>x" * (MOST_BLOCKS + 1))
    assert (len(page.blocks), page.is_cut) == (MOST_BLOCKS, True)
    assert not walk_safely("<p>x").is_cut


def test_json_is_kept_up_to_a_size_and_other_scripts_are_not() -> None:
    script = '<script type="application/ld+json">{}</script>'
    html = script.format("a" * 10) + "<script>b</script>" + script.format("c" * MOST_JSON) + script.format("d")
    assert [len(one.text) for one in walk_safely(html).scripts] == [10, MOST_JSON - 10]


def test_a_claimed_body_is_left_with_nothing_to_parse() -> None:
    body = Claim(name="articleBody", value="<p>One <b>word</b><p>1 &lt;b>2<script>x</script>", origin=Origin.JSONLD)
    others = [
        Claim(name="articleBody", value="a > b", origin=Origin.META),
        Claim(name="name", value="<", origin=Origin.META),
    ]
    deep = Claim(name="articleBody", value="<i>" * 3_000, origin=Origin.JSONLD)
    found = list(without_markup([body, deep, *others]))
    assert found[0].value == "One word\n1  b>2"
    assert found[1:] == others
