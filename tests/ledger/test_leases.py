"""Leases, in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from postgres import Postgres

from newsscrape.ledger import leases as module
from newsscrape.ledger.leases import LONGEST
from newsscrape.ledger.ledger import Ledger

PACES = {"a.example": 1.0, "b.example": 1.0, "c.example": 1.0}
MINUTE = 60.0


class Clock:
    """The database's clock, which a test moves."""

    now = 1_000_000.0

    def __call__(self, _: object) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "_now", clock)
    return clock


@pytest.fixture
def ledger(ledger_at: str) -> Iterator[Ledger]:
    with Ledger(ledger_at) as ledger:
        for run in ("R", "S"):
            ledger.begin_run(run, "news", "2026-11-02T10:00:00Z")
        yield ledger


def test_a_site_has_one_run_at_a_time(ledger: Ledger) -> None:
    leases = ledger.leases
    assert leases.take("R", PACES, 2, MINUTE) == ["a.example", "b.example"]
    assert leases.take("S", PACES, 9, MINUTE) == ["c.example"]
    assert leases.take("R", PACES, 9, MINUTE) == ["a.example", "b.example"]
    assert leases.take("S", {"a.example": 1.0}, 9, MINUTE) == []


def test_a_lease_that_is_not_renewed_is_taken_over_when_its_pace_is_over_too(ledger: Ledger, clock: Clock) -> None:
    leases = ledger.leases
    leases.take("R", PACES, 9, MINUTE)
    clock.now += 50
    assert leases.renew("R", {"a.example": 1.0, "b.example": 30.0}, MINUTE).sites == {"a.example", "b.example"}
    clock.now += 30
    assert leases.take("S", PACES, 9, MINUTE) == ["c.example"]
    clock.now += 31.5
    assert leases.take("S", PACES, 9, MINUTE) == ["a.example", "c.example"]
    assert leases.renew("R", {"a.example": 1.0, "b.example": 30.0}, MINUTE).sites == {"b.example"}


def test_a_site_that_is_given_back_rests_first(ledger: Ledger, clock: Clock) -> None:
    leases = ledger.leases
    leases.take("R", PACES, 9, MINUTE)
    leases.give_back("R", {"a.example": 2.0, "b.example": 0.0})
    leases.give_back("S", {"c.example": 0.0})  # which it has not
    assert leases.take("S", PACES, 9, MINUTE) == ["b.example"]
    clock.now += 2
    assert leases.take("S", PACES, 9, MINUTE) == ["a.example", "b.example"]


def test_the_sites_of_a_run_that_has_ended_are_free_as_their_pace_allows(ledger: Ledger, clock: Clock) -> None:
    leases = ledger.leases
    leases.take("R", PACES, 9, MINUTE)
    leases.slow_down("R", "a.example", 20.0)
    ledger.end_run("R", "2026-11-02T10:01:00Z", 6)
    assert leases.take("S", PACES, 9, MINUTE) == []
    clock.now += 1
    assert leases.take("S", PACES, 9, MINUTE) == ["b.example", "c.example"]
    clock.now += 19
    assert leases.take("S", PACES, 9, MINUTE) == ["a.example", "b.example", "c.example"]


def test_runs_of_a_task_are_counted_while_they_live(ledger: Ledger, clock: Clock) -> None:
    leases = ledger.leases
    assert leases.renew("R", {}, MINUTE).workers == 1
    assert leases.arrive("R", "news", MINUTE).workers == 1
    assert leases.arrive("S", "sport", MINUTE).workers == 1
    assert leases.arrive("S", "news", MINUTE).workers == 2
    clock.now += 61
    assert leases.renew("S", {}, MINUTE).workers == 1
    leases.renew("R", {}, MINUTE)
    ledger.end_run("R", "2026-11-02T10:01:00Z", 0)
    assert leases.renew("S", {}, MINUTE).workers == 1


def test_a_lease_from_a_clock_that_was_wrong_holds_nobody_up(ledger: Ledger, clock: Clock) -> None:
    ledger.leases.take("R", PACES, 9, MINUTE)
    clock.now -= LONGEST
    assert ledger.leases.take("S", PACES, 9, MINUTE) == list(PACES)


def test_of_many_that_want_the_same_sites_each_gets_others(postgres: Postgres) -> None:
    address = postgres.new_database()
    paces = {f"{number}.example": 1.0 for number in range(40)}

    def take(run: str) -> list[str]:
        with closing(Ledger(address)) as ledger:
            return [site for _ in range(10) for site in ledger.leases.take(run, paces, len(paces), MINUTE)]

    with ThreadPoolExecutor(4) as workers:
        taken = [set(sites) for sites in workers.map(take, "RSTU")]
    assert set.union(*taken) == set(paces)
    assert sum(map(len, taken)) == len(paces)
