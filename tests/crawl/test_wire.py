from __future__ import annotations

import asyncio
import gzip
import zlib
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request, Spider
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from newsscrape.crawl.wire import TRUNCATED, BodyTooLargeError, WireMiddleware

URL = "https://kurier.example/a"


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "scrapy")


def passed(body: bytes, encoding: str | None, retries: int = 0) -> Request | Response:
    crawler = get_crawler(settings_dict={"RETRY_TIMES": retries, "DOWNLOAD_MAXSIZE": 30_000_000})
    crawler.spider = Spider("probe")
    crawler.spider._set_crawler(crawler)  # noqa: SLF001 - what Scrapy does when a crawl starts
    crawler.stats = _Stats()
    crawler.engine = SimpleNamespace(scraper=SimpleNamespace(slot=None))  # nothing waits to be read
    headers = {"Content-Encoding": encoding} if encoding else {}
    response = Response(URL, body=body, headers=headers)
    return asyncio.run(WireMiddleware.from_crawler(crawler).process_response(Request(URL), response))


class _Stats:
    def inc_value(self, *_: object) -> None:
        pass


def test_the_encoding_is_kept_for_the_archive() -> None:
    response = passed(gzip.compress(b"<p>ganz</p>"), "gzip")
    assert isinstance(response, Response)
    assert response.headers["X-Archive-Orig-Content-Encoding"] == b"gzip"
    assert response.flags == []


def test_plain_bodies_pass_untouched() -> None:
    response = passed(b"<p>ganz</p>", None)
    assert isinstance(response, Response)
    assert not response.headers


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 8))
def test_a_gzip_body_cut_short_is_flagged(content: bytes, missing: int) -> None:
    response = passed(gzip.compress(content)[:-missing], "gzip")
    assert isinstance(response, Response)
    assert TRUNCATED in response.flags


def test_a_gzip_body_cut_short_is_asked_for_again_first() -> None:
    assert isinstance(passed(gzip.compress(b"halb")[:-3], "gzip", retries=2), Request)


def test_what_is_no_gzip_at_all_is_flagged() -> None:
    response = passed(b"<p>falsch beschriftet</p>", "x-gzip")
    assert isinstance(response, Response)
    assert TRUNCATED in response.flags


def test_unpacked_bytes_are_what_their_type_says() -> None:
    crawler = get_crawler()
    crawler.spider = Spider("probe")
    said = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    packed = TextResponse(URL, body=gzip.compress("<p>größer</p>".encode()), headers=said, encoding="latin-1")
    response = asyncio.run(WireMiddleware.from_crawler(crawler).process_response(Request(URL), packed))
    assert isinstance(response, HtmlResponse)
    assert response.text == "<p>größer</p>"
    assert "Content-Encoding" not in response.headers


def test_what_cannot_be_undone_is_left_as_it_is() -> None:
    response = passed(b"odd", "gzip, sdch")
    assert isinstance(response, Response)
    assert (response.body, response.headers["Content-Encoding"]) == (b"odd", b"gzip, sdch")


def test_a_body_too_large_once_unpacked_is_refused() -> None:
    with pytest.raises(BodyTooLargeError, match="30000000"):
        passed(gzip.compress(bytes(30_000_001)), "gzip")


def test_requests_say_what_can_be_undone() -> None:
    request = Request(URL)
    WireMiddleware.from_crawler(get_crawler()).process_request(request)
    assert request.headers["Accept-Encoding"] == b"gzip, deflate, br, zstd"


def test_encodings_named_in_several_lines_are_all_undone() -> None:
    crawler = get_crawler()
    crawler.spider = Spider("probe")
    packed = Response(
        URL, body=gzip.compress(zlib.compress(b"<p>ganz</p>")), headers={"Content-Encoding": ["deflate", "gzip"]}
    )
    response = asyncio.run(WireMiddleware.from_crawler(crawler).process_response(Request(URL), packed))
    assert isinstance(response, Response)
    assert response.body == b"<p>ganz</p>"
    assert response.headers["X-Archive-Orig-Content-Encoding"] == b"deflate, gzip"
