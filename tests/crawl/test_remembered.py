from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.remembered import MOST_BYTES, Remembered, files_of
from newsscrape.errors import StorageError
from newsscrape.ledger.host_files import HostFiles
from newsscrape.ledger.ledger import Ledger

PLACE = "https://kurier.example/robots.txt"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 10, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.in_folder(tmp_path) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


def remembered(ledger: Ledger | None, clock: Clock) -> Remembered:
    return Remembered(lambda: ledger.host_files if ledger else None, clock)


def answer(body: bytes = b"Disallow: /", status: int = 200, control: str = "") -> Response:
    return Response(PLACE, status=status, body=body, headers={"Cache-Control": control} if control else {})


def test_a_file_left_from_a_clock_that_was_wrong_is_fetched_again(ledger: Ledger, clock: Clock) -> None:
    remembered(ledger, clock).keep(PLACE, answer())
    clock.now -= timedelta(days=1000)
    assert remembered(ledger, clock).fresh(PLACE) is None


def test_a_later_run_uses_it_for_a_day_and_no_longer(ledger: Ledger, clock: Clock) -> None:
    first = remembered(ledger, clock)
    first.keep(PLACE, answer())
    later = remembered(ledger, clock)
    clock.now += timedelta(hours=23, minutes=59)
    file = later.fresh(PLACE)
    assert file is not None
    assert file.body == b"Disallow: /"
    assert later.remaining(file) == timedelta(minutes=1)
    clock.now += timedelta(minutes=1)
    assert later.fresh(PLACE) is None
    assert later.fresh("https://anders.example/robots.txt") is None


def test_it_is_used_for_less_where_its_server_says_so(ledger: Ledger, clock: Clock) -> None:
    kept = remembered(ledger, clock)
    kept.keep(PLACE, answer(control="max-age=900"))
    clock.now += timedelta(minutes=15)
    assert kept.fresh(PLACE) is None


def test_an_old_one_serves_for_a_month_while_there_is_no_other(ledger: Ledger, clock: Clock) -> None:
    kept = remembered(ledger, clock)
    kept.keep(PLACE, answer())
    clock.now += timedelta(days=29)
    assert kept.stale(PLACE) is not None
    clock.now += timedelta(days=1)
    assert kept.stale(PLACE) is None


@pytest.mark.parametrize("status", [404, 410, 401, 429, 302])
def test_an_answer_that_is_no_success_is_an_empty_file(ledger: Ledger, clock: Clock, status: int) -> None:
    assert remembered(ledger, clock).keep(PLACE, answer(status=status)).body == b""


def test_only_so_much_is_read_and_no_line_is_cut(ledger: Ledger, clock: Clock) -> None:
    line = b"Disallow: /a/long/path\n"
    file = remembered(ledger, clock).keep(PLACE, answer(line * 100_000))
    assert MOST_BYTES - len(line) < len(file.body) <= MOST_BYTES
    assert file.body.endswith(line)


def test_without_a_ledger_nothing_is_kept(clock: Clock) -> None:
    kept = remembered(None, clock)
    assert kept.keep(PLACE, answer()).body == b"Disallow: /"
    assert kept.fresh(PLACE) is None


def test_a_ledger_that_refuses_costs_a_fetch(ledger: Ledger, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    def refuse() -> HostFiles:
        raise StorageError("full")

    kept = Remembered(refuse, clock)
    assert kept.fresh(PLACE) is None
    assert kept.keep(PLACE, answer()).body == b"Disallow: /"
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert ledger.host_files.get(PLACE) is None


def test_they_are_those_of_the_spiders_ledger(ledger: Ledger) -> None:
    crawler: Any = get_crawler()
    crawler.spider = SimpleNamespace(ledger=ledger)
    assert files_of(crawler) is ledger.host_files
    crawler.spider = SimpleNamespace()
    assert files_of(crawler) is None
