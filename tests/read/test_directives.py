from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.directive import Directive
from newsscrape.model.page import Page
from newsscrape.read.directives import directives, directives_in_bytes
from newsscrape.read.document import read

NOINDEX, NOARCHIVE, RESERVED = Directive
SITE = "x-archive-site-tdm-reservation"
WORDS = "<p>Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag.</p>"


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("noindex", (NOINDEX,)),
        ("NoIndex, NOARCHIVE", (NOINDEX, NOARCHIVE)),
        ("none", (NOINDEX,)),
        ("nocache", (NOARCHIVE,)),
        ("all", ()),
        ("nofollow, nosnippet", ()),
        ("googlebot: noindex", ()),
        ("googlebot: nofollow, noindex", ()),
        ("newsscrape: noindex, noarchive", (NOINDEX, NOARCHIVE)),
        ("googlebot: noindex, NewsScrape: noarchive", (NOARCHIVE,)),
        ("robots: noarchive", (NOARCHIVE,)),
        ("max-snippet: 20, noindex", (NOINDEX,)),
        ("unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT, noindex", (NOINDEX,)),
        ("otherbot: max-snippet: 20, noindex", ()),
        ("", ()),
        (",:,::", ()),
    ],
)
def test_headers_are_read_with_whom_they_are_meant_for(value: str, asked: tuple[Directive, ...]) -> None:
    assert directives((("x-robots-tag", value),), ()) == asked


def test_each_header_begins_with_everybody() -> None:
    headers = (("x-robots-tag", "googlebot: noindex"), ("x-robots-tag", "noarchive"))
    assert directives(headers, ()) == (NOARCHIVE,)


@pytest.mark.parametrize(
    ("name", "content", "asked"),
    [
        ("robots", "index,follow,noarchive,max-image-preview:large", (NOARCHIVE,)),
        (" ROBOTS ", "NOINDEX", (NOINDEX,)),
        ("newsscrape", "none", (NOINDEX,)),
        ("googlebot", "noindex", ()),
        ("description", "noindex", ()),
        ("robots", None, ()),
    ],
)
def test_meta_elements_are_read_too(name: str, content: str | None, asked: tuple[Directive, ...]) -> None:
    assert directives((), ({"name": name, "content": content},)) == asked


@pytest.mark.parametrize(
    ("header", "meta", "site", "asked"),
    [
        ("1", None, None, (RESERVED,)),
        (None, "1", None, (RESERVED,)),
        (None, None, "1", (RESERVED,)),
        ("0", None, "1", ()),
        ("1", "0", "1", ()),
        ("0", "1", None, (RESERVED,)),
        ("yes", None, "1", (RESERVED,)),
        (None, "", None, ()),
    ],
)
def test_the_nearest_word_on_reserved_rights_counts(
    header: str | None, meta: str | None, site: str | None, asked: tuple[Directive, ...]
) -> None:
    headers = [(name, value) for name, value in (("tdm-reservation", header), (SITE, site)) if value is not None]
    metas = [{"name": "TDM-Reservation", "content": meta}] if meta is not None else []
    assert directives(headers, metas) == asked


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "latin-1"])
@pytest.mark.parametrize(
    "head",
    [
        '<meta name="robots" content="noarchive, noindex">',
        "<META CONTENT='noarchive' NAME=robots>",
        "<meta charset=utf-8><meta\nname = robots content = noindex>",
        '<meta name="description" content="noarchive">',
        '<meta name="tdm-reservation" content="1"/>',
        '<!-- <meta name="robots" content="noarchive"> -->',
        '<!-- > <meta name="robots" content="noarchive"> --!><meta name="robots" content="noindex">',
        '<!--><meta name="robots" content="noarchive">',
        '<!-- -- ><meta name="robots" content="noarchive">',
        """<script>a = '<meta name="robots" content="noarchive">'</script>""",
        """<SCRIPT>a = '<!--'</SCRIPT><meta name="robots" content="noarchive">""",
        """<script src="<!--" ></script ><meta name="robots" content="noarchive">""",
        '<title><meta name="robots" content="noarchive"></title><scripted><meta name="robots" content="noindex">',
        '<noscript><meta name="robots" content="noarchive"></noscript>',
        '<style><!-- p {} </style><meta name="robots" content="noarchive">',
    ],
)
def test_the_bytes_say_what_the_page_does(head: str, charset: str) -> None:
    page = Page(body=f"<html><head>{head}</head><body>{WORDS * 3}</body></html>".encode(charset))
    found = directives_in_bytes(page)
    assert found == tuple(Directive(code) for code in read(page).warnings if code in set(Directive))


PIECES = [
    *("<!--", "-->", "--!>", "->", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "x"),
    *('<meta name="robots" content="noarchive">', "<meta name=robots content=noindex>", "<p>", "</p>", "<textarea>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_a_page_asks_for_its_bytes_do(html: str) -> None:
    page = Page(body=f"<html><head>{html}".encode(), headers=(("content-type", "text/html"),))
    asked = {Directive(code) for code in read(page).warnings if code in set(Directive)}
    assert asked <= set(directives_in_bytes(page))


def test_a_page_of_comments_costs_little() -> None:
    assert directives_in_bytes(Page(body=b"<!---->" * 300_000 + b"<!--" * 300_000)) == ()


def test_a_text_capture_has_headers_too() -> None:
    page = Page(body=WORDS.encode(), headers=(("content-type", "text/plain"), ("x-robots-tag", "noindex")))
    assert NOINDEX in read(page).warnings


@given(any_text(max_size=80), any_text(max_size=80), st.binary(max_size=200))
def test_whatever_is_said_it_is_no_fault(header: str, content: str, body: bytes) -> None:
    headers = (("x-robots-tag", header), ("tdm-reservation", header))
    directives(headers, ({"name": "robots", "content": content},))
    directives_in_bytes(Page(body=b"<meta " + body, headers=headers))
