"""How a visit ended → when the address is visited again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from typing import NamedTuple
from zlib import crc32

from newsscrape.ledger.habits import Habit
from newsscrape.model.visit import LISTS, Role, Visit
from newsscrape.policy.revisits import RevisitRules


class End(Enum):
    """How a visit ended, as far as the next one depends on it."""

    NEW = "new"
    """An article read for the first time; a list that brought something new."""
    CHANGED = "changed"
    """A known article in other words."""
    SAME = "same"
    """Nothing new."""
    SETTLED = "settled"
    """No article, and it will not become one."""
    FAILED = "failed"
    """No page, or one that may be another next time."""


class Plan(NamedTuple):
    """What follows a visit."""

    step: int
    """Step of the schedule that is reached."""
    tries: int
    """Visits at that step."""
    wait: timedelta | None
    """Span until the next visit; None: there is none."""


class Schedule:
    """Plans visits.

    In: the rules.
    """

    def __init__(self, rules: RevisitRules) -> None:
        self._rules = rules

    def after(self, visit: Visit, end: End, habit: Mapping[int, Habit], age: timedelta | None) -> Plan:
        """Plan the next visit.

        In: the visit, how it ended, what such visits brought on this site, and how old an article is by its own word
        (None where unknown).
        """
        if visit.role in LISTS or visit.role in {Role.FRONT, Role.SECTION}:
            return self._after_list(visit, end)
        if end is End.FAILED:
            waits = self._rules.failure
            return Plan(visit.step, visit.tries + 1, waits[visit.tries] if visit.tries < len(waits) else None)
        if end is End.SETTLED or visit.role is Role.FURTHER:
            return Plan(visit.step, 0, None)
        if end is End.CHANGED and visit.tries + 1 < self._rules.repeats:
            return Plan(visit.step, visit.tries + 1, self._wait(visit.step))
        step = self._first_step(age) if end is End.NEW else visit.step + 1
        while step < len(self._rules.article) and self._is_left_out(visit.url, step, habit):
            step += 1
        return Plan(step, 0, self._wait(step))

    def _after_list(self, visit: Visit, end: End) -> Plan:
        rules = self._rules
        if end is End.FAILED:
            wait = rules.guess if visit.role is Role.GUESS else rules.failure[min(visit.tries, len(rules.failure) - 1)]
            return Plan(visit.step, visit.tries + 1, wait)
        if visit.page > 1 or (visit.role is Role.SITEMAP and visit.depth and visit.modified):
            return Plan(0, 0, None)  # read again when page 1 or the index says so
        if visit.role in LISTS and not visit.depth:
            return Plan(0, 0, timedelta())  # by every run
        quiet = 0 if end is End.NEW else visit.step + 1
        longest = {Role.FRONT: rules.front, Role.SECTION: rules.section}.get(visit.role, rules.sitemap)
        return Plan(quiet, 0, min(rules.hub_first * 2 ** min(quiet, 16), longest))

    def _wait(self, step: int) -> timedelta | None:
        return self._rules.article[step] if step < len(self._rules.article) else None

    def _first_step(self, age: timedelta | None) -> int:
        """Give the first step that begins later than the article is old."""
        passed = timedelta()
        for step, span in enumerate(self._rules.article):
            passed += span
            if age is None or age < passed:
                return step
        return len(self._rules.article)

    def _is_left_out(self, url: str, step: int, habit: Mapping[int, Habit]) -> bool:
        seen = habit.get(step, Habit())
        is_rare = seen.visits >= self._rules.visits and seen.changes < self._rules.rare * seen.visits
        return is_rare and crc32(url.encode()) % self._rules.sample != 0
