"""A news archive of many sites as a discrete-event simulation; simulation.py runs it, simulation.toml has its facts.

Each site publishes by a Poisson process with the hours and weekdays of news. Each worker starts a run every quarter of
an hour over its share of the sites; within a run a site is asked for what the project's own schedule of revisits says,
one request after the other. Coarse on purpose: pages of a site go through the processors in batches, processors and
database are queues that serve who comes first, the children of a worker are one fast child, and a site is held for its
turn as a whole. Where a list names nothing new and nothing else is due, the site's turn takes no time.
"""  # noqa: INP001 - a script

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

import numpy as np
import simpy
from simulation_sites import DAY, OTHER, SAMPLED, Due, Facts, Site, Trial, made_sites, planned

from newsscrape.discover.revisits import End
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.revisits import revisit_rules

MINUTE = 60.0
BATCH = 20
"""Pages of one site that go through the processors together."""
CAUSES = ("schedule", "politeness", "worker", "database")
Process: TypeAlias = Generator[simpy.Event, None, None]


@dataclass(slots=True, kw_only=True)
class Queue:
    """A server of work that is done in the order it comes in."""

    speed: float
    """Seconds of work a second."""
    alone: float
    """The same where one piece of work is all there is."""
    level: float = 0.0
    """Work that waits."""
    seen: float = 0.0
    """The latest moment that work came at; a little of it comes from workers who know what they will do next."""
    busy: float = 0.0
    """Work done and waiting in all."""

    def serve(self, now: float, work: float) -> float:
        """Take work; give when it is done. It waits for what was there before."""
        self.level = max(0.0, self.level - max(0.0, now - self.seen) * self.speed)
        self.seen = max(self.seen, now)
        wait = self.level / self.speed
        self.level += work
        self.busy += work
        return now + wait + work / self.alone


