from __future__ import annotations

import numpy as np
import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.model.tree import Tree
from newsscrape.read.markup import Markup
from newsscrape.read.walk import walk

WORDS = ["Hafen", "Kran", "Köln", "東京", "x", "2016,", "„so“"]
INLINE = ["b", "i", "em", "span", "font", "mark"]
BLOCKS = ["div", "section", "article", "blockquote", "center", "figure"]


def walked(html: str) -> Markup:
    return walk(f"<html><body>{html}</body></html>")


def check(page: Markup) -> None:
    """Whatever the page, the tree is one and the blocks stand in it."""
    tree, blocks = page.tree, page.blocks
    check_tree(tree)
    assert [block.index for block in blocks] == list(range(len(blocks)))
    inside_pre: list[bool] = []
    for tag, parent in zip(tree.tags, tree.parents, strict=True):
        inside_pre.append(tag == "pre" or (parent >= 0 and inside_pre[parent]))
    for block in blocks:
        assert block.text.strip()
        assert inside_pre[block.element] or block.text == " ".join(block.text.split())
        assert tree.is_around(block.element, block.innermost)
    # Ends of inline elements need not be ends of blocks; what is inside of one that breaks lines is exactly this.
    places = np.array([block.element for block in blocks])
    for element in {block.element for block in blocks}:
        inside = np.flatnonzero((places >= element) & (places < tree.ends[element]))
        assert np.array_equal(inside, np.arange(tree.firsts[element], tree.lasts[element]))
    assert all(tree.tags[picture.element] == "img" for picture in page.pictures)
    assert all(0 <= picture.before_block <= len(blocks) for picture in page.pictures)
    assert all(-1 <= item.element < len(tree.tags) for item in page.items)


def check_tree(tree: Tree) -> None:
    size = len(tree.tags)
    columns = (tree.parents, tree.attrs, tree.names, tree.paths, tree.depths, tree.ends, tree.firsts, tree.lasts)
    assert {len(column) for column in columns} == {size}
    assert (tree.tags[0], tree.parents[0], tree.ends[0], tree.firsts[0]) == ("body", -1, size, 0)
    assert (tree.paths[0], tree.ways[0]) == (0, (0, "body", ""))
    for element, parent in list(enumerate(tree.parents))[1:]:
        assert tree.ways[tree.paths[element]] == (tree.paths[parent], tree.tags[element], tree.names[element])
        assert 0 <= parent < element < tree.ends[element] <= tree.ends[parent]
        assert tree.depths[element] == tree.depths[parent] + 1
        assert tree.firsts[parent] <= tree.firsts[element] <= tree.lasts[element] <= tree.lasts[parent]


def texts(html: str) -> list[str]:
    return [block.text for block in walked(html).blocks]


