"""The sites of a simulated archive: what they publish, and when the project's own schedule visits them again."""  # noqa: INP001 - beside a script

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np

from newsscrape.discover.revisits import End, Schedule
from newsscrape.ledger.habits import Habit
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.revisits import revisit_rules

DAY, HOUR = 86_400.0, 3_600.0
Facts: TypeAlias = dict[str, dict[str, Any]]
Due: TypeAlias = tuple[float, int, Visit, int]
"""Visits to come: when, a number, what for, how many of the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is simulated."""

    hosts: int
    """Sites, a host each."""
    workers: int
    """Workers that share them."""
    days: float = 1.0
    """Days from a Monday's midnight on."""
    seed: int = 1
    """The same seed gives the same figures."""
    part: int = 1
    """The sites are a part of so many times as many, and have such a part of the database."""


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
    due: list[Due] = field(default_factory=list)
    """Visits to come, the next one first."""
    held_until: float = 0.0
    """Until when somebody's lease lasts."""

    def has_work(self, when: float) -> bool:
        """Tell whether there is more to ask for than lists, if they are read then."""
        is_new = self.found < len(self.published) and self.published[self.found] <= when
        return is_new or bool(self.open) or bool(self.due and self.due[0][0] <= when)


def _address(*, is_sampled: bool) -> str:
    """Give an address that stands for all that are looked at although their sites' articles hardly change, or not."""
    addresses = (f"https://a.example/{number}" for number in count())
    return next(url for url in addresses if (crc32(url.encode()) % revisit_rules().sample == 0) is is_sampled)


SAMPLED, OTHER = _address(is_sampled=True), _address(is_sampled=False)


@cache
def planned(visit: Visit, end: End, changes: tuple[float, ...]) -> tuple[Visit, float] | None:
    """Give the visit that follows and the seconds until then, by the project's own schedule; None for none."""
    habit = {step: Habit(visits=10_000, changes=round(10_000 * share)) for step, share in enumerate(changes)}
    plan = Schedule(revisit_rules()).after(visit, end, habit, timedelta())
    if plan.wait is None:
        return None
    return Visit(url=visit.url, role=visit.role, step=plan.step, tries=plan.tries), plan.wait.total_seconds()


def made_sites(facts: Facts, trial: Trial) -> list[Site]:
    """Make sites with all they publish; what was published in the week before is due to be visited again."""
    random, sites, number = np.random.default_rng(trial.seed), facts["sites"], trial.hosts
    rates = np.exp(random.normal(np.log(sites["median"]), sites["sigma"], number))
    gaps = random.choice([gap for gap, _ in sites["gaps"]], number, p=[share for _, share in sites["gaps"]])
    kinds = random.choice(len(sites["changing"]), number, p=sites["changing"])
    made = []
    for rate, gap, kind in zip(rates, gaps, kinds, strict=True):
        changes = tuple(sites["changes"][kind])
        site = Site(published=publications(facts, float(rate), trial.days, random), gap=float(gap), changes=changes)
        site.due = sorted(_earlier(sites, float(rate), changes, random))
        made.append(site)
    return made


def publications(facts: Facts, rate: float, days: float, random: np.random.Generator) -> list[float]:
    """Draw the seconds at which a site publishes: a Poisson process with the rhythm of news."""
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
) -> Iterator[Due]:
    """Give the hubs, and the articles of a day and of a week ago, at some time of the first day."""
    numbers = count(-1_000)
    yield random.random() * HOUR, next(numbers), Visit(url=OTHER, role=Role.FRONT, step=9), 1
    yield random.random() * 6 * HOUR, next(numbers), Visit(url=OTHER, role=Role.SECTION, step=9), sites["sections"]
    for step in (3, 4):
        if changes[step] >= revisit_rules().rare:
            many = int(random.poisson(rate))
            if many:
                yield random.random() * DAY, next(numbers), Visit(url=OTHER, role=Role.ARTICLE, step=step), many
