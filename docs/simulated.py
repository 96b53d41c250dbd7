"""A news archive of many sites as a discrete-event simulation; simulation.py runs it, simulation.toml has its facts.

Each site publishes by a Poisson process with the hours and weekdays of news. Each worker starts a run every quarter of
an hour over its share of the sites; within a run a site is asked for what the project's own schedule of revisits says,
one request after the other. Coarse on purpose: pages of a site go through the processors in batches, processors and
database are queues that serve who comes first, the children of a worker are one fast child, and a site is held for its
turn as a whole.
"""  # noqa: INP001 - a script

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any, TypeAlias

import numpy as np
import simpy

from newsscrape.discover.revisits import End, Schedule
from newsscrape.ledger.habits import Habit
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.revisits import revisit_rules

DAY, HOUR, MINUTE = 86_400.0, 3_600.0, 60.0
BATCH = 20
"""Pages of one site that go through the processors together."""
SAMPLED, OTHER = "https://a.example/12", "https://a.example/1"
"""Addresses that stand for all: of those looked at although the site's articles hardly change, and of the rest."""
CAUSES = ("schedule", "politeness", "worker", "database")
Facts: TypeAlias = dict[str, dict[str, Any]]
Process: TypeAlias = Generator[simpy.Event, None, None]


@dataclass(slots=True, kw_only=True)
class Site:
    """A site: what it published, and what the ledger knows of it."""

    published: list[float]
    """Seconds, in order."""
    gap: float
    """Seconds between two requests."""
    changes: tuple[float, ...]
    """Share of articles found changed, by step of the schedule."""
    found: int = 0
    """How many articles were found."""
    open: list[float] = field(default_factory=list)
    """Those of them that have no record yet."""
    due: list[tuple[float, int, Visit, int]] = field(default_factory=list)
    """Visits to come: when, a number, what for, how many of the kind."""
    held_until: float = 0.0
    """Until when somebody's lease lasts."""


@dataclass(slots=True, kw_only=True)
class Queue:
    """A server of work that is done in the order it comes in."""

    speed: float
    """Seconds of work a second."""
    alone: float
    """The same where one piece of work is all there is."""
    free: float = 0.0
    busy: float = 0.0

    def serve(self, now: float, work: float) -> float:
        """Take work; give when it is done. It waits for what was there before."""
        wait = max(0.0, self.free - now)
        self.free = max(self.free, now) + work / self.speed
        self.busy += work
        return now + wait + work / self.alone


@dataclass(slots=True, kw_only=True)
class Worker:
    """A worker: its processors, and which life it has."""

    main: Queue
    children: Queue
    life: int = 0
    is_up: bool = True
    turns: set[int] = field(default_factory=set)
    """Sites under way."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a simulation gave."""

    published: int
    waiting: int
    delays: list[float] = field(default_factory=list)
    """Seconds from publication to record."""
    causes: dict[str, float] = field(default_factory=lambda: dict.fromkeys(CAUSES, 0.0))
    """Seconds of all delays together, by what was waited for."""
    pages: int = 0
    lists: int = 0
    busy: dict[str, float] = field(default_factory=dict)
    """Share of the time that each resource was busy; 1 is all of it."""