def test_blocks_stand_in_reading_order_with_their_place() -> None:
    page = walked("<h1>One</h1><div><p>Two <b>and a</b> half</p>Three</div><ul><li>Four</ul>")
    assert [block.text for block in page.blocks] == ["One", "Two and a half", "Three", "Four"]
    assert [page.tree.tags[block.element] for block in page.blocks] == ["h1", "p", "div", "li"]
    assert [block.index for block in page.blocks] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Bare words <div>in a box</div> and after", ["Bare words", "in a box", "and after"]),
        ("<div>one<div>two</div>three<p>four</p>five</div>", ["one", "two", "three", "four", "five"]),
        ("<a href=/x><p>linked paragraph</p></a>", ["linked paragraph"]),
        ("<a href=/x>one<p>two</p>three</a>", ["one", "two", "three"]),
        ("<span>in<span>line</span></span>", ["inline"]),
        ("<td>lost cell", ["lost cell"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
        ("<custom-element>own <em>tag</em></custom-element>", ["own tag"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<a href=/x>one<p>two <a href=/y>three</a></p></a>", ["one", "two three"]),
        ("<div>bare <i>text</i><p>and</p> more</div>", ["bare text", "and", "more"]),
        ("<b>one<p>two</b>three</p>", ["one", "twothree"]),
        ("<i>one <b>two</i> three</b> four", ["one two three four"]),
        ("<p>one</div> two</span> three", ["one two three"]),
        ("<table>lost<tr><td>cell</table>", ["lost", "cell"]),
        ("<ul><li>one<li>two<ul><li>three</ul>four</ul>", ["one", "two", "three", "four"]),
        ("<p>one</p></body></html>two<p>three", ["one", "two", "three"]),
        ("<button>one</button><label>two</label>", ["one", "two"]),
        ('<p>one <span class="box wide">two</span> three</p>', ["one", "two", "three"]),
        ('<p>one <span class="boxes">two</span> three</p>', ["one two three"]),
        ("<xmp><b>one</b></xmp><plaintext><p>two", ["<b>one</b>", "<p>two</body></html>"]),
        ("<select><option>a</select>b", ["b"]),
        ("\n\t <p>  a \n b\u00a0c </p>", ["a b c"]),
        ("<p></p><p> </p><p>&nbsp;</p>", []),
        ("<p>AT&amp;T &lt;3 &#252;</p>", ["AT&T <3 ü"]),
    ],
)
def test_a_block_ends_where_a_reader_sees_a_new_line(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>one<br><br>two</div>", ["one", "two"]),
        ("<div>one<br>\n<br/> <br>two</div>", ["one", "two"]),
        ("<div>one<br>two</div>", ["one two"]),
        ("<div><br><br>one<br><br></div>", ["one"]),
        ("<div><b>one<br><br>two</b><br><br>three</div>", ["one", "two", "three"]),
        ("<div>one<br><b></b><br>two</div>", ["one", "two"]),
    ],
)
def test_two_line_breaks_part_paragraphs_one_does_not(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "template", "noscript", "iframe", "textarea", "object", "audio", "video", "canvas", "title"],
)
def test_what_no_reader_sees_is_never_read(tag: str) -> None:
    assert texts(f"<p>before</p><{tag}><p>unseen <b>words</b></p></{tag}><p>after</p>") == ["before", "after"]


def test_the_words_of_drawings_and_formulas_are_no_text() -> None:
    assert texts("<p>one <svg><title>unseen</title><text>x</text></svg> two <math><mi>x</mi></math></p>") == ["one two"]


def test_a_template_inside_a_paragraph_leaves_its_words_together() -> None:
    assert texts("<p>one <template><div>unseen</div></template>two<!-- unseen --> three</p>") == ["one two three"]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "hidden=until-found",
        "aria-hidden=true",
        'style="display: none"',
        'style="color:red;DISPLAY:NONE"',
        "style=visibility:hidden",
    ],
)
def test_hidden_text_is_kept_and_marked(attribute: str) -> None:
    page = walked(f"<div {attribute}><p>not seen</p><div><b>nor this</b></div></div><p>seen</p>")
    hidden = [(block.text, block.is_hidden) for block in page.blocks]
    assert hidden == [("not seen", True), ("nor this", True), ("seen", False)]


def test_an_ordinary_style_hides_nothing() -> None:
    assert not walked('<p style="text-decoration: none" aria-hidden="false">seen</p>').blocks[0].is_hidden
    assert not walked("<p style aria-hidden>seen</p>").blocks[0].is_hidden


def test_links_and_bold_type_are_counted_in_characters() -> None:
    (block,) = walked('<p>See <a href="/one">this <b>one</b></a> or <a href="/two">that</a></p>').blocks
    assert (block.text, block.link_chars, block.bold_chars) == ("See this one or that", 11, 3)
    assert block.href == "/one"


def test_counts_are_those_of_each_paragraph_between_line_breaks() -> None:
    plain, linked = walked('<div>plain words<br><br><a href="/x"><b>linked</b></a></div>').blocks
    assert (plain.link_chars, plain.bold_chars) == (0, 0)
    assert (linked.link_chars, linked.bold_chars) == (6, 6)


def test_the_link_around_a_block_is_the_block_s() -> None:
    (block,) = walked('<a href="/story"><h3>A headline</h3></a>').blocks
    assert (block.href, block.link_chars) == ("/story", 10)


