"""Run as a process of its own: crawl the benchmark's addresses with a bare spider, or with trafilatura in its callback.

In: the name of the spider and the file for the figures on the command line, one address a line on standard input.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar

import trafilatura
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response, TextResponse

from newsscrape.bench.meter import FILE, STEPS


class Bare(Spider):
    """Scrapy as it comes: fetches and yields the length of the body."""

    name = "bare"
    addresses: ClassVar[list[str]] = []

    async def start(self) -> AsyncIterator[Request]:
        """Ask for all addresses."""
        for address in self.addresses:
            yield Request(address)

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Give the length."""
        yield {"url": response.url, "length": len(response.body)}


class WithTrafilatura(Bare):
    """The same with trafilatura in the callback: text and metadata, as many projects do it."""

    name = "trafilatura"

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Give text and metadata."""
        text = response.text if isinstance(response, TextResponse) else response.body
        found = trafilatura.bare_extraction(text, url=response.url, include_comments=False, with_metadata=True)
        yield {"url": response.url, "article": found}


SPIDERS = {spider.name: spider for spider in (Bare, WithTrafilatura)}


def settings(file: str) -> dict[str, Any]:
    """Give the settings: Scrapy's own, without a line for each page."""
    return {
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
        "EXTENSIONS": {"newsscrape.bench.meter.Meter": 0},
        FILE: file,
        STEPS: 0,
    }


def main() -> None:
    """Crawl."""
    spider = SPIDERS[sys.argv[1]]
    spider.addresses = sys.stdin.read().split()
    process = AsyncCrawlerProcess(settings(sys.argv[2]))
    process.crawl(spider)
    process.start()


if __name__ == "__main__":
    main()
