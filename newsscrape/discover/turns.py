"""Visits that are due → whose turn it is: hosts one after the other, and no host more often than it has room for.

Requests are made when their turn comes, not before. So little waits inside Scrapy, where each costs kilobytes, where
nothing can be taken back when the run's time is up, and where a host with much to fetch keeps others from their turn.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsscrape.model.visit import Role, Visit
from newsscrape.policy.domains import registered_domain


class Turns:
    """Visits by host.

    In: how many visits may be under way at once, in all and to one host.
    """

    def __init__(self, in_all: int, per_host: int) -> None:
        self._in_all = in_all
        self._per_host = per_host
        self._due: dict[str, deque[Visit]] = {}
        self._hosts: deque[str] = deque()
        self._underway: Counter[str] = Counter()

    def __len__(self) -> int:
        return sum(map(len, self._due.values()))

    def add(self, visits: Iterable[Visit]) -> None:
        """Have visits wait for their turn, those to one host in this order; an article waits for its further pages."""
        for visit in visits:
            host = _host(visit)
            if host not in self._due:
                self._due[host] = deque()
                self._hosts.append(host)
            if visit.role is Role.FURTHER:
                self._due[host].appendleft(visit)
            else:
                self._due[host].append(visit)

    def next(self) -> Visit | None:
        """Give the visit whose turn it is, under way from now on; None where none is due or there is no room."""
        if self._underway.total() >= self._in_all:
            return None
        for _ in range(len(self._hosts)):
            host = self._hosts.popleft()
            if self._underway[host] < self._per_host:
                return self._begin(host)
            self._hosts.append(host)
        return None

    def withdraw(self, site: str) -> list[Visit]:
        """Take back what waits for its turn on the hosts of a site; not further pages, for which an article waits."""
        withdrawn: list[Visit] = []
        for host in [host for host in self._due if registered_domain(host) == site]:
            due = self._due.pop(host)
            self._hosts.remove(host)
            withdrawn += [visit for visit in due if visit.role is not Role.FURTHER]
            self.add(visit for visit in due if visit.role is Role.FURTHER)
        return withdrawn

    def done(self, visit: Visit) -> None:
        """Note that a visit needs its host no more."""
        host = _host(visit)
        self._underway[host] -= 1
        if self._underway[host] <= 0:
            del self._underway[host]

    def _begin(self, host: str) -> Visit:
        due = self._due[host]
        visit = due.popleft()
        self._underway[host] += 1
        if due:
            self._hosts.append(host)
        else:
            del self._due[host]
        return visit


def _host(visit: Visit) -> str:
    return urlsplit(visit.url).hostname or ""
