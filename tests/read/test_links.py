from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.link import Link
from newsscrape.model.page import Page
from newsscrape.read.document import read
from newsscrape.read.links import links_in, links_of, resolver

BASE = "https://news.example/politik/seite.html?x=1"


def links(html: str, base: str = BASE) -> list[Link]:
    return list(links_of(read(Page(body=html.encode(), url=base))))


def test_the_links_of_a_block_are_told_with_their_words() -> None:
    page = read(Page(body=b"<p>None here</p><p>One <a href=/a>link</a></p>", url=BASE))
    assert [links_in(block, page.tree) for block in page.blocks] == [[], [("/a", "link")]]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://other.example/a", "https://other.example/a"),
        ("/a-b", "https://news.example/a-b"),
        ("artikel-1", "https://news.example/politik/artikel-1"),
        ("../kultur", "https://news.example/kultur"),
        ("/a/../b", "https://news.example/b"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?page=2", "https://news.example/politik/seite.html?page=2"),
        ("  /a#part  ", "https://news.example/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("#top", None),
        ("", None),
        ("javascript:void(0)", None),
        ("JavaScript:alert(1)", None),
        ("mailto:desk@news.example", None),
        ("tel:+49", None),
        ("ftp://files.example/a", None),
        ("http://[broken", None),
    ],
)
def test_addresses_become_absolute_without_fragment(href: str, url: str | None) -> None:
    assert resolver(BASE)(href) == url


def test_without_a_base_only_absolute_addresses_are_kept() -> None:
    assert resolver("")("/a") is None
    assert resolver("")("https://a.example/b#c") == "https://a.example/b"
    assert resolver("http://[broken")("/a") is None


def test_links_come_in_reading_order_with_text_and_rel() -> None:
    found = links('<p><a href="/b" rel="NoFollow next">Zweite  Seite</a></p><div><a href="/a"><img src="x"></a></div>')
    assert found == [
        Link(url="https://news.example/b", text="Zweite Seite", rel="nofollow next"),
        Link(url="https://news.example/a", text=""),
    ]


def test_the_words_of_a_link_keep_their_distance() -> None:
    (found,) = links('<a href="/a" rel=" tag\n nofollow ">one<span> <img src="x"> </span>two\n three</a>')
    assert (found.text, found.rel) == ("one two three", "tag nofollow")


def test_a_link_around_blocks_has_all_their_words() -> None:
    (found,) = links('<a href="/a"><h3>Title </h3><p>Teaser <b>words</b></p></a>')
    assert found.text == "Title Teaser words"


def test_links_of_what_nobody_sees_are_none() -> None:
    assert links('<body><noscript><a href="/a">a</a></noscript><template><a href="/b">b</a></template><a>c</a>') == []


def test_feeds_and_next_pages_of_the_head_come_first() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" title="Feed" href="/rss">'
        '<link rel="stylesheet" href="/s.css"><link rel="NEXT" href="?page=2">'
    )
    found = links(f'<html><head>{head}</head><body><a href="/a">A</a></body></html>')
    assert [(link.url, link.rel, link.type) for link in found] == [
        ("https://news.example/rss", "alternate", "application/rss+xml"),
        ("https://news.example/politik/seite.html?page=2", "next", ""),
        ("https://news.example/a", "", ""),
    ]


def test_a_page_of_endless_links_is_cut() -> None:
    assert len(links('<a href="/a">a</a>' * 6000)) == 5000


@given(st.text(max_size=60), st.sampled_from([BASE, "", "http://", "https://[::1"]))
def test_any_address_is_absolute_or_dropped(href: str, base: str) -> None:
    url = resolver(base)(href)
    assert url is None or (url.startswith(("http://", "https://")) and "#" not in url)
