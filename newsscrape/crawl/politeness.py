"""How gently a host is asked: listed hosts (test servers, the demo) need no waiting, all others get the project's."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from newsscrape.crawl.hosts import AllowedHosts


class PolitenessMiddleware:
    """Keeps AutoThrottle from slowing down listed hosts."""

    def __init__(self, allowed: AllowedHosts) -> None:
        self._names = allowed.names

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(AllowedHosts.parse(crawler.settings["NEWSSCRAPE_ALLOW_HOSTS"]))

    def process_request(self, request: Request) -> None:
        """Mark requests to listed hosts."""
        if urlsplit(request.url).hostname in self._names:
            request.meta["autothrottle_dont_adjust_delay"] = True


# Scrapy 2.19 counts a download only once it has begun: without any delay, a host's whole queue starts at once.
_NO_DELAY = 0.001


def download_slots(allowed: AllowedHosts) -> dict[str, dict[str, float]]:
    """Give Scrapy's DOWNLOAD_SLOTS: no waiting at listed hosts, still one connection each."""
    return {name: {"concurrency": 1, "delay": _NO_DELAY, "jitter": 0.0} for name in sorted(allowed.names)}