def test_the_link_around_paragraphs_between_line_breaks_is_theirs() -> None:
    blocks = walked('<a href="/story"><div>A headline<br><br>and words</div></a>').blocks
    assert [(block.href, block.link_chars) for block in blocks] == [("/story", 10), ("/story", 9)]


def test_what_only_names_a_place_is_no_link() -> None:
    blocks = walked('<a name="top">one<br><br>two</a><p><a href="/x">three</a><br><br><a name="top">four</a>').blocks
    assert [(block.text, block.link_chars) for block in blocks] == [("one", 0), ("two", 0), ("three", 5), ("four", 0)]


def test_links_have_their_parts_of_text_in_reading_order() -> None:
    page = walked('<a href="/b" rel="tag">one <b>two</b></a><a>none</a><p><a href><img></a><a href="/a">three</a>')
    assert [(page.tree.get(link, "href"), "".join(texts)) for link, texts in page.anchors.items()] == [
        ("/b", "one two"),
        ("", ""),
        ("/a", "three"),
    ]
    assert page.rels == {"tag"}


@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<p>words</p>", "p"),
        ("<p> <span>12 May</span> </p>", "span"),
        ("<p><a href=/x><b>Ann</b></a></p>", "b"),
        ("<p>By <b>Ann</b></p>", "p"),
        ("<p><b>Ann</b>, <i>Leeds</i></p>", "p"),
        ("<p><b>Ann <i>Lee</i></b></p>", "p"),
        ("<p><br><br><b>Ann</b><br><br></p>", "b"),
        ("<p><b>Ann<br>Lee</b></p>", "b"),
    ],
)
def test_the_innermost_element_holds_all_of_the_words(html: str, tag: str) -> None:
    page = walked(html)
    (block,) = page.blocks
    assert (page.tree.tags[block.element], page.tree.tags[block.innermost]) == ("p", tag)


def test_the_innermost_element_is_that_of_each_paragraph() -> None:
    page = walked("<div><b>one</b><br><br>two<br><br><i>three</i> <b>four</b></div>")
    assert [page.tree.tags[block.innermost] for block in page.blocks] == ["b", "div", "div"]


def test_line_breaks_stay_in_preformatted_text() -> None:
    assert texts("<pre>\n  a = 1\n  b = 2\n</pre>") == ["  a = 1\n  b = 2"]
    assert texts("<pre>  <b>a</b> = 1\r\n  <b>b</b> = 2</pre> <p> c\n </p>") == ["  a = 1\n  b = 2", "c"]
    assert texts("<pre>  <br>\n </pre>") == []


def test_a_picture_knows_its_element_and_what_comes_after_it() -> None:
    page = walked("<p>before</p><img src=/a.jpg><p>after</p><img alt=none>")
    assert [(page.tree.tags[picture.element], picture.before_block) for picture in page.pictures] == [
        ("img", 1),
        ("img", 2),
    ]


def test_the_tree_knows_names_parents_and_attributes() -> None:
    tree = walked('<div id=p data-x=1 class="a  b" role><p itemprop=name hidden>words</p></div><hr>').tree
    assert tree.tags == ["body", "div", "p", "hr"]
    assert tree.parents == [-1, 0, 1, 0]
    assert tree.attrs[1] == (("id", "p"), ("data-x", "1"), ("class", "a  b"), ("role", None))
    assert tree.names == ["", "p a  b", "name", ""]
    assert list(tree.ancestors(2)) == [2, 1, 0]


def test_the_tree_knows_depths_and_what_is_inside() -> None:
    tree = walked("<div><p>one</p>two<section></section></div><p>three <b>four</b></p>").tree
    assert tree.tags == ["body", "div", "p", "section", "p", "b"]
    assert tree.depths == [2, 3, 4, 4, 3, 4]
    assert tree.ends == [6, 4, 3, 4, 6, 6]
    assert list(zip(tree.firsts, tree.lasts, strict=True))[:5] == [(0, 3), (0, 2), (0, 1), (2, 2), (2, 3)]


