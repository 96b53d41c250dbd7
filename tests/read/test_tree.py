from __future__ import annotations

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.read.tree import Walked, walk

WORDS = ["Hafen", "Kran", "Köln", "東京", "x", "2016,", "„so“"]
INLINE = ["b", "i", "em", "span", "font", "mark"]
BLOCKS = ["div", "section", "article", "blockquote", "center", "figure"]


def walked(html: str) -> Walked:
    return walk(turbohtml.parse(f"<html><body>{html}</body></html>"))


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
    "tag", ["script", "style", "template", "noscript", "iframe", "textarea", "object", "audio", "video", "canvas"]
)
def test_what_no_reader_sees_is_never_read(tag: str) -> None:
    assert texts(f"<p>before</p><{tag}><p>unseen <b>words</b></p></{tag}><p>after</p>") == ["before", "after"]


def test_the_words_of_drawings_and_formulas_are_no_text() -> None:
    assert texts("<p>one <svg><title>unseen</title><text>x</text></svg> two <math><mi>x</mi></math></p>") == ["one two"]


def test_a_template_inside_a_paragraph_leaves_its_words_together() -> None:
    assert texts("<p>one <template><div>unseen</div></template>two<!-- unseen --> three</p>") == ["one two three"]


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden=true", 'style="display: none"', 'style="color:red;DISPLAY:NONE"']
)
def test_hidden_text_is_kept_and_marked(attribute: str) -> None:
    page = walked(f"<div {attribute}><p>not seen</p></div><p>seen</p>")
    assert [(block.text, block.is_hidden) for block in page.blocks] == [("not seen", True), ("seen", False)]


def test_an_ordinary_style_hides_nothing() -> None:
    assert not walked('<p style="text-decoration: none" aria-hidden="false">seen</p>').blocks[0].is_hidden


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


def test_line_breaks_stay_in_preformatted_text() -> None:
    assert texts("<pre>\n  a = 1\n  b = 2\n</pre>") == ["  a = 1\n  b = 2"]


@pytest.mark.parametrize(
    ("img", "url"),
    [
        ('<img src="/a.jpg">', "/a.jpg"),
        ('<img src="/tiny.gif" data-src="/a.jpg">', "/a.jpg"),
        ('<img src="/a.jpg" srcset="/s.jpg 320w, /l.jpg 1280w, /m.jpg 640w">', "/l.jpg"),
        ('<img src="/a.jpg" srcset="/one.jpg 1x, /two.jpg 2x">', "/two.jpg"),
        ('<img src="/a.jpg" srcset="/odd.jpg what">', "/a.jpg"),
        ('<img src="data:image/gif;base64,AAAA">', None),
        ("<img alt=none>", None),
    ],
)
def test_a_picture_has_its_largest_source(img: str, url: str | None) -> None:
    pictures = walked(f"<p>before</p>{img}<p>after</p>").pictures
    assert [picture.url for picture in pictures] == ([url] if url else [])
    assert all(picture.before_block == 1 for picture in pictures)


def test_the_tree_knows_names_parents_and_attributes() -> None:
    tree = walked('<div class="a  b" data-x=1><p id=p>words</p></div>').tree
    assert tree.tags == ("body", "div", "p")
    assert tree.parents == (-1, 0, 1)
    assert tree.attrs[1] == {"class": "a b", "data-x": "1"}
    assert list(tree.ancestors(2)) == [2, 1, 0]


def test_deep_nesting_is_read_with_one_element_each() -> None:
    page = walked("<div>" * 20_000 + "deep words")
    assert [block.text for block in page.blocks] == ["deep words"]
    assert len(page.tree.tags) <= 20_001


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
    assert walk(turbohtml.parse("")).blocks == ()
    assert walk(turbohtml.parse("<frameset><frame src=x></frameset>")).blocks == ()


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=4).map(" ".join)
    tags = st.sampled_from([*INLINE, *BLOCKS, "p", "h2", "li", "pre", "a", "custom-box", "td"])
    return st.builds("<{0}>{1}</{0}>".format, tags, inside) | st.builds("{} <br> <br> {}".format, inside, inside)


MARKUP = st.recursive(st.sampled_from(WORDS), nested, max_leaves=25)


@given(MARKUP)
def test_every_visible_word_is_in_exactly_one_block(html: str) -> None:
    parsed = turbohtml.parse(f"<html><body>{html}</body></html>")
    body = parsed.find("body")
    assert body is not None
    seen = "".join(block.text for block in walk(parsed).blocks)
    assert "".join(seen.split()) == "".join(body.text.split())


@given(MARKUP)
def test_a_block_is_made_of_its_pieces(html: str) -> None:
    page = walked(html)
    for block in page.blocks:
        assert " ".join("".join(piece.text for piece in block.pieces).split()) == " ".join(block.text.split())
        assert 0 <= block.link_chars <= len(block.text)
        assert 0 <= block.bold_chars <= len(block.text)
        assert all(block.element in page.tree.ancestors(piece.element) for piece in block.pieces if piece.text != "\n")


BROKEN = (
    "<p> </p> <table> <tr> </div> <template> </template> <svg> <b> </b> <body> <script> </script> <br> <a/href=x> "
    "<img/srcset=','> <!-- --> \0 word <frameset>"
).split()


@given(st.lists(st.sampled_from(BROKEN), max_size=40))
def test_no_markup_however_broken_stops_the_walk(parts: list[str]) -> None:
    page = walk(turbohtml.parse("".join(parts)))
    assert [block.index for block in page.blocks] == list(range(len(page.blocks)))
    assert all(parent < index for index, parent in enumerate(page.tree.parents))
