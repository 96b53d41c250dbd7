from __future__ import annotations

import asyncio
import io
import logging
import sys
from types import SimpleNamespace

import pytest
from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from newsscrape.crawl import progress as progress_module
from newsscrape.crawl.log_lines import LogForm
from newsscrape.crawl.progress import Progress, figures, span_in_words
from newsscrape.errors import StorageError


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


class Waits:
    """The addresses of a ledger, of which some wait."""

    def __init__(self, count: int) -> None:
        self.count = count

    def waiting(self, domains: object, window: object) -> int:
        assert (domains, window) == ({"kurier.example"}, "window")
        if self.count < 0:
            raise StorageError("ledger.sqlite: the ledger refused.")
        return self.count


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Have a terminal where standard error is; from within a test, since pytest puts its own there before each."""
    made = io.StringIO()
    monkeypatch.setattr(made, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(progress_module, "_COUNT", 0.0)
    monkeypatch.setattr(progress_module, "_BLINK", 0.01)
    return made


def under_way(monkeypatch: pytest.MonkeyPatch, crawler: Crawler, hosts: str, waits: int) -> None:
    slots = {host: SimpleNamespace(transferring=host != "still.example") for host in hosts.split()}
    crawler.engine = SimpleNamespace(downloader=SimpleNamespace(slots=slots))  # type: ignore[assignment]
    crawler.spider = SimpleNamespace(domains={"kurier.example"}, window="window")  # type: ignore[assignment]
    ledger = SimpleNamespace(addresses=Waits(waits))
    monkeypatch.setattr(progress_module, "ledger_of", lambda _: ledger)


def test_on_a_terminal_it_tells_what_is_left_and_who_is_asked(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = at_terminal(monkeypatch)
    under_way(monkeypatch, crawler, "a.example b.example still.example c.example d.example", 100_000)
    watch(crawler)
    said = terminal.getvalue()
    assert "3 pages, 2 articles" in said
    assert "100000 articles wait, about " in said
    assert "asking a.example, b.example, c.example and 1 more" in said


def test_on_a_terminal_nothing_is_told_of_nothing(crawler: Crawler, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    under_way(monkeypatch, crawler, "still.example", -1)
    watch(crawler)
    said = terminal.getvalue()
    assert "3 pages, 2 articles" in said
    assert "wait" not in said
    assert "asking" not in said


def test_asked_for_json_a_terminal_gets_log_lines(
    crawler: Crawler, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = at_terminal(monkeypatch)
    monkeypatch.setattr(progress_module, "form_of", lambda _: LogForm.JSON)
    with caplog.at_level(logging.INFO, "newsscrape"):
        watch(crawler)
    assert "3 pages, 2 articles" in caplog.text
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (119, "119 s"), (120, "2 min"), (7199, "120 min"), (7200, "2 h"), (2 * 86400, "2 d")],
)
def test_spans_are_told_as_people_do(seconds: float, words: str) -> None:
    assert span_in_words(seconds) == words
