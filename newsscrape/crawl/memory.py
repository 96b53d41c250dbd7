"""What middlewares remember with."""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsscrape.ledger.ledger import Ledger


def ledger_of(crawler: Crawler) -> Ledger | None:
    """Give the ledger of the spider, None where it keeps none, as for a look at a site.

    Raises `StorageError` where it should be open and is not.
    """
    ledger = getattr(crawler.spider, "ledger", None)
    return ledger if isinstance(ledger, Ledger) else None
