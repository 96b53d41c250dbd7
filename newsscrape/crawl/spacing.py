"""Requests to a host lie apart when they leave, not only when it is decided that they do.

Scrapy counts a host's delay from the decision. Whatever stops the program for a while between that and the sending,
such as a ledger that is waited for, would have the next request follow at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import call_later


class Spacing:
    """When each host was last sent a request.

    In: the crawler, whose downloader knows the delays; a clock in seconds.
    """

    def __init__(self, crawler: Crawler, clock: Callable[[], float] = monotonic) -> None:
        self._crawler = crawler
        self._clock = clock
        self._sent: dict[str, float] = {}

    async def keep(self, request: Request) -> None:
        """Wait until a request may leave."""
        host = urlsplit(request.url).hostname or ""
        rest = self._sent.get(host, -1e9) + self._least(request) - self._clock()
        if rest > 0:
            await asyncio.sleep(rest)

    def leaves(self, host: str) -> None:
        """Note that a request to a host is handed to the system, which takes it when the program comes round again."""
        self._note(host)
        call_later(0, self._note, host)

    def _note(self, host: str) -> None:
        self._sent[host] = self._clock()

    def _least(self, request: Request) -> float:
        """Give the seconds that lie between two requests of the host's slot at least."""
        slot = self._crawler.engine.downloader.slots.get(str(request.meta.get("download_slot")))
        return float(slot.delay * (1 - slot.jitter)) if slot else 0.0
