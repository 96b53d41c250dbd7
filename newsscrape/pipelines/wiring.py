"""What every pipeline asks of the running crawl."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem

from newsscrape.errors import NewsscrapeError, StorageError, UsageError
from newsscrape.model.run import Run

logger = logging.getLogger(__name__)

STORAGE = "storage"
"""Why the spider is closed when the disk or the ledger refuses."""
USAGE = "usage"
"""Why the spider is closed when a setting cannot be used."""


def run_of(crawler: Crawler) -> Run:
    """Give the run under way; raise `UsageError` when the spider names none."""
    run = getattr(crawler.spider, "run", None)
    if not isinstance(run, Run):
        raise UsageError("These pipelines serve the spiders of newsscrape; this one names no run.")
    return run


def output_of(crawler: Crawler) -> Path:
    """Give the output folder."""
    return Path(crawler.settings["NEWSSCRAPE_OUTPUT"])


@contextmanager
def opening() -> Iterator[None]:
    """Turn what cannot be opened into one line and an orderly end of the crawl."""
    try:
        yield
    except NewsscrapeError as error:
        logger.critical("%s", error)
        raise CloseSpider(STORAGE if isinstance(error, StorageError) else USAGE) from error


@contextmanager
def storing(crawler: Crawler) -> Iterator[None]:
    """Stop the crawl when the disk or the ledger refuses; the page at hand is dropped, the run's files tell."""
    try:
        yield
    except StorageError as error:
        stop(crawler, error)
        raise DropItem(str(error)) from error


def stop(crawler: Crawler, error: StorageError) -> None:
    """Close the spider once for a storage failure, with one line."""
    if crawler.stats.get_value("newsscrape/storage_failed"):
        return
    crawler.stats.set_value("newsscrape/storage_failed", value=True)
    logger.critical("%s", error)
    task = asyncio.ensure_future(crawler.engine.close_spider_async(reason=STORAGE))
    task.add_done_callback(lambda done: done.exception())
