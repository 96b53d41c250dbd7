from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.test import get_crawler

from newsscrape.crawl.tdm import TdmMiddleware, header_name
from newsscrape.crawl.tenure import SiteElsewhereError

PAGE = "https://kurier.example/politik/1"
RULES = b'[{"location": "/politik/", "tdm-reservation": 1}]'


class Engine:
    """Answers every address alike."""

    def __init__(self, answer: Response | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def passed(answer: Response | Exception, *urls: str, **request: Any) -> tuple[list[bytes | None], list[str]]:  # noqa: ANN401 - arguments of Request
    """Have pages pass; give what stands beside their headers afterwards, and what was fetched for it."""
    crawler: Any = get_crawler()
    crawler.get_downloader_middleware = lambda _: None
    crawler.engine = engine = Engine(answer)

    async def passing() -> list[bytes | None]:
        middleware = TdmMiddleware.from_crawler(crawler)
        said = []
        for url in urls:
            await middleware.process_request(Request(url, **request))
            response = await middleware.process_response(
                Request(url, **request), Response(url, headers={header_name(): "0"})
            )
            said.append(response.headers.get(header_name()))
        return said

    return asyncio.run(passing()), engine.asked


def file(body: bytes, status: int = 200) -> Response:
    return Response("https://kurier.example/.well-known/tdmrep.json", status=status, body=body)


def test_what_the_site_reserves_stands_beside_the_pages_headers() -> None:
    said, asked = passed(file(RULES), PAGE, "https://kurier.example/sport/2")
    assert said == [b"1", None]
    assert asked == ["https://kurier.example/.well-known/tdmrep.json"]


@pytest.mark.parametrize(
    "answer",
    [file(RULES, 404), file(RULES, 500), file(b"<html>"), DownloadTimeoutError(), IgnoreRequest("Forbidden")],
)
def test_a_site_without_a_file_reserves_nothing(answer: Response | Exception) -> None:
    assert passed(answer, PAGE)[0] == [None]


def test_files_for_crawlers_are_no_pages() -> None:
    assert passed(file(RULES), PAGE, callback=NO_CALLBACK) == ([None], [])


def test_a_host_that_pauses_is_not_asked_for_its_file() -> None:
    crawler: Any = get_crawler()
    paused = SimpleNamespace(is_paused={"kurier.example"}.__contains__)
    crawler.get_downloader_middleware = lambda _: SimpleNamespace(pauses=paused)
    crawler.engine = Engine(file(RULES))
    asyncio.run(TdmMiddleware(crawler).process_request(Request(PAGE)))
    assert crawler.engine.asked == []


def test_a_site_that_went_to_another_run_has_not_been_asked() -> None:
    crawler: Any = get_crawler()
    crawler.get_downloader_middleware = lambda _: None
    crawler.engine = engine = Engine(SiteElsewhereError())
    middleware = TdmMiddleware.from_crawler(crawler)

    async def passing() -> bytes | None:
        with pytest.raises(SiteElsewhereError):
            await middleware.process_request(Request(PAGE))
        engine.answer = file(RULES)
        await middleware.process_request(Request(PAGE))
        return (await middleware.process_response(Request(PAGE), Response(PAGE))).headers.get(header_name())

    assert asyncio.run(passing()) == b"1"
