from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsscrape.discover.holdings import MOST, Holdings, Terms
from newsscrape.ledger.ledger import Ledger

SITES = [f"{number}.example" for number in range(10)]


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.in_folder(tmp_path) as ledger:
        for run in "RST":
            ledger.begin_run(run, "news", "2026-11-02T10:00:00Z")
        yield ledger


@pytest.fixture
def clock() -> Clock:
    return Clock()


def held_by(run: str, ledger: Ledger, clock: Clock, task: str = "T") -> Holdings:
    terms = Terms(run=run, task=task, seconds=60.0, paces_of=lambda sites: dict.fromkeys(sites, 0.0))
    holdings = Holdings(ledger.leases, terms, clock)
    holdings.arrive()
    return holdings


def test_a_run_alone_takes_all_sites_but_no_more_than_it_can_renew(ledger: Ledger, clock: Clock) -> None:
    alone = held_by("R", ledger, clock)
    assert alone.take(SITES, len(SITES)) == SITES
    assert alone.held == SITES
    assert alone.take(SITES, len(SITES)) == []
    many = [f"{number}.example.org" for number in range(MOST + 5)]
    assert len(alone.take(many, len(many))) == MOST - len(SITES)


def test_runs_share_sites_evenly(ledger: Ledger, clock: Clock) -> None:
    first = held_by("R", ledger, clock)
    first.take(SITES, len(SITES))
    second = held_by("S", ledger, clock)
    assert second.take(SITES, len(SITES)) == []
    assert first.surplus(len(SITES)) == 0
    first.renew()
    assert first.surplus(len(SITES)) == 5
    first.give_back(first.held[5:])
    assert second.take(SITES, len(SITES)) == SITES[5:]
    assert second.surplus(len(SITES)) == 0


def test_runs_of_other_tasks_take_no_part(ledger: Ledger, clock: Clock) -> None:
    held_by("S", ledger, clock, task="other sites")
    assert held_by("R", ledger, clock).take(SITES, len(SITES)) == SITES


def test_a_lease_ends_here_before_it_ends_for_others(ledger: Ledger, clock: Clock) -> None:
    holdings = held_by("R", ledger, clock)
    holdings.take(SITES[:1], 1)
    clock.now = 53.9
    assert holdings.covers(SITES[0])
    assert SITES[0] in holdings
    clock.now = 54.1
    assert not holdings.covers(SITES[0])
    assert holdings.held == []
    holdings.renew()
    assert holdings.held == []
    assert holdings.take(SITES[:1], 1) == SITES[:1]


def test_what_another_run_has_taken_is_forgotten(ledger: Ledger, clock: Clock) -> None:
    holdings = held_by("R", ledger, clock)
    holdings.take(SITES[:2], 2)
    ledger.leases.give_back("R", {SITES[0]: 0.0})
    ledger.leases.take("S", {SITES[0]: 0.0}, 1, 60.0)
    holdings.renew()
    assert holdings.held == [SITES[1]]


def test_a_guest_is_asked_and_not_held(ledger: Ledger, clock: Clock) -> None:
    holdings, other = held_by("R", ledger, clock), held_by("S", ledger, clock)
    assert holdings.take_as_guest(SITES[0])
    assert holdings.covers(SITES[0])
    assert SITES[0] not in holdings
    assert not other.take_as_guest(SITES[0])
    assert holdings.take(SITES[:1], 1) == SITES[:1]
    assert SITES[0] in holdings


def test_how_slowly_a_site_is_asked_is_noted_while_it_is_held(ledger: Ledger) -> None:
    paces = dict.fromkeys(SITES, 0.0)
    terms = Terms(run="R", task="T", seconds=60.0, paces_of=lambda sites: {site: paces[site] for site in sites})
    holdings = Holdings(ledger.leases, terms)
    holdings.take(SITES[:2], 2)
    paces |= {SITES[0]: 30.0, SITES[5]: 30.0}
    holdings.slow_down(SITES[0])
    holdings.slow_down(SITES[5])
    ledger.end_run("R", "2026-11-02T10:01:00Z", 0)
    assert ledger.leases.take("S", paces, len(SITES), 60.0) == SITES[1:]
