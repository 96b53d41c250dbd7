from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, signals
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.robots import RobotsMiddleware, RobotsUnavailableError
from newsscrape.crawl.tenure import SiteElsewhereError
from newsscrape.crawl.wire import BodyTooLargeError
from newsscrape.ledger.ledger import Ledger

URL = "https://kurier.example/intern/a"
FREE = "https://kurier.example/frei"
RULES = b"User-agent: *\nDisallow: /intern/\n"


class Engine:
    """Answers every robots.txt alike, until it is told to answer otherwise."""

    def __init__(self, answer: Response | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Crawl:
    """A run whose clock the test drives."""

    def __init__(self, answer: Response | Exception, **settings: str) -> None:
        self.now = 0.0
        self.engine = Engine(answer)
        self.sitemaps: list[str] = []
        crawler: Any = get_crawler(
            settings_dict={"ROBOTSTXT_OBEY": True, "ROBOTSTXT_USER_AGENT": "newsscrape"} | settings
        )
        crawler.engine = self.engine
        crawler.stats = SimpleNamespace(inc_value=lambda *_: None)
        crawler.signals.connect(self.parsed, signal=signals.robots_parsed, weak=False)
        self.ledger = Ledger.in_folder(Path(folder)) if (folder := settings.get("NEWSSCRAPE_OUTPUT")) else None
        crawler.spider = SimpleNamespace(ledger=self.ledger)
        self.middleware = RobotsMiddleware(crawler, lambda: self.now)

    def end(self) -> None:
        if self.ledger:
            self.ledger.close()

    def parsed(self, robotparser: Any) -> None:  # noqa: ANN401 - Scrapy's signal
        self.sitemaps += robotparser.rp.sitemaps

    async def judge(self, *urls: str) -> None:
        for url in urls:
            await self.middleware.process_request(Request(url))


def ask(answer: Response | Exception, *urls: str, **settings: str) -> list[str]:
    """Have the middleware judge the addresses one after the other; give what was fetched for it."""
    crawl = Crawl(answer, **settings)
    try:
        asyncio.run(crawl.judge(*urls))
    finally:
        crawl.end()
    return crawl.engine.asked


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


@pytest.mark.parametrize("status", [500, 502, 503, 599])
def test_a_server_error_means_no(status: int) -> None:
    with pytest.raises(RobotsUnavailableError, match=f"status {status}"):
        ask(answered(status), FREE)


@pytest.mark.parametrize(
    "error",
    [
        DownloadTimeoutError(),
        ResponseDataLossError(),
        DownloadCancelledError(),
        BodyTooLargeError("larger than DOWNLOAD_MAXSIZE"),
    ],
)
def test_no_answer_in_time_or_none_that_is_whole_means_no(error: Exception) -> None:
    with pytest.raises(RobotsUnavailableError, match=r"^https://kurier\.example/robots\.txt "):
        ask(error, FREE)


def test_what_stops_it_stops_the_page() -> None:
    for error in (CannotResolveHostError("no such host"), DownloadConnectionRefusedError(), IgnoreRequest("guarded")):
        with pytest.raises(type(error)):
            ask(error, FREE)


def test_redirects_without_end_are_as_if_there_were_none() -> None:
    ask(IgnoreRequest("max redirections reached"), URL)


def test_the_product_token_alone_picks_the_group() -> None:
    rules = (
        b"User-agent: Mozilla\nDisallow: /\n\nUser-agent: contact@kurier.example\nDisallow: /\n\n"
        b"User-agent: NewsScrape\nDisallow: /intern/\n\nUser-agent: *\nDisallow: /\n"
    )
    ask(answered(200, rules), FREE, USER_AGENT="newsscrape/1 (+contact@kurier.example) Mozilla")
    with pytest.raises(IgnoreRequest, match=r"Forbidden by robots\.txt"):
        ask(answered(200, rules), URL)


def test_no_more_than_500_kib_are_read() -> None:
    filler = b"# nothing\n" * 51_300
    ask(answered(200, RULES[:14] + filler + RULES[14:]), URL)
    with pytest.raises(IgnoreRequest):
        ask(answered(200, RULES + filler), URL)


def test_the_next_run_does_not_fetch_it_again_and_knows_its_sitemaps(tmp_path: Path) -> None:
    rules = answered(200, RULES + b"Sitemap: https://kurier.example/karte.xml\n")
    assert len(ask(rules, FREE, NEWSSCRAPE_OUTPUT=str(tmp_path))) == 1
    next_run = Crawl(rules, NEWSSCRAPE_OUTPUT=str(tmp_path))
    with pytest.raises(IgnoreRequest, match="Forbidden"):
        asyncio.run(next_run.judge(FREE, URL))
    assert next_run.engine.asked == []
    assert next_run.sitemaps == ["https://kurier.example/karte.xml"]
    next_run.end()


def test_one_that_cannot_be_reached_leaves_the_rules_of_an_earlier_run(tmp_path: Path) -> None:
    ask(answered(200), FREE, NEWSSCRAPE_OUTPUT=str(tmp_path))
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    database.execute("update host_files set expires_at = fetched_at")
    database.commit()
    database.close()
    assert len(ask(answered(503), FREE, NEWSSCRAPE_OUTPUT=str(tmp_path))) == 1
    with pytest.raises(IgnoreRequest, match="Forbidden"):
        ask(DownloadTimeoutError(), URL, NEWSSCRAPE_OUTPUT=str(tmp_path))


def test_a_long_run_fetches_it_again_after_a_day() -> None:
    crawl = Crawl(answered(200))

    async def run() -> None:
        for hours in (0, 23.9, 24.1):
            crawl.now = hours * 3600
            await crawl.judge(FREE)

    asyncio.run(run())
    assert len(crawl.engine.asked) == 2


def test_one_that_could_not_be_reached_is_tried_again_after_minutes() -> None:
    crawl = Crawl(answered(500))

    async def run() -> None:
        for seconds in (0.0, 200.0):
            crawl.now = seconds
            with pytest.raises(RobotsUnavailableError):
                await crawl.judge(FREE)
        crawl.now, crawl.engine.answer = 301.0, answered(404)
        await crawl.judge(FREE)

    asyncio.run(run())
    assert len(crawl.engine.asked) == 2


def test_a_site_that_went_to_another_run_has_not_been_asked() -> None:
    crawl = Crawl(SiteElsewhereError())

    async def judge() -> None:
        with pytest.raises(SiteElsewhereError):
            await crawl.judge(URL)
        crawl.engine.answer = answered(200)
        with pytest.raises(IgnoreRequest, match="Forbidden"):
            await crawl.judge(URL)

    asyncio.run(judge())
