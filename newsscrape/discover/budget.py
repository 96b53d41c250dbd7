"""Whether an address fits the budgets of its host: calendars, faceted searches and sitemap bombs end here."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsscrape.model.budget import Budget, LeftOut, Limits
from newsscrape.model.visit import Found, Listing, Role, Visit
from newsscrape.policy.addresses import AddressRules

logger = logging.getLogger(__name__)

_GIVEN = {Role.FRONT, Role.OPEN}
"""Somebody asked for these: their looks are not judged."""


@dataclass(slots=True)
class _Queries:
    """What was met of one path."""

    met: set[str] = field(default_factory=set)
    names: set[frozenset[str]] = field(default_factory=set)


@dataclass(slots=True)
class _Spent:
    """What was taken of one host."""

    pages: int = 0
    waiting: set[str] = field(default_factory=set)
    sitemaps: int = 0
    entries: int = 0
    bytes: int = 0
    is_closed: bool = False
    queries: dict[str, _Queries] = field(default_factory=dict)
    """Queries by path, numbers of articles counting as part of it."""
    left: Counter[Budget] = field(default_factory=Counter)


class Budgets:
    """What is left of each host's budgets; the first address that a budget leaves out is told in the log.

    In: the limits, and the rules that say which query parameters number an article.
    """

    def __init__(self, limits: Limits, rules: AddressRules) -> None:
        self._limits = limits
        self._rules = rules
        self._hosts: dict[str, _Spent] = {}

    def may_wait(self, url: str) -> bool:
        """Tell whether an address may be kept for later, and count it the first time."""
        spent = self._spent(url)
        if url in spent.waiting:
            return True
        reason = self._oddity(url, spent)
        if reason is None and len(spent.waiting) >= self._limits.addresses:
            reason = Budget.ADDRESSES
        if reason is None:
            spent.waiting.add(url)
        return self._told(url, reason)

    def may_fetch(self, visit: Visit) -> bool:
        """Tell whether one more address may be asked for, and count it."""
        spent = self._spent(visit.url)
        reason = None if visit.role in _GIVEN else self._oddity(visit.url, spent)
        if reason is None and visit.role is Role.SITEMAP and spent.sitemaps >= self._limits.sitemaps:
            reason = Budget.SITEMAPS
        if reason is None and spent.pages >= self._limits.pages:
            reason = Budget.PAGES
        if visit.role is Role.ARTICLE and spent.is_closed:
            reason = Budget.PAUSES
        if reason is None:
            spent.pages += 1
            spent.sitemaps += visit.role is Role.SITEMAP
        return self._told(visit.url, reason)

    def entries(self, url: str, listing: Listing) -> Sequence[Found]:
        """Give as many entries of a feed or sitemap, by its address, as its host's budget allows."""
        spent = self._spent(url)
        taken = listing.entries[: max(0, self._limits.sitemap_entries - spent.entries)]
        spent.entries += len(taken)
        left = len(listing.entries) - len(taken) + listing.left
        if left:
            self.leave_out(url, Budget.SITEMAP_ENTRIES, left)
        return taken

    def receive(self, url: str, size: int) -> None:
        """Count bytes that came from an address."""
        self._spent(url).bytes += size

    def is_full(self, url: str) -> bool:
        """Tell whether the bytes of an address's host are spent; the address is then left out."""
        is_full = self._spent(url).bytes >= self._limits.bytes
        return not self._told(url, Budget.BYTES if is_full else None)

    def close(self, url: str) -> None:
        """Have no further articles asked for from an address's host, which wants to be left alone."""
        self._spent(url).is_closed = True

    def leave_out(self, url: str, budget: Budget, addresses: int) -> None:
        """Note addresses that a budget leaves out, and tell of the first."""
        left = self._spent(url).left
        if not left[budget]:
            host = urlsplit(url).hostname
            logger.warning("%s: its budget of %s is spent, from here on addresses are left out: %s", host, budget, url)
        left[budget] += addresses

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, by host and budget."""
        return tuple(
            LeftOut(host=host, budget=budget, addresses=spent.left[budget])
            for host, spent in sorted(self._hosts.items())
            for budget in Budget
            if spent.left[budget]
        )

    def _spent(self, url: str) -> _Spent:
        return self._hosts.setdefault(urlsplit(url).hostname or "", _Spent())

    def _told(self, url: str, reason: Budget | None) -> bool:
        if reason is not None:
            self.leave_out(url, reason, 1)
        return reason is None

    def _oddity(self, url: str, spent: _Spent) -> Budget | None:
        """Give the budget that the look of an address exceeds."""
        parts = urlsplit(url)
        segments = [segment.lower() for segment in parts.path.split("/") if segment]
        if len(segments) > self._limits.depth:
            return Budget.DEPTH
        named = Counter(segment for segment in segments if not segment.isdigit())
        if max(named.values(), default=0) >= self._limits.repetition:
            return Budget.REPETITION
        return Budget.QUERIES if parts.query and self._is_one_too_many(parts.path, parts.query, spent) else None

    def _is_one_too_many(self, path: str, query: str, spent: _Spent) -> bool:
        """Tell whether a query is new to its path, and the path has had its share of queries or of parameters."""
        pairs = parse_qsl(query, keep_blank_values=True)
        article = [pair for pair in pairs if pair[0] in self._rules.article_parameters and pair[1].isdigit()]
        rest = sorted(pair for pair in pairs if pair not in article)
        if not rest:
            return False
        known = spent.queries.setdefault(f"{path}?{urlencode(article)}", _Queries())
        key, names = urlencode(rest), frozenset(name for name, _ in rest)
        if key in known.met:
            return False
        if len(known.met) >= self._limits.queries:
            return True
        if names not in known.names and len(known.names) >= self._limits.parameters:
            return True
        known.met.add(key)
        known.names.add(names)
        return False