@dataclass(slots=True, kw_only=True)
class Worker:
    """A worker: its processors, and which life it has."""

    main: Queue
    children: Queue
    blocked: float = 0.0
    """Seconds that the main process waited for the database."""
    life: int = 0
    is_up: bool = True
    ends: float = 0.0
    """When its run asks for nothing more."""
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

    In: the facts, and what is simulated.
    """

    def __init__(self, facts: Facts, trial: Trial) -> None:
        self.facts, self.sites, self.seconds = facts, made_sites(facts, trial), trial.days * DAY
        self.random = np.random.default_rng([trial.seed, trial.workers])
        self.env = simpy.Environment()
        self.numbers = count()
        self.workers = [_worker(facts["worker"]["cores"]) for _ in range(trial.workers)]
        self.database = Queue(speed=facts["database"]["cores"] / trial.part, alone=1)
        self.outcome = Outcome(published=sum(len(site.published) for site in self.sites), waiting=0)

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
            "it waits for the database": sum(worker.blocked for worker in self.workers) / number / self.seconds,
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
                worker.ends = began + facts["most_minutes"] * MINUTE
                up = [one for one in self.workers if one.is_up]
                mine = np.arange(up.index(worker), len(self.sites), len(up))
                self.random.shuffle(mine)
                yield self.env.all_of([self.env.process(turn) for turn in self._turns(worker, mine.tolist())])
            yield self.env.timeout(max(0.0, began + every - self.env.now))

    def _die(self, worker: Worker) -> Process:
        """End the worker now and then; others take over what it was at when the leases have run out."""
        facts = self.facts["worker"]
        while facts["deaths"]:
            yield self.env.timeout(self.random.exponential(DAY / facts["deaths"]))
            left, worker.turns = sorted(worker.turns), set()
            worker.life, worker.is_up = worker.life + 1, False
            worker.main.level = worker.children.level = 0.0
            for number in left:
                self.sites[number].held_until = self.env.now + facts["lease_seconds"]
            yield self.env.timeout(facts["lease_seconds"])
            up = [one for one in self.workers if one.is_up]
            for place, other in enumerate(up):
                for turn in self._turns(other, left[place :: len(up)]):
                    self.env.process(turn)
            yield self.env.timeout(max(0.0, facts["back_minutes"] * MINUTE - facts["lease_seconds"]))
            worker.is_up = True

    def _turns(self, worker: Worker, numbers: Iterable[int]) -> Iterator[Process]:
        """Have the lists of sites asked for, whose turn it is; give the turns where there is more to ask for.

        Sites that another worker holds are left out.
        """
        now, facts, lists = self.env.now, self.facts["worker"], self.facts["sites"]["lists"]
        for number in numbers:
            site = self.sites[number]
            if site.held_until > now:
                continue
            done = worker.main.serve(now, lists * facts["list_ms"] / 1000)
            read = done + (lists - 1) * site.gap + facts["answer_seconds"]
            self.outcome.lists += lists
            if site.has_work(read):
                site.held_until = float("inf")
                worker.turns.add(number)
                yield self._turn(worker, number, read)
            else:
                site.held_until = read

    def _turn(self, worker: Worker, number: int, read: float) -> Process:
        """Ask a site for all that is due there when its lists are read."""
        site, life, began = self.sites[number], worker.life, self.env.now
        yield self.env.timeout(read - began)
        if worker.life == life:
            yield from self._pages(worker, site, began)
        if worker.life == life:
            worker.turns.discard(number)
            site.held_until = self.env.now

    def _pages(self, worker: Worker, site: Site, began: float) -> Process:
        """Ask for hubs, new articles and known ones, as far as the run's time goes; the rest waits."""
        now, life = self.env.now, worker.life
        found = bisect_right(site.published, now)
        site.open += site.published[site.found : found]
        site.found = found
        due = sorted(_due(site.due, now), key=lambda one: one[2].role is Role.ARTICLE)
        hubs = sum(many for *_, visit, many in due if visit.role is not Role.ARTICLE)
        new, pages, done = len(site.open), len(site.open) + sum(many for *_, many in due), 0
        while done < pages and self.env.now < worker.ends:
            size = min(BATCH, pages - done)
            yield self.env.timeout(size * site.gap)
            asked = self.env.now
            answered, in_database = self._through(worker, size)
            yield self.env.timeout(answered - asked)
            if worker.life != life:
                break
            for place in range(max(done, hubs), min(done + size, hubs + new)):
                self._record(site.open.pop(), began, (place + 1) * site.gap, in_database)
            done += size
        self.outcome.pages += done
        self._new(site, max(0, min(new, done - hubs)))
        self._known(site, due, min(done, hubs) + max(0, done - hubs - new))

    def _through(self, worker: Worker, pages: int) -> tuple[float, float]:
        """Send pages through a worker and the database; give when they are done, and the seconds the latter took.

        The main process waits for the database's answers.
        """
        now, facts, database = self.env.now, self.facts["worker"], self.facts["database"]
        asked = worker.main.serve(now, pages * facts["page_ms"] / 1000)
        answered = self.database.serve(asked, pages * database["page_ms"] / 1000)
        answered += pages * database["commits"] * database["commit_ms"] / 1000
        worker.main.level += answered - asked
        worker.blocked += answered - asked
        read = worker.children.serve(now, pages * facts["read_ms"] / 1000)
        return max(answered, read), answered - asked

    def _record(self, published: float, began: float, polite: float, in_database: float) -> None:
        delay, causes = self.env.now - published, self.outcome.causes
        self.outcome.delays.append(delay)
        parts = [max(0.0, began - published), polite, in_database]
        causes["schedule"] += parts[0]
        causes["politeness"] += min(polite, delay - parts[0])
        causes["database"] += parts[2]
        causes["worker"] += max(0.0, delay - sum(parts))

    def _new(self, site: Site, many: int) -> None:
        """Have the project's schedule say when articles read for the first time are visited again."""
        one_in = int(self.random.binomial(many, 1 / revisit_rules().sample)) if many else 0
        for url, part in ((SAMPLED, one_in), (OTHER, many - one_in)):
            self._again(site, Visit(url=url, role=Role.ARTICLE), End.NEW, part)

    def _known(self, site: Site, due: Sequence[Due], done: int) -> None:
        """Do the same for what was visited before, as far as it was now; the rest stays due."""
        for when, number, visit, many in due:
            part = min(many, done)
            done -= part
            shares = site.changes if visit.role is Role.ARTICLE and part else ()
            changed = int(self.random.binomial(part, shares[visit.step])) if shares else 0
            self._again(site, visit, End.CHANGED, changed)
            self._again(site, visit, End.SAME, part - changed)
            if part < many:
                heapq.heappush(site.due, (when, number, visit, many - part))

    def _again(self, site: Site, visit: Visit, end: End, many: int) -> None:
        following = planned(visit, end, site.changes) if many else None
        if following:
            visit, wait = following
            heapq.heappush(site.due, (self.env.now + wait, next(self.numbers), visit, many))


def _due(waiting: list[Due], now: float) -> Iterator[Due]:
    while waiting and waiting[0][0] <= now:
        yield heapq.heappop(waiting)


def _worker(cores: int) -> Worker:
    return Worker(main=Queue(speed=1, alone=1), children=Queue(speed=cores - 1, alone=cores - 1))
