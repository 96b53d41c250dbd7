"""Extraction → extraction with version and changes, or unchanged: compared with what earlier runs saw."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.utils.asyncio import AsyncioLoopingCall

from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import Kept, Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.extraction import Extraction
from newsscrape.model.reject import Reject
from newsscrape.pipelines.drift import Drift
from newsscrape.pipelines.reading import ready
from newsscrape.pipelines.recover import recover
from newsscrape.pipelines.wiring import opening, output_of, run_of, stop, storing
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.run import Blocks, end_state_of

GATHER_SECONDS = 1.0
"""Time for which the ledger keeps changes together: what a killed run has the next one do again, a second's pages."""


class RememberPipeline:
    """Keeps each article in the ledger."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.ledger: Ledger | None = None
        self._clock = AsyncioLoopingCall(self.keep)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Open the ledger and note the run."""
        with opening():
            run = run_of(self._crawler)
            address = self._crawler.settings["NEWSSCRAPE_LEDGER"]
            self.ledger = Ledger(address) if address else Ledger.in_folder(output_of(self._crawler))
            recover(output_of(self._crawler), self.ledger, Drift.of(self._crawler.settings))
            self.ledger.begin_run(run.name, run.spider, run.started_at)
            self.ledger.gather()
            self._clock.start(GATHER_SECONDS, now=False)

    def close_spider(self) -> None:
        """Stop the clock; the books are closed later, by who keeps them."""
        if self._clock.running:
            self._clock.stop()

    def keep(self) -> None:
        """Keep what the ledger has gathered, where nothing else comes for a while."""
        if self.ledger is None:
            return
        try:
            self.ledger.keep()
        except StorageError as error:
            stop(self._crawler, error)

    def process_item(self, item: object) -> object:
        """Compare an article with its last version, note what is none; anything else passes."""
        if self.ledger is None:
            return item
        if isinstance(item, Unchanged):
            with storing(self._crawler):
                self.ledger.end_states.note(run_of(self._crawler).name, EndState(kind=EndKind.UNCHANGED))
            return item
        if not isinstance(item, Extraction):
            return item
        if isinstance(item.outcome, Reject):
            return self.note(item)
        whole = item if item.mark else ready(item)  # an article of several pages is put together here
        with storing(self._crawler):
            remembered = self.ledger.remember(_asked(whole), run_of(self._crawler).name, encode_article)
        if isinstance(remembered, Unchanged):
            return remembered
        return replace(item, outcome=remembered.article, line=remembered.line, mark=remembered.mark)

    def note(self, rejected: Extraction) -> Extraction:
        """Keep how a page ended that is no article; give it with its line."""
        end = end_state_of(rejected, Blocks.DROP)
        if self.ledger is not None:
            with storing(self._crawler):
                self.ledger.end_states.note(run_of(self._crawler).name, end)
        return replace(rejected, line=end.line)


def _asked(extraction: Extraction) -> Kept:
    assert isinstance(extraction.outcome, Article)  # noqa: S101 - asked for before
    assert extraction.mark is not None  # noqa: S101 - made where there was none
    return Kept(article=extraction.outcome, line=extraction.line, mark=extraction.mark)
