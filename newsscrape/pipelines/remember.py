"""Extraction → extraction with version and changes, or unchanged: compared with what earlier runs saw."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.pipelines.wiring import opening, output_of, run_of, storing
from newsscrape.policy.address_keys import address_key
from newsscrape.sinks.jsonl import encode_article


class RememberPipeline:
    """Keeps each article in the ledger."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.ledger: Ledger | None = None

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

    def process_item(self, item: object) -> object:
        """Compare an article with its last version; anything else passes."""
        if self.ledger is None or not isinstance(item, Extraction) or not isinstance(item.outcome, Article):
            return item
        key = address_key(item.outcome.url or item.outcome.requested_url or "")
        with storing(self._crawler):
            remembered = self.ledger.remember(key, item.outcome, run_of(self._crawler).name, encode_article)
        return remembered if isinstance(remembered, Unchanged) else replace(item, outcome=remembered)