def test_elements_of_equal_tags_and_names_all_the_way_share_a_path() -> None:
    tree = walked("<ul class=a><li>one<li>two</ul><ul class=a><li>three</ul><ul class=b><li>four</ul>").tree
    assert tree.tags == ["body", "ul", "li", "li", "ul", "li", "ul", "li"]
    assert tree.paths == [0, 1, 2, 2, 1, 2, 3, 4]
    assert tree.ways == [(0, "body", ""), (0, "ul", "a"), (1, "li", ""), (0, "ul", "b"), (3, "li", "")]


def test_deep_nesting_is_read_with_one_element_each() -> None:
    page = walked("<div>" * 20_000 + "deep words")
    assert [block.text for block in page.blocks] == ["deep words"]
    assert len(page.tree.tags) <= 20_001


@pytest.mark.parametrize("tag", ["div", "b", "a href=/x", "font", "blockquote", "ul><li", "table><td", "custom-box"])
def test_words_at_every_depth_are_read(tag: str) -> None:
    page = walked(f"<{tag}>word " * 5_000)
    assert sum(len(block.text.split()) for block in page.blocks) == 5_000
    check(page)


@pytest.mark.parametrize(("breaks", "blocks"), [(1, 1), (2, 50_000)])
def test_very_many_line_breaks_are_read(breaks: int, blocks: int) -> None:
    page = walked("<a href=/x>a</a> <b>b</b> c" + f"d{'<br>' * breaks}" * (100_000 // breaks))
    assert len(page.blocks) == blocks
    assert sum(block.text.count("d") for block in page.blocks) == 100_000 // breaks


def test_very_many_attributes_stay_on_their_element() -> None:
    many = " ".join(f"a{number}=x" for number in range(65_536))
    page = walked(f"<p {many}>words</p>")
    assert (page.blocks[0].text, len(page.tree.attrs[1])) == ("words", 65_536)


def test_formatting_left_open_many_times_is_read_in_a_bounded_tree() -> None:
    page = walked("".join(f"<b id={number}><p>word" for number in range(300)))
    assert len(page.blocks) == 300
    assert len(page.tree.tags) < 300 * 302


def test_a_page_that_would_become_millions_of_elements_is_refused() -> None:
    with pytest.raises(NotAnArticle, match="more than 300,000 elements") as raised:
        walked("".join(f"<b id={number}><p>word" for number in range(1500)))
    assert raised.value.reason is Reason.TOO_LARGE


def test_one_endless_run_of_text_is_cut_into_blocks() -> None:
    page = walked("word " * 100_000 + "<b>end</b> " + "word " * 100_000)
    assert len(page.blocks) >= 2
    assert sum(block.text.count("word") for block in page.blocks) == 200_000


def test_a_page_without_a_body_has_no_blocks() -> None:
    for html in ("", "<frameset><frame src=x><frameset></frameset></frameset><noframes>words</noframes>"):
        page = walk(html)
        assert page.blocks == []
        assert page.tree.tags[0] == "body"
        check(page)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>two</b> thr", ["one two thr"]),
        ("<p>one<p>two <a href='/x", ["one", "two"]),
        ("<p>one<p cla", ["one"]),
        ("<p>one<!-- two <p>three", ["one"]),
        ("<p>one<script>two <p>three", ["one"]),
        ("<p>one<style>two <p>three", ["one"]),
        ("<p>one<title>two <p>three", ["one"]),
        ("<p>one<template><p>two", ["one"]),
        ("<p>one<textarea><p>two", ["one"]),
        ("<p>one<svg><text>two", ["one"]),
        ("<p>one &am", ["one &am"]),
        ("<p>one &amp", ["one &"]),
        ("<p>one<table><tr><td>two<tr", ["one", "two"]),
    ],
)
def test_a_page_cut_off_in_the_middle_is_read_up_to_there(html: str, expected: list[str]) -> None:
    page = walk(f"<html><head><title>T</title></head><body>{html}")
    assert [block.text for block in page.blocks] == expected
    assert page.title == "T"
    check(page)


