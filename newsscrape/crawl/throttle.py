"""Hosts that answer slowly are asked more slowly."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response


class HostThrottle(AutoThrottle):
    """Scrapy's AutoThrottle, with the delay a host's robots.txt or profile asks for as the least.

    Scrapy's own knows one least delay for all, ``DOWNLOAD_DELAY``, and wears away any other with each quick answer.
    """

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        key, slot = self._get_slot(request, spider)
        if key is None or slot is None:
            return
        least = self.crawler.engine.downloader.per_slot_settings.get(key, {}).get("delay", self._min_delay())
        self.mindelay = least
        super()._response_downloaded(response, request, spider)
        slot.delay = max(slot.delay, least)
