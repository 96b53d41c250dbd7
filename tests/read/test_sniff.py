from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason
from newsscrape.read.sniff import MAX_BYTES, Kind, kind_of

HTML = b"<!DOCTYPE html><title>T</title><p>Words</p>"


def page_of(body: bytes, content_type: str = "") -> Page:
    return Page(body=body, headers=(("content-type", content_type),) if content_type else ())


@pytest.mark.parametrize("content_type", ["", "text/html", "application/xhtml+xml", "text/HTML; charset=x", "nonsense"])
def test_markup_is_a_page_whatever_is_declared(content_type: str) -> None:
    assert kind_of(page_of(HTML, content_type)) is Kind.HTML


@pytest.mark.parametrize("content_type", ["application/octet-stream", "image/png", "application/pdf"])
def test_markup_declared_as_something_else_is_a_page_all_the_same(content_type: str) -> None:
    assert kind_of(page_of(HTML, content_type)) is Kind.HTML


def test_only_the_header_makes_plain_text() -> None:
    words = b"A line.\n\nAnother line.\n"
    assert kind_of(page_of(words, "Text/Plain; charset=utf-8")) is Kind.TEXT
    assert kind_of(page_of(words)) is Kind.HTML


@pytest.mark.parametrize(
    ("body", "content_type", "reason", "told"),
    [
        (b"", "text/html", Reason.EMPTY, "white space"),
        (b" \r\n\t ", "", Reason.EMPTY, "white space"),
        (b" " * 5000, "text/plain", Reason.EMPTY, "white space"),
        (b"%PDF-1.7 ...", "", Reason.NOT_HTML, "PDF"),
        (b"\n%PDF-1.7 ...", "text/html", Reason.NOT_HTML, "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image/png", Reason.NOT_HTML, "PNG"),
        (b"\xff\xd8\xff\xe0....", "", Reason.NOT_HTML, "JPEG"),
        (b"GIF89a", "", Reason.NOT_HTML, "GIF"),
        (b"RIFF\x10\0\0\0WEBP", "", Reason.NOT_HTML, "WebP"),
        (b"PK\x03\x04....", "", Reason.NOT_HTML, "ZIP"),
        (b"\x1f\x8b\x08....", "text/html", Reason.NOT_HTML, "gzip"),
        (b"pixels", "image/x-unknown", Reason.NOT_HTML, "image/x-unknown"),
        (b"bytes", "application/octet-stream", Reason.NOT_HTML, "application/octet-stream"),
        (b'{"a": 1}', "", Reason.NOT_HTML, "JSON"),
        (b"[1, 2]", "", Reason.NOT_HTML, "JSON"),
        (b'{"a": "<p>x</p>"}', "application/json", Reason.NOT_HTML, "JSON"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "", Reason.NOT_HTML, "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "application/xml", Reason.NOT_HTML, "feed"),
        (b'<?xml version="1.0"?>\n<!-- s --><urlset></urlset>', "text/xml", Reason.NOT_HTML, "sitemap"),
        (b"word\0\x01\x02\0\0\0\0" * 50, "", Reason.NOT_HTML, "binary"),
    ],
)
def test_what_is_no_page_is_told_by_its_reason(body: bytes, content_type: str, reason: Reason, told: str) -> None:
    with pytest.raises(NotAnArticle) as raised:
        kind_of(page_of(body, content_type))
    assert raised.value.reason is reason
    assert told in raised.value.detail


def test_xhtml_with_a_declaration_is_no_feed() -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>Words</p></html>'
    assert kind_of(page_of(body)) is Kind.HTML


def test_utf_16_is_not_taken_for_binary() -> None:
    assert kind_of(page_of("<p>Wörter</p>".encode("utf-16"))) is Kind.HTML


def test_a_page_above_the_limit_is_too_large_and_one_at_the_limit_is_not() -> None:
    assert kind_of(page_of(HTML.ljust(MAX_BYTES))) is Kind.HTML
    with pytest.raises(NotAnArticle) as raised:
        kind_of(page_of(HTML.ljust(MAX_BYTES + 1)))
    assert raised.value.reason is Reason.TOO_LARGE
    assert "31,457,281" in raised.value.detail


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_refused(body: bytes) -> None:
    with suppress(NotAnArticle):
        assert kind_of(page_of(body)) in Kind
