from __future__ import annotations

import asyncio
import io
import logging
import sys

import pytest
from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from newsscrape.crawl.progress import Progress, figures


class Stats(dict[str, int]):
    def get_value(self, key: str, default: int = 0) -> int:
        return self.get(key, default)


@pytest.fixture
def crawler() -> Crawler:
    made = get_crawler(settings_dict={"NEWSSCRAPE_PROGRESS_SECONDS": 0.01})
    made.stats = Stats({"newsscrape/pages": 3, "newsscrape/articles": 2, "newsscrape/failures": 1})  # type: ignore[assignment]
    return made


def test_figures_not_counted_yet_are_nought(crawler: Crawler) -> None:
    assert figures(crawler) == {"pages": 3, "articles": 2, "unchanged": 0, "rejects": 0, "failures": 1}


def watch(crawler: Crawler) -> None:
    async def whole() -> None:
        progress = Progress.from_crawler(crawler)
        progress.begin()
        await asyncio.sleep(0.05)
        progress.end()

    asyncio.run(whole())


def test_where_nobody_watches_it_is_log_lines(crawler: Crawler, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "newsscrape"):
        watch(crawler)
    assert "3 pages, 2 articles, 0 unchanged, 0 rejects, 1 failures" in caplog.text


def test_on_a_terminal_it_is_one_line_that_moves(crawler: Crawler, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    watch(crawler)
    assert "3 pages, 2 articles" in terminal.getvalue()
