"""Scrapy extensions that measure the main process of a crawl from inside."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsscrape.bench.worker import resident_bytes

FILE = "NEWSSCRAPE_BENCH_FILE"
"""Setting: where the figures go."""
STEPS = "NEWSSCRAPE_BENCH_STEPS"
"""Setting: answers between two points; 0 for none, which costs nothing."""


class Meter:
    """Writes the processor time of the main process between the spider's start and end, and points on the way.

    Processor time and not time: a machine may have other work. A point holds how much of it there was between an answer
    and the next request, the median of those since the point before.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._steps = crawler.settings.getint(STEPS)
        self._file = Path(crawler.settings[FILE])
        self._points: list[dict[str, float]] = []
        self._answers = 0
        self._answered: float | None = None
        self._gaps: list[float] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        meter = cls(crawler)
        crawler.signals.connect(meter.begin, signal=signals.spider_opened)
        crawler.signals.connect(meter.end, signal=signals.spider_closed)
        if meter._steps:
            crawler.signals.connect(meter.answered, signal=signals.request_left_downloader)
            crawler.signals.connect(meter.asked, signal=signals.request_reached_downloader)
        return meter

    def begin(self) -> None:
        """Start the clocks."""
        self._began, self._began_cpu = time.monotonic(), time.process_time()

    def answered(self) -> None:
        """Count an answer."""
        self._answers += 1
        self._answered = time.process_time()
        if self._answers % self._steps == 0:
            self._points.append(self._point())
            self._gaps = []

    def asked(self) -> None:
        """Note how long the next request took to come."""
        if self._answered is not None:
            self._gaps.append(time.process_time() - self._answered)
            self._answered = None

    def end(self) -> None:
        """Write the figures."""
        figures = {**self._point(), "points": self._points}
        self._file.write_text(json.dumps(figures), encoding="utf-8")

    def _point(self) -> dict[str, float]:
        return {
            "answers": self._crawler.stats.get_value("response_received_count", 0),
            "cpu_seconds": time.process_time() - self._began_cpu,
            "seconds": time.monotonic() - self._began,
            "resident_bytes": resident_bytes(),
            "next_request_ms": 1000 * median(self._gaps or [0.0]),
        }
