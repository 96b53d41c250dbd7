from io import BytesIO
from typing import Any

import pytest

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.sources.members import Archive
from newsscrape.sources.record import body_of, drain, is_page, page_of


def record(headers: str, block: bytes = b"", length: int | None = None) -> Any:  # noqa: ANN401 - warcio's own type
    head = f"WARC/1.1\r\n{headers}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    return next(Archive(BytesIO(head.encode() + block + b"\r\n\r\n")).records(0))


RESPONSE = "WARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2026-01-02T03:04:05.6Z"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (RESPONSE, True),
        ("WARC-Type: response\r\nWARC-Target-URI: <https://a.example/>", True),
        ("WARC-Type: response\r\nWARC-Target-URI: dns:a.example", False),
        ("WARC-Type: resource\r\nWARC-Target-URI: http://a.example/", True),
        ("WARC-Type: resource\r\nWARC-Target-URI: urn:x", False),
        ("WARC-Type: conversion\r\nContent-Type: text/plain", True),
        ("WARC-Type: conversion\r\nContent-Type: image/png", False),
        ("WARC-Type: request\r\nWARC-Target-URI: http://a.example/", False),
        ("X: y", False),
    ],
)
def test_pages_are_told_from_other_records(headers: str, *, expected: bool) -> None:
    assert is_page(record(headers)) is expected


def test_headers_and_body_of_a_response() -> None:
    found = record(RESPONSE, b"HTTP/2 203 Fine\r\nContent-Type: text/html\r\nX-A: b\r\n\r\n<p>x")
    page = page_of(found)
    assert (page.url, page.http_status) == ("https://a.example/", 203)
    assert page.headers == (("content-type", "text/html"), ("x-a", "b"))
    assert page.fetched_at
    assert page.fetched_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert body_of(found, page) == b"<p>x"


def test_a_status_or_date_that_is_none_is_unknown() -> None:
    page = page_of(
        record("WARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: x", b"HTTP/1.1\r\n")
    )
    assert (page.http_status, page.fetched_at) == (None, None)


def test_a_response_without_http_headers_is_torn() -> None:
    with pytest.raises(InputError, match="ends before its HTTP headers"):
        page_of(record(RESPONSE))


def test_a_record_with_fewer_bytes_than_it_says_is_torn() -> None:
    found = record(RESPONSE, b"HTTP/1.1 200 OK\r\n\r\n<p>x", length=100)
    with pytest.raises(InputError, match=r"ends \d+ bytes too early"):
        body_of(found, page_of(found))
    with pytest.raises(InputError, match="no length"):
        drain(next(Archive(BytesIO(b"WARC/1.1\r\nWARC-Type: metadata\r\n\r\n")).records(0)))


def test_a_body_cut_when_archived_is_no_page() -> None:
    found = record(f"{RESPONSE}\r\nWARC-Truncated: length", b"HTTP/1.1 200 OK\r\n\r\n<p>x")
    with pytest.raises(NotAnArticle, match=r"Cut off when archived \(length\)"):
        body_of(found, page_of(found))
