"""The run's archive: each page is kept before anybody looks inside, by the child that reads it next."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from newsscrape.archive.salvage import salvage
from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.errors import StorageError
from newsscrape.model.directive import Directive
from newsscrape.model.page import Page
from newsscrape.model.site import Obey
from newsscrape.pipelines.wiring import opening, output_of, run_of, stop
from newsscrape.policy.sites import site_for_host
from newsscrape.read.directives import directives_in_bytes


class ArchivePipeline:
    """Says where pages are kept, keeps those that no child reads, and leaves no file open; what goes through passes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._archive: Archive | None = None
        self._writer: ArchiveWriter | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    @property
    def archive(self) -> Archive:
        """Where this run's pages are kept."""
        if self._archive is None:
            raise TypeError("open_spider() comes first")
        return self._archive

    async def open_spider(self) -> None:
        """Close what killed runs left open."""
        with opening():
            run = run_of(self._crawler)
            limit = self._crawler.settings.getint("NEWSSCRAPE_ARCHIVE_BYTES")
            folder = output_of(self._crawler) / "archive"
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(
                    f"{folder}: no archive can be kept there ({error.strerror}); make room, or set NEWSSCRAPE_OUTPUT."
                ) from error
            salvage(folder)
            self._archive = Archive(folder, run.spider, run.name, limit)

    def write(self, page: Page) -> Page:
        """Store a page that no child reads; give it back with its capture. Raises `StorageError`."""
        if self._writer is None:
            self._writer = ArchiveWriter(self.archive)
        return self._writer.write(page)

    def close_spider(self) -> None:
        """Give the files their names, those of children that were killed too."""
        if self._archive is None:
            return
        try:
            if self._writer is not None:
                self._writer.close()
            salvage(self._archive.folder, f"{self._archive.spider}-{self._archive.run}")
        except StorageError as error:
            stop(self._crawler, error)


def may_be_kept(page: Page) -> bool:
    """Tell whether a page may be archived: not where it asks not to be, and its site's profile has that obeyed."""
    site = site_for_host(urlsplit(page.url or "").hostname or "")
    if site is None or Obey.NOARCHIVE not in site.obey:
        return True
    forms = (page, page.as_sent) if page.as_sent else (page,)  # a page's scripts may take away what it asks for
    return not any(Directive.NOARCHIVE in directives_in_bytes(form) for form in forms)
