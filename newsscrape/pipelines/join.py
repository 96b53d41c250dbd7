"""Extraction → extraction of a whole article, where it goes on on further pages."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, DropItem

from newsscrape.join import Joining
from newsscrape.model.extraction import Extraction

page_wanted = object()
"""Signal: an article goes on; receivers take ``url``, the address of its next page."""


class JoinPipeline:
    """Has articles wait for their further pages, and gives them on whole.

    An article that waits while the crawl is stopped has no end state: the next run fetches it again.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._joining = Joining[None]()
        self._sending: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.release, signal=signals.spider_idle)
        return pipeline

    async def process_item(self, item: object) -> object:
        """Take an extraction; anything else passes, and so does an article that is whole."""
        if not isinstance(item, Extraction):
            return item
        taken = self._joining.take(item, None)
        if taken.wanted is not None:
            self._crawler.signals.send_catch_log(page_wanted, url=taken.wanted)
        ended = [end.extraction for end in taken.ended]
        own = ended.pop(0) if ended and ended[0].outcome.url == item.outcome.url else None
        await self._send(ended)
        if own is None:
            raise DropItem(f"{item.outcome.url} goes on at {taken.wanted}", log_level="DEBUG")
        return own

    def release(self) -> None:
        """When nothing is left to come: give on the articles whose next page nobody could ask for."""
        left = [end.extraction for end in self._joining.release()]
        if left:
            self._sending = asyncio.ensure_future(self._send(left))
            raise DontCloseSpider

    async def _send(self, extractions: Sequence[Extraction]) -> None:
        """Have end states that belong to no page under way go through the pipelines."""
        for extraction in extractions:
            await self._crawler.engine.scraper.start_itemproc_async(extraction, response=None)
