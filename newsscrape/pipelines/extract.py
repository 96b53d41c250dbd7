"""Page → extraction, in a child process; the page is in the archive before it is read."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.asyncio import call_later

from newsscrape.isolate import Extractors
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.pipelines.archive import ArchivePipeline, may_be_kept
from newsscrape.pipelines.reading import map_ready, read_ready
from newsscrape.pipelines.wiring import storing

page_read = object()
"""Signal: a page was read; receivers take ``page`` and ``extraction``, among it the links of the same parse."""

_ENDS_A_CHILD = {Reason.TIMED_OUT, Reason.CRASHED}
_REST = 0.1  # seconds after which only circles of objects, its error among them, hold such a page; it may be large


class ExtractPipeline:
    """Has each page read by a child; what a page does to a child, no other page notices.

    Scrapy's scraper slot holds back the downloads while too many pages wait here.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._extractors: Extractors | None = None
        self._is_cut = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Start the children."""
        settings = self._crawler.settings
        self._extractors = Extractors(
            workers=settings.getint("NEWSSCRAPE_WORKERS"),
            time_limit=settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"),
            memory_limit=settings.getint("NEWSSCRAPE_PAGE_MEMORY"),
            read=map_ready if settings.getbool("NEWSSCRAPE_KEEP_BLOCKS") else read_ready,
        ).__enter__()

    async def process_item(self, item: object) -> object:
        """Read a page, unless its end state is known; anything else passes."""
        if not isinstance(item, Page) or self._extractors is None:
            return item
        archive = self._archive_for(item)
        with storing(self._crawler):
            if item.verdict is not None:
                kept = archive.write(item) if archive else item
                return Extraction(outcome=replace(item.verdict, capture=kept.capture))
            extraction = await self._read(item, archive, self._extractors)
        self._crawler.signals.send_catch_log(page_read, page=item, extraction=extraction)
        return extraction

    def cut(self) -> None:
        """Read no more: pages that are under way are dropped, and wait for the next run."""
        if self._extractors is not None and not self._is_cut:
            self._is_cut = True
            self._extractors.stop()

    async def _read(self, page: Page, archive: ArchivePipeline | None, extractors: Extractors) -> Extraction:
        if not self._is_cut:
            reading = extractors.submit_archived(page, archive.archive) if archive else extractors.submit(page)
            with suppress(asyncio.CancelledError):
                extraction = await asyncio.wrap_future(reading)
                if isinstance(extraction.outcome, Reject) and extraction.outcome.reason in _ENDS_A_CHILD:
                    call_later(_REST, gc.collect)
                return extraction
        raise DropItem(f"{page.url} waits for the next run", log_level="DEBUG")

    def _archive_for(self, page: Page) -> ArchivePipeline | None:
        """Give the archive that keeps a page; None where there is none, or the page may not be kept."""
        archive = self._crawler.get_item_pipeline(ArchivePipeline)
        return archive if archive is not None and may_be_kept(page) else None

    def close_spider(self) -> None:
        """End the children."""
        if self._extractors is not None:
            self._extractors.__exit__(None, None, None)
