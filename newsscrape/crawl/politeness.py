"""How gently a host is asked: the project's pace, its profile's, and never faster than its robots.txt says."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.model.site import Site
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.sites import site_for_host

logger = logging.getLogger(__name__)

host_slowed = object()
"""Signal: a host is to be asked more slowly than before; receivers take ``url``, an address of it."""


class PolitenessMiddleware:
    """Gives each host's download slot its delay, and keeps AutoThrottle from slowing down listed hosts."""

    def __init__(self, crawler: Crawler, profile: Callable[[str], Site | None] = site_for_host) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._profile = profile
        self._names = AllowedHosts.parse(settings["NEWSSCRAPE_ALLOW_HOSTS"]).names
        self._limit = settings.getfloat("NEWSSCRAPE_MAX_CRAWL_DELAY")
        self._jitter = settings.getfloat("DOWNLOAD_DELAY_JITTER")
        self._met: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Set the pace of a host that is asked for the first time; mark requests to listed hosts."""
        host = urlsplit(request.url).hostname or ""
        if host in self._names:
            request.meta["autothrottle_dont_adjust_delay"] = True
        if host not in self._met:
            self._met.add(host)
            site = self._profile(host)
            if site is not None and site.delay_seconds is not None:
                self._keep_apart(host, site.delay_seconds)
                self._crawler.signals.send_catch_log(host_slowed, url=request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """Forget the slot of a request, which Scrapy would keep for the host it is redirected to."""
        request.meta.pop("download_slot", None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's interface
        """Forget the slot of a request that may be sent again."""
        request.meta.pop("download_slot", None)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take the pace a robots.txt asks for, up to the limit, past which the log names both."""
        host = urlsplit(request.url).hostname or ""
        asked = _delay_asked(robotparser, self._crawler.settings["ROBOTSTXT_USER_AGENT"])
        if asked > self._limit:
            logger.warning(
                "%s: its robots.txt asks for %g s between requests; the limit, %g s, is kept instead.",
                host,
                asked,
                self._limit,
            )
        if min(asked, self._limit) > self._least(host):
            self._keep_apart(host, min(asked, self._limit))
            self._crawler.signals.send_catch_log(host_slowed, url=request.url)

    def _least(self, host: str) -> float:
        """Give the seconds that lie between two requests to a host at least."""
        slot = self._slots.get(host, {})
        delay: float = slot.get("delay", self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        jitter: float = slot.get("jitter", self._jitter)
        return delay * (1 - jitter)

    def _keep_apart(self, host: str, delay: float) -> None:
        """Have at least so many seconds between two requests to a host, and with jitter a little more."""
        # Scrapy's jitter goes both ways; around a mean that much later, the least is what was asked for.
        pace = {"delay": delay * (1 + self._jitter / 2), "jitter": self._jitter / (2 + self._jitter)}
        self._slots[host] = {**self._slots.get(host, {}), **pace}
        if slot := self._crawler.engine.downloader.slots.get(host):
            slot.delay, slot.jitter = pace["delay"], pace["jitter"]

    @property
    def _slots(self) -> dict[str, dict[str, Any]]:
        """What Scrapy makes a host's slot from, now and after it was idle for a while."""
        return self._crawler.engine.downloader.per_slot_settings


def paces_of(crawler: Crawler, sites: Iterable[str]) -> dict[str, float]:
    """Give for each site the seconds that lie between two requests to a host of it, as they are kept now."""
    usual = crawler.settings.getfloat("DOWNLOAD_DELAY")
    downloader = crawler.engine.downloader
    paces: dict[str, float] = {}
    told = ((host, pace.get("delay", usual)) for host, pace in downloader.per_slot_settings.items())
    kept = ((host, slot.delay) for host, slot in downloader.slots.items())
    for host, delay in chain(told, kept):
        site = registered_domain(host) or ""
        paces[site] = max(paces.get(site, 0.0), delay)
    return {site: paces.get(site, usual) for site in sites}


def _delay_asked(rules: RobotParser, agent: str) -> float:
    """Give the seconds between two requests by ``Crawl-delay`` or ``Request-rate``, whichever is longer."""
    delay = rules.crawl_delay(agent) or 0.0
    rate = rules.rp.request_rate(agent) if isinstance(rules, ProtegoRobotParser) else None
    return max(delay, rate.seconds / rate.requests if rate else 0.0)


# Scrapy 2.19 counts a download only once it has begun: without any delay, a host's whole queue starts at once.
_NO_DELAY = 0.001


def download_slots(allowed: AllowedHosts) -> dict[str, dict[str, float]]:
    """Give Scrapy's DOWNLOAD_SLOTS: no waiting at listed hosts, still one connection each."""
    return {name: {"concurrency": 1, "delay": _NO_DELAY, "jitter": 0.0} for name in sorted(allowed.names)}
