"""A run that is to end: what is under way gets a few seconds more, then the run ends without it.

Scrapy waits for all that is under way: for a download up to ``DOWNLOAD_TIMEOUT``, for one whose host is asked once a
minute that minute, for pages that children read as long as all of them take. What is given up has no end state, and so
waits for the next run. A second signal ends these seconds, a third one the program.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from functools import partial
from time import monotonic
from types import FrameType
from typing import Self, TypeAlias

from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.asyncio import AsyncioLoopingCall

logger = logging.getLogger(__name__)

run_cut = object()
"""Signal: the run ends now, without what is under way; sent again and again until it has ended."""
GLANCE = 0.25
"""Seconds between two looks whether the run is to end, which Scrapy tells nobody."""

_Handler: TypeAlias = Callable[[int, FrameType | None], object]


class RunCutError(IgnoreRequest):
    """The run ended before there was an answer; the address waits for the next run."""


class Stopping:
    """Cuts a run short that is to end, be it for a signal, its time or its storage, and does not.

    In: the crawler, and the seconds it may take to end by itself.
    """

    def __init__(self, crawler: Crawler, grace: float) -> None:
        self._crawler = crawler
        self._grace = grace
        self._since: float | None = None
        self._is_cut = False
        self._clock = AsyncioLoopingCall(self.look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        stopping = cls(crawler, crawler.settings.getfloat("NEWSSCRAPE_STOP_SECONDS"))
        crawler.signals.connect(stopping.begin, signal=signals.spider_opened)
        crawler.signals.connect(stopping.end, signal=signals.spider_closed)
        return stopping

    def begin(self) -> None:
        """Start looking."""
        self._clock.start(GLANCE, now=False)

    def end(self) -> None:
        """Stop looking."""
        if self._clock.running:
            self._clock.stop()

    def look(self) -> None:
        """Cut the run short when it is to end for too long."""
        slot = self._crawler.engine._slot if self._crawler.engine else None  # noqa: SLF001 - no other way to tell
        if slot is None or slot.closing is None:
            return
        if self._since is None:
            self._since = monotonic()
            self._listen()
            if slot.inprogress:
                logger.info("The run ends after %g s at the latest; another signal ends it at once.", self._grace)
        if monotonic() - self._since >= self._grace:
            self._cut()

    def _listen(self) -> None:
        """Have the next signal end the grace; Scrapy would drop all at once then, files without their names."""
        for number in (signal.SIGINT, signal.SIGTERM):
            scrapys = signal.getsignal(number)
            if callable(scrapys) and isinstance(getattr(scrapys, "__self__", None), CrawlerProcessBase):
                signal.signal(number, partial(self._hasten, scrapys))

    def _hasten(self, scrapys: _Handler, _number: int, _frame: FrameType | None) -> None:
        """End the grace; one more signal is Scrapy's again."""
        self._grace = 0.0
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, scrapys)

    def _cut(self) -> None:
        engine = self._crawler.engine
        assert engine is not None  # noqa: S101 - looked at before
        if not self._is_cut:
            logger.info("What is still under way is left to the next run; %d downloads.", len(engine.downloader.active))
        self._is_cut = True
        for slot in engine.downloader.slots.values():
            while slot.queue:
                _, answer = slot.queue.popleft()
                answer.errback(RunCutError())
        self._crawler.signals.send_catch_log(run_cut)
