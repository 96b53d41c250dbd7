"""A run's leases, on its clocks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Spider
from scrapy.utils.test import get_crawler

from newsscrape.crawl.assignment import Assignment
from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.crawl.politeness import host_slowed
from newsscrape.crawl.tenure import site_taken
from newsscrape.discover.budget import Budgets
from newsscrape.discover.turns import Turns
from newsscrape.errors import StorageError
from newsscrape.ledger.addresses import Order
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.run import Run
from newsscrape.model.visit import Role, Visit, Window
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits
from newsscrape.spiders.way import Way

FEED = Visit(url="https://kurier.com/feed.xml", role=Role.FEED)
TASK = Assignment(
    visits=(FEED,),
    domains=frozenset({"kurier.com"}),
    window=Window(),
    now=datetime(2026, 11, 2, tzinfo=UTC),
    limit=None,
    allowed=AllowedHosts.parse(""),
    contact="",
)


class Case:
    """A run beside a ledger, without a network."""

    def __init__(self, ledger: Ledger) -> None:
        self.crawler: Any = get_crawler(settings_dict={"NEWSSCRAPE_LEASE_SECONDS": 0.6, "DOWNLOAD_DELAY": 0.0})
        self.slots: dict[str, dict[str, float]] = {}
        downloader = SimpleNamespace(slots={}, per_slot_settings=self.slots)
        self.crawler.engine = SimpleNamespace(downloader=downloader, close_spider_async=self.close)
        self.crawler.spider = Spider("news")
        self.crawler.stats = SimpleNamespace(get_value=lambda *_: None, set_value=lambda *_, **__: None)
        self.taken: list[str] = []
        self.closed: list[str] = []
        self.looked = asyncio.Event()
        self.crawler.signals.connect(self.take, signal=site_taken)
        run = Run(name="R", spider="news", started_at="2026-11-02T10:00:00Z")
        ledger.begin_run(run.name, run.spider, run.started_at)
        budgets = Budgets(limits(9, 9, 9), address_rules())
        books: Any = SimpleNamespace(crawler=self.crawler, ledger=ledger, run=run, budgets=budgets)
        self.turns = Turns(9, 1)
        self.way = Way(TASK, books, self.turns, self.look)

    def take(self, site: str) -> None:
        self.taken.append(site)

    def look(self) -> None:
        self.looked.set()

    async def close(self, reason: str) -> None:
        self.closed.append(reason)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.in_folder(tmp_path) as ledger:
        yield ledger


def test_a_run_begins_when_it_is_asked_where_to_go(ledger: Ledger) -> None:
    case = Case(ledger)
    case.way.renew()
    case.way.slowed(FEED.url)
    assert case.way.holdings is None
    assert case.way.itinerary.begin([FEED], 9) == [FEED]
    assert case.way.itinerary is case.way.itinerary
    assert case.taken == ["kurier.com"]
    assert ledger.leases.take("S", {"kurier.com": 0.0}, 1, 60.0) == []


def test_its_clocks_keep_what_it_holds_and_look_for_more(ledger: Ledger) -> None:
    case = Case(ledger)

    async def run() -> None:
        assert case.way.itinerary.begin([FEED], 9) == [FEED]
        case.way.begin()
        await asyncio.wait_for(case.looked.wait(), 20)  # longer than a lease lasts
        case.way.end()
        case.way.end()

    asyncio.run(run())
    assert case.way.holdings is not None
    assert case.way.holdings.held == ["kurier.com"]


def test_what_has_not_begun_on_a_site_that_is_left_is_left_with_it(ledger: Ledger) -> None:
    case = Case(ledger)
    other = replace(FEED, url="https://blatt.com/feed.xml")
    case.turns.add(case.way.itinerary.begin([FEED, other], 9))
    assert case.turns.next() == FEED
    ledger.begin_run("S", "news", "2026-11-02T10:00:00Z")
    task = case.way.holdings._terms.task  # type: ignore[union-attr]  # noqa: SLF001 - of a run with the same sites
    assert ledger.leases.arrive("S", task, 60.0).workers == 2
    case.way.renew()
    assert len(case.turns) == 0
    assert ledger.leases.take("S", {"blatt.com": 0.0, "kurier.com": 0.0}, 9, 60.0) == ["blatt.com"]
    due = Order(run="S", window=Window(), domain="blatt.com", roles=frozenset({Role.FEED}), now="2099", count=9)
    assert [visit.url for visit in ledger.addresses.take(due)] == [other.url]


def test_how_slowly_a_host_wants_to_be_asked_is_noted(ledger: Ledger) -> None:
    case = Case(ledger)
    case.way.itinerary.begin([FEED], 9)
    case.slots["www.kurier.com"] = {"delay": 500.0}
    case.crawler.signals.send_catch_log(host_slowed, url="https://www.kurier.com/a")
    ledger.end_run("R", "2026-11-02T10:01:00Z", 0)
    case.way.end()
    assert ledger.leases.renew("R", {"kurier.com": 0.0}, 60.0).sites == set()


def test_a_ledger_that_refuses_ends_the_run(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(ledger)

    def refuse(*_: object) -> None:
        raise StorageError("full")

    async def run() -> None:
        case.way.itinerary.begin([FEED], 9)
        monkeypatch.setattr(ledger.leases, "renew", refuse)
        case.way.renew()
        await asyncio.sleep(0)

    asyncio.run(run())
    assert case.closed == ["storage"]


def test_that_a_run_waits_for_others_is_said_once(ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    case = Case(ledger)
    assert not case.way.waits()
    ledger.leases.take("S", {"kurier.com": 0.0}, 1, 60.0)
    assert case.way.itinerary.begin([FEED], 9) == []
    with caplog.at_level(logging.INFO):
        assert case.way.waits()
        assert case.way.waits()
    assert caplog.text.count("on 1 sites that other runs hold") == 1
