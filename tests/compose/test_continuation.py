from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.continuation import next_page
from newsscrape.errors import NotAnArticle
from newsscrape.model.page import Page
from newsscrape.read.document import read

HOST = "https://news.example"


def found(body: str, path: str = "/wirtschaft/eisgang-am-hafen", head: str = "") -> str | None:
    html = f"<html><head><title>Eisgang</title>{head}</head><body><p>Text</p>{body}</body></html>"
    url = next_page(read(Page(body=html.encode(), url=f"{HOST}{path}")))
    return url and url.removeprefix(HOST)


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("/wirtschaft/eisgang-am-hafen", "/wirtschaft/eisgang-am-hafen?page=2"),
        ("/wirtschaft/eisgang-am-hafen", "/wirtschaft/eisgang-am-hafen/2/"),
        ("/wirtschaft/eisgang-am-hafen/2/", "/wirtschaft/eisgang-am-hafen/3/"),
        ("/eisgang-am-hafen.html", "/eisgang-am-hafen,seite-2.html"),
        ("/eisgang-am-hafen,seite-2.html", "/eisgang-am-hafen,seite-3.html"),
        ("/eisgang/seite/2", "/eisgang/seite/3"),
        ("/story?id=1234567", "/story?id=1234567&seite=2"),
    ],
)
def test_the_next_page_is_the_own_address_with_the_next_number(path: str, href: str) -> None:
    assert found("", path, f'<link rel="next" href="{href}">') == href
    assert found(f'<a href="{href}" rel="nofollow next">»</a>', path) == href


@pytest.mark.parametrize("words", ["2", " Nächste Seite » ", "Next page", "Suivant", "次のページ", "Weiterlesen ›"])
def test_a_link_may_say_so_in_words(words: str) -> None:
    body = f'<nav><a href="?page=1">1</a> <a href="?page=2">{words}</a></nav>'
    assert found(body) == "/wirtschaft/eisgang-am-hafen?page=2"


@pytest.mark.parametrize(
    "href",
    [
        "/wirtschaft/faehre-im-hafen",  # another article: what rel=next means on many sites
        "/wirtschaft/eisgang-am-hafen?page=3",
        "/wirtschaft/eisgang-am-hafen?page=1",
        "/wirtschaft/eisgang-am-hafen/kommentare/2",
        "https://other.example/wirtschaft/eisgang-am-hafen?page=2",
        "/wirtschaft/eisgang-am-hafen-2",
        "",
        "http://[broken/2",
    ],
)
def test_anything_else_called_next_is_none(href: str) -> None:
    assert found(f'<a rel="next" href="{href}">2</a>', head=f'<link rel="next" href="{href}">') is None


def test_a_number_that_nobody_calls_next_is_none() -> None:
    assert found('<a href="?page=2">2 Kommentare</a>') is None


def test_twenty_pages_are_the_most() -> None:
    assert found('<a rel="next" href="?page=20">20</a>', "/eisgang?page=19") == "/eisgang?page=20"
    assert found('<a rel="next" href="?page=21">21</a>', "/eisgang?page=20") is None


def test_a_page_without_address_has_none() -> None:
    assert next_page(read(Page(body=b'<p>Text <a rel="next" href="?page=2">2</a></p>'))) is None


@given(st.text(), st.text())
def test_any_address_may_be_called_next(path: str, href: str) -> None:
    with suppress(NotAnArticle):  # bytes that no page has
        assert found(f'<a rel="next" href="{href}">2</a>', f"/{path}") != ""
