from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from scrapy.http import Response
from scrapy.settings import Settings

from newsscrape.crawl.remembered import MOST_BYTES, Remembered
from newsscrape.ledger.ledger import Ledger

PLACE = "https://kurier.example/robots.txt"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 10, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def output(tmp_path: Path) -> Path:
    Ledger.in_folder(tmp_path).close()
    return tmp_path


@pytest.fixture
def clock() -> Clock:
    return Clock()


def remembered(folder: Path | None, clock: Clock) -> Remembered:
    return Remembered(Settings({"NEWSSCRAPE_OUTPUT": str(folder) if folder else ""}), clock)


def answer(body: bytes = b"Disallow: /", status: int = 200, control: str = "") -> Response:
    return Response(PLACE, status=status, body=body, headers={"Cache-Control": control} if control else {})


def test_a_later_run_uses_it_for_a_day_and_no_longer(output: Path, clock: Clock) -> None:
    first = remembered(output, clock)
    first.keep(PLACE, answer())
    first.close()
    later = remembered(output, clock)
    clock.now += timedelta(hours=23, minutes=59)
    file = later.fresh(PLACE)
    assert file is not None
    assert file.body == b"Disallow: /"
    assert later.remaining(file) == timedelta(minutes=1)
    clock.now += timedelta(minutes=1)
    assert later.fresh(PLACE) is None
    assert later.fresh("https://anders.example/robots.txt") is None
    later.close()


def test_it_is_used_for_less_where_its_server_says_so(output: Path, clock: Clock) -> None:
    kept = remembered(output, clock)
    kept.keep(PLACE, answer(control="max-age=900"))
    clock.now += timedelta(minutes=15)
    assert kept.fresh(PLACE) is None


def test_an_old_one_serves_for_a_month_while_there_is_no_other(output: Path, clock: Clock) -> None:
    kept = remembered(output, clock)
    kept.keep(PLACE, answer())
    clock.now += timedelta(days=29)
    assert kept.stale(PLACE) is not None
    clock.now += timedelta(days=1)
    assert kept.stale(PLACE) is None


@pytest.mark.parametrize("status", [404, 410, 401, 429, 302])
def test_an_answer_that_is_no_success_is_an_empty_file(output: Path, clock: Clock, status: int) -> None:
    assert remembered(output, clock).keep(PLACE, answer(status=status)).body == b""


def test_only_so_much_is_read_and_no_line_is_cut(output: Path, clock: Clock) -> None:
    line = b"Disallow: /a/long/path\n"
    file = remembered(output, clock).keep(PLACE, answer(line * 100_000))
    assert MOST_BYTES - len(line) < len(file.body) <= MOST_BYTES
    assert file.body.endswith(line)


def test_without_a_ledger_nothing_is_kept(tmp_path: Path, clock: Clock) -> None:
    kept = remembered(tmp_path, clock)
    assert kept.keep(PLACE, answer()).body == b"Disallow: /"
    assert kept.fresh(PLACE) is None


def test_a_ledger_that_refuses_costs_a_fetch(tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database at all, but more than a few bytes of it" * 50)
    kept = remembered(tmp_path, clock)
    assert kept.fresh(PLACE) is None
    assert kept.keep(PLACE, answer()).body == b"Disallow: /"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
