"""Redirects and refreshes."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.guard import ForbiddenAddressError
from newsscrape.crawl.redirects import Redirects, Refreshes

URL = "https://kurier.example/a"
PAGE = '<html><head><META Http-Equiv="Refresh" content="0; url=/b"></head></html>'


def refreshed(body: bytes) -> Request | Response:
    response = HtmlResponse(URL, body=body)
    return Refreshes.from_crawler(get_crawler()).process_response(Request(URL), response)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_refresh_at_once_is_followed_whatever_its_encoding(encoding: str) -> None:
    followed = refreshed(PAGE.encode(encoding))
    assert isinstance(followed, Request)
    assert followed.url == "https://kurier.example/b"


def test_other_pages_are_given_as_they_are() -> None:
    assert isinstance(refreshed(b"<p>Ganz</p>"), Response)
    assert isinstance(refreshed(b"<p>refresh</p>"), Response)


def test_no_redirect_says_where_it_comes_from() -> None:
    asked = Request(URL, headers={"Referer": "https://kurier.example/"})
    response = Response(URL, status=301, headers={"Location": "/b"})
    crawler = get_crawler()
    crawler.spider = crawler._create_spider("probe")  # noqa: SLF001 - what Scrapy does when a crawl starts
    followed = Redirects.from_crawler(crawler).process_response(asked, response)
    assert isinstance(followed, Request)
    assert "Referer" not in followed.headers


def test_a_redirect_to_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    response = Response(URL, status=301, headers={"Location": "https://me:geheim@kurier.example/b"})
    with pytest.raises(ForbiddenAddressError, match=r"https://kurier\.example/b has a user name"):
        Redirects.from_crawler(get_crawler()).process_response(Request(URL), response)
