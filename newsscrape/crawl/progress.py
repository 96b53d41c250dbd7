"""What a person sees while a crawl runs: a line that moves on a terminal, plain log lines elsewhere."""

from __future__ import annotations

import logging
import sys
from time import monotonic
from typing import Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import AsyncioLoopingCall

logger = logging.getLogger(__name__)

_FIGURES = ("pages", "articles", "unchanged", "rejects", "failures")
_BLINK = 0.5  # seconds between two looks on a terminal


def figures(crawler: Crawler) -> dict[str, int]:
    """Give the run's counts so far."""
    return {name: crawler.stats.get_value(f"newsscrape/{name}", 0) for name in _FIGURES}


class Progress:
    """Tells of the run: a live line when standard error is a terminal, else a log line now and then."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._began = monotonic()
        self._live: Live | None = None
        self._clock = AsyncioLoopingCall(self._tell)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        progress = cls(crawler)
        crawler.signals.connect(progress.begin, signal=signals.spider_opened)
        crawler.signals.connect(progress.end, signal=signals.engine_stopped)
        return progress

    def begin(self) -> None:
        """Start telling."""
        if sys.stderr.isatty() and self._crawler.settings.getbool("LOG_ENABLED"):
            self._live = Live(self._line(), console=Console(stderr=True), transient=True, refresh_per_second=4)
            self._live.start()
            _point_logs_at(sys.stderr)
            self._clock.start(_BLINK, now=False)
        else:
            self._clock.start(self._crawler.settings.getfloat("NEWSSCRAPE_PROGRESS_SECONDS"), now=False)

    def end(self) -> None:
        """Stop telling."""
        if self._clock.running:
            self._clock.stop()
        if self._live:
            self._live.stop()
            _point_logs_at(sys.stderr)

    def _tell(self) -> None:
        if self._live:
            self._live.update(self._line())
        else:
            logger.info("%s", self._line().plain)

    def _line(self) -> Text:
        seconds = max(monotonic() - self._began, 0.001)
        counts = figures(self._crawler)
        words = ", ".join(f"{count} {name}" for name, count in counts.items())
        return Text(f"{words}; {counts['pages'] / seconds:.1f} pages a second")


def _point_logs_at(stream: TextIO) -> None:
    """Have log lines go where the live line is drawn, so that they stand above it."""
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            handler.setStream(stream)
