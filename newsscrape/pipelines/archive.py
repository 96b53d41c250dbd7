"""Page → page with its capture: kept before anybody looks inside."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from newsscrape.archive.writer import ArchiveWriter
from newsscrape.errors import StorageError
from newsscrape.model.directive import Directive
from newsscrape.model.page import Page
from newsscrape.model.site import Obey
from newsscrape.pipelines.wiring import opening, output_of, run_of, stop, storing
from newsscrape.policy.sites import site_for_host
from newsscrape.read.directives import directives_in_bytes


class ArchivePipeline:
    """Writes each page to the run's WARC file, flushed before the page goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._archive: ArchiveWriter | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Begin the run's archive file."""
        with opening():
            run = run_of(self._crawler)
            limit = self._crawler.settings.getint("NEWSSCRAPE_ARCHIVE_BYTES")
            self._archive = ArchiveWriter(output_of(self._crawler) / "archive", run.spider, run.name, limit)

    def process_item(self, item: object) -> object:
        """Store a page; anything else passes, and so does a page that asks not to be kept, where that is obeyed."""
        if not isinstance(item, Page) or self._archive is None or _may_not_be_kept(item):
            return item
        with storing(self._crawler):
            return self._archive.write(item)

    def close_spider(self) -> None:
        """Give the archive file its name."""
        if self._archive is None:
            return
        try:
            self._archive.close()
        except StorageError as error:
            stop(self._crawler, error)


def _may_not_be_kept(page: Page) -> bool:
    site = site_for_host(urlsplit(page.url or "").hostname or "")
    return site is not None and Obey.NOARCHIVE in site.obey and Directive.NOARCHIVE in directives_in_bytes(page)
