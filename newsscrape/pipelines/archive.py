"""The run's archive: each page is kept before anybody looks inside, packed by the child that reads it next."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from newsscrape.archive.pack import Packed
from newsscrape.archive.writer import ArchiveWriter
from newsscrape.errors import StorageError
from newsscrape.model.directive import Directive
from newsscrape.model.page import Capture, Page
from newsscrape.model.site import Obey
from newsscrape.pipelines.wiring import opening, output_of, run_of, stop
from newsscrape.policy.sites import site_for_host
from newsscrape.read.directives import directives_in_bytes


class ArchivePipeline:
    """Writes each page to the run's WARC file, flushed before it is read; what goes through the pipelines passes."""

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

    def keep(self, packed: Packed) -> Capture:
        """Store a page and say where it lies; threads may call it. Raises `StorageError` when the disk refuses."""
        if self._archive is None:
            raise TypeError("open_spider() comes first")
        return self._archive.append(packed)

    def write(self, page: Page) -> Page:
        """Store a page that no child reads; give it back with its capture. Raises `StorageError` as `keep` does."""
        if self._archive is None:
            raise TypeError("open_spider() comes first")
        return self._archive.write(page)

    def close_spider(self) -> None:
        """Give the archive file its name."""
        if self._archive is None:
            return
        try:
            self._archive.close()
        except StorageError as error:
            stop(self._crawler, error)


def may_be_kept(page: Page) -> bool:
    """Tell whether a page may be archived: not where it asks not to be, and its site's profile has that obeyed."""
    site = site_for_host(urlsplit(page.url or "").hostname or "")
    return site is None or Obey.NOARCHIVE not in site.obey or Directive.NOARCHIVE not in directives_in_bytes(page)
