from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.document import Document
from newsscrape.model.page import Care, Form, Page
from newsscrape.model.reject import Reason
from newsscrape.read import run
from newsscrape.read.document import read
from newsscrape.read.links import links_of
from newsscrape.read.plain import TEXT_TREE

SAVED = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/*/page.html"))


def document(html: str, url: str | None = "https://news.example/politik/a", **known: object) -> Document:
    return read(Page(body=html.encode(), url=url, **known))  # type: ignore[arg-type]


def test_one_page_brings_title_language_blocks_links_pictures_and_claims() -> None:
    found = document(
        '<html lang="de-DE"><head><title> Der \n Titel </title><meta property="og:title" content="Ein Titel"></head>'
        '<body><p>Words <a href="b">there</a></p><img src="c.jpg"></body></html>'
    )
    assert (found.title, found.declared_language) == ("Der Titel", "de-DE")
    assert [block.text for block in found.blocks] == ["Words there"]
    assert [link.url for link in links_of(found)] == ["https://news.example/politik/b"]
    assert [found.tree.get(picture.element, "src") for picture in found.pictures] == ["c.jpg"]
    assert [claim.value for claim in found.claimed("headline", Origin.OPENGRAPH)] == ["Ein Titel"]


def test_the_claims_of_a_feed_come_after_those_of_the_page() -> None:
    told = Claim(name="headline", value="Told by the feed", origin=Origin.FEED)
    found = document('<meta property="og:title" content="Told by the page">', claims=(told,))
    assert [claim.origin for claim in found.claimed("headline")] == [Origin.OPENGRAPH, Origin.FEED]


def test_a_saved_page_without_address_has_the_one_it_claims() -> None:
    html = '<link rel="canonical" href="https://news.example/claimed"><a href="/x">x</a>'
    found = document(html, url=None)
    assert (found.url, links_of(found)[-1].url) == ("https://news.example/claimed", "https://news.example/x")
    assert document("<p>words", url=None).url is None


def test_the_base_element_decides_what_links_mean() -> None:
    found = document('<base href="/other/"><a href="x">x</a>')
    assert found.base_url == "https://news.example/other/"
    assert links_of(found)[0].url == "https://news.example/other/x"
    broken = document('<base href="http://[broken"><a href="x">x</a>')
    assert links_of(broken)[0].url == "https://news.example/politik/x"


def test_a_text_has_lines_for_blocks_and_no_elements() -> None:
    page = Page(body="Ä line\n\nAnother <b>".encode(), headers=(("content-type", "text/plain"),))
    found = read(page)
    assert [block.text for block in found.blocks] == ["Ä line", "Another <b>"]
    assert found.tree is TEXT_TREE
    assert (found.url, links_of(found), found.pictures) == (None, (), ())


def test_a_text_may_have_a_byte_order_mark_or_another_charset() -> None:
    for body, charset in (("\ufeffWörter".encode(), "utf-8"), ("Wörter".encode("latin-1"), "iso-8859-1")):
        found = read(Page(body=body, headers=(("content-type", f"text/plain; charset={charset}"),)))
        assert [block.text for block in found.blocks] == ["Wörter"]


def test_a_byte_order_mark_is_no_text_and_leaves_the_head_in_its_place() -> None:
    html = '<html lang="de"><head><title>Titel</title><meta name="author" content="Änne"></head><body><p>Wörter'
    for encoding in ("utf-8-sig", "utf-16"):
        found = read(Page(body=html.encode(encoding)))
        assert [block.text for block in found.blocks] == ["Wörter"]
        assert (found.title, found.declared_language) == ("Titel", "de")
        assert [claim.value for claim in found.claimed("author")] == ["Änne"]


@pytest.mark.parametrize(
    ("root", "language"),
    [("lang=pt-BR", "pt-BR"), ("xml:lang=fr", "fr"), ('lang="" xml:lang="fr"', "fr"), ("lang", None), ("", None)],
)
def test_the_root_tells_the_language(root: str, language: str | None) -> None:
    assert document(f"<html {root}><p>words").declared_language == language


def test_a_page_of_frames_has_a_body_without_words() -> None:
    found = document("<title>T</title><frameset><frame src=a></frameset><noframes>old browsers</noframes>")
    assert (found.title, list(found.blocks), found.tree.tags[0]) == ("T", [], "body")


def test_bytes_that_are_no_page_raise_with_their_reason() -> None:
    with pytest.raises(NotAnArticle) as raised:
        read(Page(body=b"%PDF-1.4"))
    assert raised.value.reason is Reason.NOT_HTML


def test_what_a_frame_or_template_holds_is_not_of_the_page() -> None:
    assert not document("<template><p>unseen</p></template><iframe><p>unseen</p></iframe>").blocks


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(["", "text/html", "text/plain", "text/html; charset=utf-16"]))
def test_any_bytes_are_a_document_or_no_article(body: bytes, content_type: str) -> None:
    page = Page(body=body, headers=(("content-type", content_type),))
    with suppress(NotAnArticle):
        assert all(block.text for block in read(page).blocks)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAVED), st.integers(), st.integers(1, 30))
def test_saved_pages_with_bytes_changed_cut_and_swapped_are_read(path: Path, seed: int, times: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    body = bytearray(path.read_bytes())
    for _ in range(times):
        at = chance.randrange(len(body))
        body[at : at + chance.randrange(40)] = chance.choice(
            [b"", b"<", b">", b'"', b"\xff", b"<p", b"</", b"\0", b"&#x"]
        )
    page = Page(body=bytes(body), url="https://news.example/a")
    with suppress(NotAnArticle):
        assert all(block.text for block in read(page).blocks)


def test_a_page_of_more_text_than_anybody_writes_says_that_it_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_BLOCKS", 3)
    found = document("<ul><li>One<li>Two<li>Three<li>Four</ul>")
    assert [block.text for block in found.blocks] == ["One", "Two", "Three"]
    assert found.warnings == ("blocks_cut",)


def test_a_page_as_its_scripts_wrote_it_says_so() -> None:
    assert document("<p>Text").warnings == ()
    assert document("<p>Text", form=Form.RENDERED).warnings == ("rendered",)


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_that_is_read_safely_says_so(kind: str) -> None:
    found = document("Text", headers=(("content-type", kind),), care=Care.SAFE)
    assert [block.text for block in found.blocks] == ["Text"]
    assert found.warnings == ("read_safely",)


def test_reading_safely_follows_no_selectors_and_searches_no_scripts() -> None:
    said = " ".join(f"Der Kran im Hafen steht seit {year} still." for year in range(2000, 2030))
    html = f'<body><h1>Titel</h1><script>x = "{said}"</script></body>'
    usual, safe = (read(Page(body=html.encode(), care=care), {"headline": "h1"}) for care in Care)
    assert (usual.claimed("articleBody")[0].value, list(usual.selected)) == (said, ["headline"])
    assert (safe.claims, safe.selected) == ((), {})


def test_a_claimed_body_is_read_safely_too() -> None:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"<p>Eins<p>Zwei"}</script>'
    found = document(f"<head>{script}</head>", care=Care.SAFE)
    assert [claim.value for claim in found.claimed("articleBody")] == ["Eins\nZwei"]


def test_broken_structured_data_is_told() -> None:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":"cut</script>'
    document = read(Page(body=f"<html><head>{script}</head><body><p>Text</p></body></html>".encode()))
    assert document.warnings == ("jsonld_broken",)
    assert [claim.value for claim in document.claimed("headline")] == ["H"]
