from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot

from newsscrape.crawl import spacing as module
from newsscrape.crawl.spacing import Spacing

HOST = "kurier.example"
PAGE = Request(f"https://{HOST}/a", meta={"download_slot": HOST})


class Case:
    """A clock that sleeping moves on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.later: list[tuple[Any, str]] = []
        slot = Slot(concurrency=1, delay=1.25, jitter=0.2)
        crawler: Any = SimpleNamespace(engine=SimpleNamespace(downloader=SimpleNamespace(slots={HOST: slot})))
        self.spacing = Spacing(crawler, lambda: self.now)
        monkeypatch.setattr(module, "call_later", lambda _, function, host: self.later.append((function, host)))
        monkeypatch.setattr(module.asyncio, "sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    def waited(self, request: Request) -> float:
        begun = self.now
        asyncio.run(cast("Any", self.spacing.keep(request)))
        return round(self.now - begun, 3)

    def come_round(self) -> None:
        for function, host in self.later:
            function(host)


def test_the_first_request_waits_for_nothing_and_the_next_one_the_least_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(monkeypatch)
    assert case.waited(PAGE) == 0
    case.spacing.leaves(HOST)
    case.now += 0.4
    assert case.waited(PAGE) == 0.6
    assert case.waited(Request("https://anders.example/")) == 0


def test_a_request_that_left_late_counts_from_then(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(monkeypatch)
    case.spacing.leaves(HOST)
    case.now += 10  # the program stood still
    case.come_round()
    assert case.waited(PAGE) == 1.0


def test_a_slot_that_has_gone_asks_for_no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(monkeypatch)
    case.spacing.leaves(HOST)
    assert case.waited(Request(PAGE.url)) == 0