def test_a_page_cut_off_in_its_head_has_what_came_before() -> None:
    page = walk('<html lang=de><head><meta name=a><title>T</title><script>{"a": <link rel=b>')
    assert (page.title, len(page.metas), page.links, page.blocks) == ("T", 1, [], [])
    assert page.scripts[0].text == '{"a": <link rel=b>'


def test_the_first_title_counts_and_a_drawing_has_none() -> None:
    svg = "<svg><title>unseen</title></svg>"
    assert walk(f"<body>{svg}<title> One\n title </title><p>words</p><title>Another</title>").title == "One title"
    assert walk(f"<title>In the head</title><body><title>Another</title>{svg}").title == "In the head"


def test_scripts_are_kept_wherever_they_stand_and_never_read() -> None:
    page = walk('<script type="A/B">1 < 2</script><p>one<script>"<p>x</p>"</script> two</p></body><script>3</script>')
    assert [tuple(script) for script in page.scripts] == [("a/b", "1 < 2"), ("", '"<p>x</p>"'), ("", "3")]
    assert [block.text for block in page.blocks] == ["one two"]


def test_meta_link_and_base_elements_of_the_body_count_too() -> None:
    page = walk("<body><p>one<meta name=a><link rel=b><base target=c><base href=/d> two</p>")
    assert (page.metas, page.links, page.base) == ([(("name", "a"),)], [(("rel", "b"),)], "/d")
    assert [block.text for block in page.blocks] == ["one two"]
    assert page.tree.tags == ["body", "p"]


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=4).map(" ".join)
    tags = st.sampled_from([*INLINE, *BLOCKS, "p", "h2", "li", "pre", "a", "custom-box", "td"])
    return st.builds("<{0}>{1}</{0}>".format, tags, inside) | st.builds("{} <br> <br> {}".format, inside, inside)


MARKUP = st.recursive(st.sampled_from(WORDS), nested, max_leaves=25)


@given(MARKUP)
def test_every_visible_word_is_in_exactly_one_block(html: str) -> None:
    body = turbohtml.parse(f"<html><body>{html}</body></html>").find("body")
    assert body is not None
    seen = "".join(block.text for block in walked(html).blocks)
    assert "".join(seen.split()) == "".join(body.text.split())


@given(MARKUP)
def test_a_block_is_made_of_its_pieces(html: str) -> None:
    page = walked(html)
    for block in page.blocks:
        assert " ".join("".join(text for _, text in block.pieces).split()) == " ".join(block.text.split())
        assert 0 <= block.link_chars <= len(block.text)
        assert 0 <= block.bold_chars <= len(block.text)
        assert all(page.tree.is_around(block.element, element) for element, _ in block.pieces)
    check(page)


BROKEN = (
    "<p> </p> <table> <tr> </div> <template> </template> <svg> <b> </b> <body> <script> </script> <br> <a/href=x> "
    "<img/srcset=','> <!-- --> \0 word <frameset> <html> <head> <title> </title> <p/hidden> <pre> <a/href=y> </a> <li> "
    "<span/class=box> <i> </i> <td> <select> <option> <noscript> </noscript> <base/href> <meta/itemprop=a> "
    "<b/itemscope> <?x> </body> </html> &amp; \u2028 \ufeff"
).split(" ")


@given(st.lists(st.sampled_from(BROKEN), max_size=40))
def test_no_markup_however_broken_stops_the_walk(parts: list[str]) -> None:
    check(walk("".join(parts)))


@given(st.text() | st.lists(st.text(max_size=5) | st.sampled_from(BROKEN), max_size=20).map("".join))
def test_any_text_is_taken_apart(html: str) -> None:
    check(walk(html))


def test_what_a_script_puts_in_its_place_while_loading_is_seen() -> None:
    page = walked(
        '<div hidden id="S:1a"><p>streamed</p></div><div hidden><div id="S:2" hidden><p>not shown</p></div></div>'
    )
    assert [(block.text, block.is_hidden) for block in page.blocks] == [("streamed", False), ("not shown", True)]
