"""A spider that asks for a few addresses one after the other, as politely as a crawl, and keeps nothing on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from twisted.python.failure import Failure

from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.failure import reject_of_failure
from newsscrape.crawl.introduction import introduce
from newsscrape.model.page import Page
from newsscrape.sources.response import page_of_response


class Looker(Spider):
    """What such spiders share; each says in `look` what it asks for."""

    custom_settings: ClassVar[dict[str, Any]] = {"ITEM_PIPELINES": {}}  # type: ignore[misc]  # narrower than Scrapy's

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        """Where it begins."""
        self.misses: dict[str, str] = {}
        """Addresses that could not be fetched, with the reason."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **arguments: Any) -> Self:  # noqa: ANN401 - Scrapy's interface
        """Check ``url``; raise `UsageError` for one that may not be fetched."""
        assignment = read_assignment(arguments, crawler.settings, datetime.now(UTC))
        spider = cls(assignment.visits[0].url)
        spider._set_crawler(crawler)
        introduce(crawler, assignment)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Look; there is nothing for the scheduler to do."""
        await self.look()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def look(self) -> None:
        """Ask for what is wanted."""
        raise NotImplementedError

    async def fetch(self, url: str) -> Response | None:
        """Give the answer; None, and a miss, when there is none or it is no good one."""
        request = Request(url, callback=NO_CALLBACK)
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception:  # noqa: BLE001 - Scrapy has many; each is told by its reason
            failure = Failure()  # type: ignore[no-untyped-call]  # Twisted's
            self.misses[url] = reject_of_failure(failure, request, "").detail
            return None
        if response.status != HTTPStatus.OK:
            self.misses[url] = f"The server answered with status {response.status}."
            return None
        return response


def page_now(response: Response, requested_url: str) -> Page:
    """Give the page of a response that has just come."""
    now = datetime.now(UTC).replace(microsecond=0)
    return page_of_response(response, requested_url=requested_url, fetched_at=now)
