"""Extraction → a line in the run's files."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.extraction import Extraction
from newsscrape.model.manifest import Manifest, Rest
from newsscrape.model.reject import Reject
from newsscrape.pipelines.wiring import opening, output_of, run_of, storing
from newsscrape.sinks.run import Blocks, RunFiles


class WritePipeline:
    """Writes records and rejects, and counts every end state."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._files: RunFiles | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Open the run's files."""
        with opening():
            run = run_of(self._crawler)
            keep = self._crawler.settings.getbool("NEWSSCRAPE_KEEP_BLOCKS")
            blocks = Blocks.KEEP if keep else Blocks.DROP
            self._files = RunFiles(output_of(self._crawler), run.spider, run.name, run.started_at, blocks)

    def process_item(self, item: object) -> Article | Reject | Unchanged:
        """Write an end state and give it on, bare: what signals and exports see."""
        if self._files is None:
            raise TypeError("open_spider() comes first")
        if isinstance(item, Unchanged):
            self._files.put(EndState(kind=EndKind.UNCHANGED))
            self._count("unchanged")
            return item
        if not isinstance(item, Extraction):
            raise TypeError(f"expected an Extraction or Unchanged, found {type(item).__name__}")
        with storing(self._crawler):
            self._files.write(item)
        outcome = item.outcome
        if isinstance(outcome, Article):
            self._count("articles")
        else:
            self._count("failures" if outcome.reason.is_failure else "rejects")
        return outcome

    def finish(self, finished_at: str, exit_code: int, rest: Rest) -> Manifest | None:
        """Give the files their names and write the manifest; None when they were never opened.

        In: what the manifest says of the end, under the same names. Raises `StorageError` when the disk refuses.
        """
        return self._files.close(finished_at, exit_code, rest) if self._files else None

    def abandon(self) -> None:
        """Leave the files without their names."""
        if self._files:
            self._files.abandon()

    def _count(self, name: str) -> None:
        self._crawler.stats.inc_value("newsscrape/pages")
        self._crawler.stats.inc_value(f"newsscrape/{name}")
