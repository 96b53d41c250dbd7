"""Extraction → extraction with version and changes, or unchanged: compared with what earlier runs saw."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.utils.asyncio import AsyncioLoopingCall

from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.pipelines.wiring import opening, output_of, run_of, stop, storing
from newsscrape.policy.address_keys import address_key
from newsscrape.sinks.jsonl import encode_article

GATHER_SECONDS = 1.0
"""Time for which the ledger keeps changes together: what a killed run does again, a second's pages."""


class RememberPipeline:
    """Keeps each article in the ledger."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.ledger: Ledger | None = None
        self._clock = AsyncioLoopingCall(self.keep)
        self._encoded: tuple[Article, bytes] | None = None

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
            self.ledger.begin_run(run.name, run.spider, run.started_at)
            self.ledger.gather(GATHER_SECONDS)
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
        """Compare an article with its last version; anything else passes."""
        if self.ledger is None or not isinstance(item, Extraction) or not isinstance(item.outcome, Article):
            return item
        key = address_key(item.outcome.url or item.outcome.requested_url or "")
        with storing(self._crawler):
            remembered = self.ledger.remember(key, item.outcome, run_of(self._crawler).name, self._encode)
        if isinstance(remembered, Unchanged):
            return remembered
        return replace(item, outcome=remembered, line=self._line_of(remembered))

    def _encode(self, article: Article) -> bytes:
        self._encoded = article, encode_article(article)
        return self._encoded[1]

    def _line_of(self, article: Article) -> bytes:
        """Give the line that was made for the ledger, so that it is made once."""
        made = self._encoded
        return made[1] if made and made[0] is article else b""
