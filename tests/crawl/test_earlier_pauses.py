"""Pauses from run to run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsscrape.crawl.earlier_pauses import EarlierPauses
from newsscrape.errors import StorageError
from newsscrape.ledger.host_pauses import HostPauses
from newsscrape.ledger.ledger import Ledger

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.in_folder(tmp_path) as made:
        yield made


def at(ledger: Ledger, later: timedelta = timedelta()) -> EarlierPauses:
    return EarlierPauses(lambda: ledger.host_pauses, lambda: NOW + later)


def test_a_later_run_knows_how_long_a_host_is_left_alone(ledger: Ledger) -> None:
    at(ledger).keep("a.example", 3600)
    later = at(ledger, timedelta(minutes=15))
    assert later.seconds_left("a.example") == 2700
    assert later.seconds_left("a.example") == 0, "the run knows it from now on"
    assert later.seconds_left("b.example") == 0
    assert at(ledger, timedelta(hours=2)).seconds_left("a.example") < 0


def test_the_run_that_was_asked_keeps_its_own_count(ledger: Ledger) -> None:
    first = at(ledger)
    first.keep("a.example", 60)
    assert first.seconds_left("a.example") == 0


@pytest.mark.parametrize("seconds", [1e6, 1e300])
def test_nobody_is_left_alone_for_more_than_a_day(ledger: Ledger, seconds: float) -> None:
    at(ledger).keep("a.example", seconds)
    assert at(ledger).seconds_left("a.example") == 86_400


def test_a_pause_left_from_a_clock_that_was_wrong_is_none(ledger: Ledger) -> None:
    at(ledger, timedelta(days=1000)).keep("a.example", 60)
    assert at(ledger).seconds_left("a.example") == 0


def test_without_a_ledger_or_with_one_that_refuses_nothing_is_known(caplog: pytest.LogCaptureFixture) -> None:
    def refused() -> HostPauses:
        raise StorageError("full")

    for pauses in (EarlierPauses(lambda: None), EarlierPauses(refused)):
        assert pauses.seconds_left("a.example") == 0
        pauses.keep("b.example", 60)
    assert [record.getMessage() for record in caplog.records] == [
        "Whether a.example asked for a pause cannot be read: full",
        "That b.example asked for a pause is not kept for the next run: full",
    ]


def test_what_other_runs_were_asked_for_since_is_known_once_the_site_is_held_again(ledger: Ledger) -> None:
    here, elsewhere = at(ledger), at(ledger)
    assert here.seconds_left("www.a.example") == 0
    elsewhere.keep("www.a.example", 60)
    here.forget("b.example")
    assert here.seconds_left("www.a.example") == 0
    here.forget("a.example")
    assert here.seconds_left("www.a.example") == 60
