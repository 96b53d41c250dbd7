"""Which request comes next: hosts that pause or are busy keep theirs, and take nobody's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scrapy.crawler import Crawler
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface

from newsscrape.crawl.waiting import pauses_of


class HostQueue(DownloaderAwarePriorityQueue):
    """Scrapy's queue by host, with hosts left out that cannot be asked now.

    Scrapy's own hands out requests of any host, and those of one that pauses would fill the downloader
    (``CONCURRENT_REQUESTS``) until no other host has a place in it.
    """

    def __init__(self, crawler: Crawler, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Scrapy's interface
        super().__init__(crawler, *arguments, **named)
        self._downloader_interface = _FreeHosts(crawler)


class _FreeHosts(DownloaderInterface):
    """What the queue sees of the downloader: hosts that may be asked now, with the requests they have under way."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        pauses = pauses_of(self._crawler)
        busy = Counter(map(self.get_slot_key, self.downloader.active))
        return [
            (busy[host], host)
            for host in possible_slots
            if busy[host] < self._most(host) and not (pauses and pauses.is_paused(host))
        ]

    def _most(self, host: str) -> int:
        slot = self.downloader.slots.get(host)
        return max(1, slot.concurrency if slot else self.downloader.domain_concurrency)