class Archive:
    """A simulated archive.

    In: the facts, publications and rhythm of its sites, number of workers, seconds it lasts, a seed, and of how many
    times as many sites they are a part: such a part of the database is theirs.
    """

    def __init__(self, facts: Facts, sites: list[Site], workers: int, seconds: float, seed: int = 1, part: int = 1) -> None:
        self.facts, self.sites, self.seconds = facts, sites, seconds
        self.random = np.random.default_rng([seed, workers])
        self.env = simpy.Environment()
        self.numbers = count()
        speed = facts["worker"]["cores"] - 1
        self.workers = [Worker(main=Queue(speed=1, alone=1), children=Queue(speed=speed, alone=speed)) for _ in range(workers)]
        self.database = Queue(speed=facts["database"]["cores"] / part, alone=1)
        self.outcome = Outcome(published=sum(len(site.published) for site in sites), waiting=0)

    def run(self) -> Outcome:
        """Let time pass; give what came of it."""
        for place, worker in enumerate(self.workers):
            self.env.process(self._work(place, worker))
            self.env.process(self._die(worker))
        self.env.run(until=self.seconds)
        out = self.outcome
        out.waiting = sum(len(site.published) - site.found + len(site.open) for site in self.sites)
        number = len(self.workers)
        out.busy = {
            "main process": sum(worker.main.busy for worker in self.workers) / number / self.seconds,
            "children": sum(w.children.busy / w.children.speed for w in self.workers) / number / self.seconds,
            "database": self.database.busy / self.database.speed / self.seconds,
        }
        return out

    def _work(self, place: int, worker: Worker) -> Process:
        """Start a run every quarter of an hour, workers one after the other; a run ends when all its turns have."""
        facts = self.facts["worker"]
        every = facts["minutes"] * MINUTE
        yield self.env.timeout(place * every / len(self.workers))
        while True:
            began = self.env.now
            yield self.env.timeout(facts["start_seconds"])
            if worker.is_up:
                up = [one for one in self.workers if one.is_up]
                mine = np.arange(up.index(worker), len(self.sites), len(up))
                self.random.shuffle(mine)
                yield self.env.all_of([self.env.process(self._turn(worker, int(number))) for number in mine])
            yield self.env.timeout(max(0.0, began + every - self.env.now))

    def _die(self, worker: Worker) -> Process:
        """End the worker now and then; others take over what it was at when the leases have run out."""
        facts = self.facts["worker"]
        while facts["deaths"]:
            yield self.env.timeout(self.random.exponential(DAY / facts["deaths"]))
            left, worker.turns = sorted(worker.turns), set()
            worker.life, worker.is_up = worker.life + 1, False
            worker.main.free = worker.children.free = self.env.now
            for number in left:
                self.sites[number].held_until = self.env.now + facts["lease_seconds"]
            yield self.env.timeout(facts["lease_seconds"])
            up = [one for one in self.workers if one.is_up]
            for place, number in enumerate(left if up else ()):
                self.env.process(self._turn(up[place % len(up)], number))
            yield self.env.timeout(max(0.0, facts["back_minutes"] * MINUTE - facts["lease_seconds"]))
            worker.is_up = True

    def _turn(self, worker: Worker, number: int) -> Process:
        """Ask one site for all that is due there, unless another worker holds it."""
        site, life, facts, began = self.sites[number], worker.life, self.facts["worker"], self.env.now
        if site.held_until > began:
            return
        site.held_until = float("inf")
        worker.turns.add(number)
        lists = self.facts["sites"]["lists"]
        done = worker.main.serve(began, lists * facts["list_ms"] / 1000)
        yield self.env.timeout(done - began + (lists - 1) * site.gap + facts["answer_seconds"])
        if worker.life == life:
            self.outcome.lists += lists
            yield from self._pages(worker, site, began)
        if worker.life == life:
            worker.turns.discard(number)
            site.held_until = self.env.now

    def _pages(self, worker: Worker, site: Site, began: float) -> Process:
        now, life = self.env.now, worker.life
        found = bisect_right(site.published, now)
        site.open += site.published[site.found : found]
        site.found = found
        due = list(_due(site.due, now))
        hubs = sum(many for _, _, visit, many in due if visit.role is not Role.ARTICLE)
        new, pages = len(site.open), len(site.open) + sum(many for *_, many in due)
        for first in range(0, pages, BATCH):
            size = min(BATCH, pages - first)
            yield self.env.timeout(size * site.gap)
            asked = self.env.now
            done, in_database = self._through(worker, size)
            yield self.env.timeout(done - asked)
            if worker.life != life:
                break
            self.outcome.pages += size
            for place in range(max(first, hubs), min(first + size, hubs + new)):
                self._record(site.open.pop(), began, (place + 1) * site.gap, (done - asked, in_database))
        else:
            self._plan(site, due, new)
            return
        for visit in due:
            heapq.heappush(site.due, visit)

    def _through(self, worker: Worker, pages: int) -> tuple[float, float]:
        """Send pages through a worker and the database; give when they are done, and the seconds the latter took.

        The main process waits for the database's answers.
        """
        now, facts, database = self.env.now, self.facts["worker"], self.facts["database"]
        asked = worker.main.serve(now, pages * facts["page_ms"] / 1000)
        answered = self.database.serve(asked, pages * database["page_ms"] / 1000)
        answered += pages * database["commits"] * database["commit_ms"] / 1000
        worker.main.free = max(worker.main.free, answered)
        read = worker.children.serve(now, pages * facts["read_ms"] / 1000)
        return max(answered, read), answered - asked

    def _record(self, published: float, began: float, polite: float, done: tuple[float, float]) -> None:
        delay, causes = self.env.now - published, self.outcome.causes
        self.outcome.delays.append(delay)
        parts = [max(0.0, began - published), polite, done[1]]
        causes["schedule"] += parts[0]
        causes["politeness"] += min(polite, delay - parts[0])
        causes["database"] += parts[2]
        causes["worker"] += max(0.0, delay - sum(parts))

    def _plan(self, site: Site, due: Sequence[tuple[float, int, Visit, int]], new: int) -> None:
        """Have the project's schedule say when what was visited is visited again."""
        if new:
            one_in = self.random.binomial(new, 1 / revisit_rules().sample)
            for url, many in ((SAMPLED, one_in), (OTHER, new - one_in)):
                self._again(site, Visit(url=url, role=Role.ARTICLE), End.NEW, many)
        for *_, visit, many in due:
            changed = 0
            if visit.role is Role.ARTICLE:
                changed = self.random.binomial(many, site.changes[visit.step]) if site.changes[visit.step] else 0
            self._again(site, visit, End.CHANGED, changed)
            self._again(site, visit, End.SAME, many - changed)

    def _again(self, site: Site, visit: Visit, end: End, many: int) -> None:
        following = planned(visit, end, site.changes) if many else None
        if following:
            visit, wait = following
            heapq.heappush(site.due, (self.env.now + wait, next(self.numbers), visit, many))


