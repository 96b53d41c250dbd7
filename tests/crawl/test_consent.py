from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.consent import ConsentMiddleware
from newsscrape.model.site import Site

SITES = {
    "www.kurier.example": Site(host="kurier.example", cookies={"consent": "all", "v": "2"}),
    "kurier.example": Site(host="kurier.example", cookies={"consent": "all", "v": "2"}),
    "bote.example": Site(host="bote.example"),
}


@pytest.fixture
def sent() -> dict[str, bytes | None]:
    """What Cookie header each address gets, one after the other in one crawl."""
    consent, cookies = ConsentMiddleware(SITES.get), CookiesMiddleware.from_crawler(get_crawler())
    headers: dict[str, bytes | None] = {}
    for url in (
        "https://www.kurier.example/a",
        "https://bote.example/a",
        "https://anders.example/",
        "http://kurier.example/b",
    ):
        request = Request(url)
        consent.process_request(request)
        cookies.process_request(request)
        headers[url] = request.headers.get(b"Cookie")
    return headers


def test_a_profiles_cookies_go_to_its_site_and_to_no_other(sent: dict[str, bytes | None]) -> None:
    assert sent == {
        "https://www.kurier.example/a": b"consent=all; v=2",
        "https://bote.example/a": None,
        "https://anders.example/": None,
        "http://kurier.example/b": b"consent=all; v=2",
    }


def test_a_redirect_to_another_site_does_not_take_them_along() -> None:
    consent = ConsentMiddleware(SITES.get)
    request = Request("https://www.kurier.example/a")
    consent.process_request(request)
    assert request.cookies == {"consent": "all", "v": "2"}
    redirected = request.replace(url="https://anders.example/")
    consent.process_request(redirected)
    assert redirected.cookies == {}


def test_a_site_that_takes_its_cookie_back_gets_it_again() -> None:
    consent, cookies = ConsentMiddleware(SITES.get), CookiesMiddleware.from_crawler(get_crawler())
    for _ in range(2):
        request = Request("https://www.kurier.example/a")
        consent.process_request(request)
        cookies.process_request(request)
        assert b"consent=all" in (request.headers.get(b"Cookie") or b"")
        taken = Response(request.url, headers={"Set-Cookie": "consent=none; Path=/"})
        cookies.process_response(request, taken)


def test_it_is_built_with_the_shipped_profiles() -> None:
    request = Request("https://nowhere.example/")
    ConsentMiddleware.from_crawler(get_crawler()).process_request(request)
    assert not request.cookies
