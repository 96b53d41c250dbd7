"""What a person sees while a crawl runs: lines that move on a terminal, plain log lines elsewhere."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from time import monotonic
from typing import Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import AsyncioLoopingCall

from newsscrape.crawl.log_lines import LogForm, form_of
from newsscrape.crawl.memory import ledger_of
from newsscrape.errors import StorageError
from newsscrape.text import shown

logger = logging.getLogger(__name__)

_FIGURES = ("pages", "articles", "unchanged", "rejects", "failures")
_BLINK = 0.5  # seconds between two looks on a terminal
_COUNT = 5.0  # seconds between two looks at what waits: of a large ledger it takes a moment
_HOSTS = 3


def figures(crawler: Crawler) -> dict[str, int]:
    """Give the run's counts so far."""
    return {name: crawler.stats.get_value(f"newsscrape/{name}", 0) for name in _FIGURES}


class Progress:
    """Tells of the run: live lines when standard error is a terminal, else a log line now and then."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._began = self._counted = monotonic()
        self._waiting = 0
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
        settings = self._crawler.settings
        if sys.stderr.isatty() and settings.getbool("LOG_ENABLED") and form_of(settings) is LogForm.TEXT:
            self._live = Live(self._lines(), console=Console(stderr=True), transient=True, refresh_per_second=4)
            self._live.start()
            _point_logs_at(sys.stderr)
            self._clock.start(_BLINK, now=False)
        else:
            self._clock.start(settings.getfloat("NEWSSCRAPE_PROGRESS_SECONDS"), now=False)

    def end(self) -> None:
        """Stop telling."""
        if self._clock.running:
            self._clock.stop()
        if self._live:
            self._live.stop()
            _point_logs_at(sys.stderr)

    def _tell(self) -> None:
        if self._live:
            self._live.update(self._lines())
        else:
            logger.info("%s", self._line())

    def _line(self) -> str:
        counts = figures(self._crawler)
        words = ", ".join(f"{count} {name}" for name, count in counts.items())
        return f"{words}; {self._rate():.1f} pages a second"

    def _lines(self) -> Text:
        """Give what moves on a terminal: the counts and the rate, what is left, who is asked now."""
        lines = (self._line(), *self._rest(), *_asked(self._crawler))
        return Text("\n".join(lines), no_wrap=True, overflow="ellipsis")

    def _rate(self) -> float:
        return figures(self._crawler)["pages"] / max(monotonic() - self._began, 0.001)

    def _rest(self) -> Iterator[str]:
        """Say what waits, and how long it takes at the pace so far."""
        if monotonic() - self._counted >= _COUNT:
            self._counted, self._waiting = monotonic(), _waiting(self._crawler)
        if self._waiting:
            left = f", about {span_in_words(self._waiting / rate)}" if (rate := self._rate()) else ""
            yield f"{self._waiting} articles wait{left}"


def span_in_words(seconds: float) -> str:
    """Give a span as somebody would say it: ``40 s``, ``12 min``, ``3 h``, ``2 d``."""
    span = timedelta(seconds=seconds)
    for name, unit in (("d", timedelta(days=1)), ("h", timedelta(hours=1)), ("min", timedelta(minutes=1))):
        if span >= 2 * unit:
            return f"{span / unit:.0f} {name}"
    return f"{seconds:.0f} s"


def _waiting(crawler: Crawler) -> int:
    """Count the articles that are wanted and were never asked for; 0 where nobody can tell."""
    spider = crawler.spider
    try:
        ledger = ledger_of(crawler)
        return ledger.addresses.waiting(spider.domains, spider.window) if ledger else 0  # type: ignore[union-attr]  # who has a ledger has these
    except StorageError:  # the run ends over it, and says so
        return 0


def _asked(crawler: Crawler) -> Iterator[str]:
    """Say which hosts are asked now."""
    slots = crawler.engine.downloader.slots if crawler.engine else {}
    hosts = sorted(host for host, slot in slots.items() if slot.transferring)
    if hosts:
        more = f" and {len(hosts) - _HOSTS} more" if len(hosts) > _HOSTS else ""
        yield f"asking {', '.join(map(shown, hosts[:_HOSTS]))}{more}"


def _point_logs_at(stream: TextIO) -> None:
    """Have log lines go where the live line is drawn, so that they stand above it."""
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            handler.setStream(stream)
