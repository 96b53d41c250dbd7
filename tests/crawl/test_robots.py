from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.robots import RobotsMiddleware, RobotsUnavailableError

URL = "https://kurier.example/intern/a"
RULES = b"User-agent: *\nDisallow: /intern/\n"


class Engine:
    """Answers every robots.txt alike."""

    def __init__(self, answer: Response | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def ask(answer: Response | Exception, *urls: str) -> list[str]:
    """Have the middleware judge the addresses one after the other; give what was fetched for it."""
    crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "USER_AGENT": "newsscrape"})
    engine: Any = Engine(answer)
    crawler.engine = engine
    crawler.stats = SimpleNamespace(inc_value=lambda *_: None)

    async def judge() -> None:
        middleware = RobotsMiddleware.from_crawler(crawler)
        for url in urls:
            await middleware.process_request(Request(url))

    asyncio.run(judge())
    return list(engine.asked)


def answered(status: int, body: bytes = RULES) -> Response:
    return Response("https://kurier.example/robots.txt", status=status, body=body)


def test_rules_are_obeyed() -> None:
    with pytest.raises(IgnoreRequest, match=r"Forbidden by robots\.txt"):
        ask(answered(200), URL)


def test_it_is_fetched_once_a_host() -> None:
    asked = ask(answered(200), "https://a.example/1", "https://a.example/2", "https://b.example/1")
    assert asked == ["https://a.example/robots.txt", "https://b.example/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_missing_one_allows_everything_whatever_its_error_page_says(status: int) -> None:
    ask(answered(status), URL)


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_error_means_no(status: int) -> None:
    with pytest.raises(RobotsUnavailableError, match=f"status {status}"):
        ask(answered(status), "https://kurier.example/frei")


def test_what_stops_it_stops_the_page() -> None:
    with pytest.raises(CannotResolveHostError):
        ask(CannotResolveHostError("no such host"), URL)
