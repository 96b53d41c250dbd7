"""Hosts that answer 429 or 503: the host is left alone as long as it asks, the others go on.

While a host pauses its requests wait in the scheduler (`newsscrape.crawl.queue`): nothing of it takes a place in the
downloader, and nobody sleeps. A host that asks for more than the run's patience is not asked again: what was asked for
ends as ``host_paused``, articles that were not asked for wait for the next run.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.asyncio import CallLaterResult, call_later

from newsscrape.crawl.earlier_pauses import EarlierPauses, earlier_pauses_of
from newsscrape.crawl.pauses import Patience, Pauses
from newsscrape.crawl.retry_after import seconds_asked
from newsscrape.crawl.tenure import site_taken
from newsscrape.crawl.walls import bot_check_of

logger = logging.getLogger(__name__)

_ASKS_TO_WAIT = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


def pauses_of(crawler: Crawler) -> Pauses | None:
    """Give the pauses of the run under way, None where nobody keeps them."""
    middleware = crawler.get_downloader_middleware(WaitingMiddleware)
    return middleware.pauses if middleware else None


class HostPausedError(IgnoreRequest):
    """The host asked for a pause that is longer than the run waits, or once too often; ends as ``host_paused``."""


class HostLeftError(HostPausedError):
    """The same, of an address that was not asked for since: an article waits for the next run, all else ends so."""


class WaitingMiddleware:
    """Has hosts wait that ask for it, and asks again for what they did not give."""

    def __init__(self, crawler: Crawler, pauses: Pauses | None = None) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._times = settings.getint("NEWSSCRAPE_PAUSES")
        self.pauses = pauses or Pauses(
            Patience(
                times=self._times,
                seconds=settings.getfloat("NEWSSCRAPE_PAUSE_LIMIT"),
                first=settings.getfloat("NEWSSCRAPE_PAUSE_SECONDS"),
            )
        )
        self._earlier = EarlierPauses(partial(earlier_pauses_of, crawler))
        self._wakers: dict[str, CallLaterResult] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.end, signal=signals.spider_closed)
        crawler.signals.connect(middleware.site_taken, signal=site_taken)
        return middleware

    def process_request(self, request: Request) -> Request | None:
        """Send a request to a paused host back to the scheduler; raise `HostLeftError` for one given up."""
        host = urlsplit(request.url).hostname or ""
        if (left := self._earlier.seconds_left(host)) > 0:
            self._go_on(host, left)
        if self.pauses.is_given_up(host):
            raise HostLeftError(f"{host} asked for a longer pause than this run waits.")
        if self.pauses.is_paused(host) and request.callback is not NO_CALLBACK:
            return request.replace(dont_filter=True)
        return None

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Note what a host asks for; give the request that asks again, or the answer when it was asked often enough."""
        host = urlsplit(request.url).hostname or ""
        if response.status not in _ASKS_TO_WAIT:
            self.pauses.answered(host)
            return response
        if request.meta.get("dont_obey_robotstxt") and response.status == HTTPStatus.SERVICE_UNAVAILABLE:
            return response  # without its robots.txt nothing of the host is asked for
        if not response.headers.get(b"Retry-After") and bot_check_of(response):
            return response  # waiting makes nobody human
        was_given_up = self.pauses.is_given_up(host)
        asked = _asked(response)
        pause = self.pauses.ask(host, asked)
        if asked is not None:
            self._earlier.keep(host, asked)
        if pause is None:
            if not was_given_up:
                logger.warning("%s asks for a longer pause than this run waits; its other addresses are left.", host)
            raise HostPausedError(f"{host} answered with status {response.status} and asked for too long a pause.")
        logger.info("%s answered with status %d and is left alone for %.0f s.", host, response.status, pause)
        self._wake_after(host, pause)
        return self._again(request, response.status) or response

    def site_taken(self, site: str) -> None:
        """Look again for pauses that hosts asked for while other runs held their site."""
        self._earlier.forget(site)

    def end(self) -> None:
        """Stop waiting."""
        for waker in self._wakers.values():
            waker.cancel()

    def _go_on(self, host: str, left: float) -> None:
        """Have a host wait that asked an earlier run for it."""
        self.pauses.go_on(host, left)
        logger.info("%s asked an earlier run for a pause, of which %.0f s are left.", host, left)
        if not self.pauses.is_given_up(host):
            self._wake_after(host, left)

    def _again(self, request: Request, status: int) -> Request | None:
        if request.callback is NO_CALLBACK or self._crawler.spider is None:
            return None
        return get_retry_request(
            request, spider=self._crawler.spider, reason=f"status {status}", max_retry_times=self._times
        )

    def _wake_after(self, host: str, pause: float) -> None:
        """Have the engine look for requests again when a pause ends, not up to five seconds later."""
        if host in self._wakers:
            self._wakers[host].cancel()
        self._wakers[host] = call_later(pause, self._wake)

    def _wake(self) -> None:
        slot = self._crawler.engine._slot if self._crawler.engine else None  # noqa: SLF001 - no other way to wake it
        if slot is not None:
            slot.nextcall.schedule()


def _asked(response: Response) -> float | None:
    value, sent = (response.headers.get(name) or b"" for name in (b"Retry-After", b"Date"))
    return seconds_asked(value.decode("latin-1"), sent.decode("latin-1"), datetime.now(UTC)) if value else None