def _due(waiting: list[tuple[float, int, Visit, int]], now: float) -> Iterator[tuple[float, int, Visit, int]]:
    while waiting and waiting[0][0] <= now:
        yield heapq.heappop(waiting)


@cache
def planned(visit: Visit, end: End, changes: tuple[float, ...]) -> tuple[Visit, float] | None:
    """Give the visit that follows and the seconds until then, by the project's own schedule; None for none."""
    habit = {step: Habit(visits=10_000, changes=round(10_000 * share)) for step, share in enumerate(changes)}
    plan = Schedule(revisit_rules()).after(visit, end, habit, timedelta())
    if plan.wait is None:
        return None
    return Visit(url=visit.url, role=visit.role, step=plan.step, tries=plan.tries), plan.wait.total_seconds()


def made_sites(facts: Facts, number: int, days: float, seed: int) -> list[Site]:
    """Make sites with all they publish; what was published in the week before is due to be visited again."""
    random, sites = np.random.default_rng(seed), facts["sites"]
    rates = np.exp(random.normal(np.log(sites["median"]), sites["sigma"], number))
    gaps = random.choice([gap for gap, _ in sites["gaps"]], number, p=[share for _, share in sites["gaps"]])
    kinds = random.choice(len(sites["changing"]), number, p=sites["changing"])
    made = []
    for rate, gap, kind in zip(rates, gaps, kinds, strict=True):
        changes = tuple(sites["changes"][kind])
        site = Site(published=publications(facts, float(rate), days, random), gap=float(gap), changes=changes)
        site.due = sorted(_earlier(sites, float(rate), changes, random))
        made.append(site)
    return made


def publications(facts: Facts, rate: float, days: float, random: np.random.Generator) -> list[float]:
    """Draw the seconds at which a site publishes: a Poisson process with the rhythm of news, from a Monday's midnight on."""
    hours = np.array(facts["rhythm"]["hours"], float)
    weekdays = np.array(facts["rhythm"]["weekdays"], float)
    times: list[float] = []
    for day in range(int(np.ceil(days))):
        of_day = rate * weekdays[day % 7] / weekdays[:5].mean()
        counts = random.poisson(of_day * hours / hours.sum())
        starts = np.repeat(day * DAY + HOUR * np.arange(24), counts)
        times += (starts + HOUR * random.random(len(starts))).tolist()
    return sorted(time for time in times if time < days * DAY)


def _earlier(
    sites: dict[str, Any], rate: float, changes: tuple[float, ...], random: np.random.Generator
) -> Iterator[tuple[float, int, Visit, int]]:
    """Give the hubs, and the articles of a day and of a week ago, at some time of the first day."""
    numbers = count(-1_000)
    yield random.random() * HOUR, next(numbers), Visit(url=OTHER, role=Role.FRONT, step=9), 1
    yield random.random() * 6 * HOUR, next(numbers), Visit(url=OTHER, role=Role.SECTION, step=9), sites["sections"]
    for step in (3, 4):
        if changes[step] >= revisit_rules().rare:
            many = int(random.poisson(rate))
            if many:
                yield random.random() * DAY, next(numbers), Visit(url=OTHER, role=Role.ARTICLE, step=step), many
