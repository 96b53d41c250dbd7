"""A run's way through the addresses of the ledger, on the sites it holds, beside other runs that may share both."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256

from scrapy import signals
from scrapy.utils.asyncio import AsyncioLoopingCall

from newsscrape.crawl.assignment import Assignment
from newsscrape.crawl.patterns import Patterns
from newsscrape.crawl.politeness import host_slowed, paces_of
from newsscrape.crawl.tenure import site_taken
from newsscrape.discover.frontier import Frontier, Scope
from newsscrape.discover.holdings import RENEWALS, Holdings, Terms
from newsscrape.discover.itinerary import Itinerary
from newsscrape.discover.turns import Turns
from newsscrape.errors import StorageError
from newsscrape.ledger.addresses import Order
from newsscrape.pipelines.wiring import stop
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.domains import domain_of
from newsscrape.spiders.bookkeeping import Bookkeeping

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""Between two looks whether a site is free that another run held, where this run is not through with it."""


class Way:
    """Makes a run's itinerary when its ledger is open, and keeps the leases of its sites.

    In: the run's task and books, the visits that wait for their turn; what is done when sites may have become free.
    """

    def __init__(self, task: Assignment, books: Bookkeeping, turns: Turns, look: Callable[[], object]) -> None:
        crawler = books.crawler
        self._crawler, self._task, self._books, self._turns = crawler, task, books, turns
        self._itinerary: Itinerary | None = None
        self._has_told = False
        self.holdings: Holdings | None = None
        """The sites the run holds, once it has begun."""
        self._seconds = crawler.settings.getfloat("NEWSSCRAPE_LEASE_SECONDS")
        self._clocks = (
            (AsyncioLoopingCall(self.renew), self._seconds / RENEWALS),
            (AsyncioLoopingCall(look), LOOK_SECONDS),
        )
        for receiver, signal in (
            (self.begin, signals.spider_opened),
            (self.end, signals.spider_closed),
            (self.slowed, host_slowed),
        ):
            crawler.signals.connect(receiver, signal=signal)

    @property
    def itinerary(self) -> Itinerary:
        """Which address is asked for next; raises `StorageError` where no ledger is open."""
        if self._itinerary is None:
            task, ledger, run = self._task, self._books.ledger, self._books.run.name
            patterns = Patterns(ledger.addresses)
            scope = Scope(domains=task.domains, window=task.window, today=task.now.date(), pattern=patterns.of)
            frontier = Frontier(scope, address_rules(), self._books.budgets)
            digest = sha256(" ".join(sorted(task.domains)).encode()).hexdigest()
            terms = Terms(
                run=run,
                task=digest,
                seconds=self._seconds,
                paces_of=partial(paces_of, self._crawler),
                taken=self._taken,
            )
            self.holdings = Holdings(ledger.leases, terms)
            self.holdings.arrive()
            order = Order(run=run, window=task.window)
            self._itinerary = Itinerary(frontier, ledger.addresses, order, self._books.budgets, self.holdings)
        return self._itinerary

    def begin(self) -> None:
        """Start the clocks."""
        for clock, seconds in self._clocks:
            clock.start(seconds, now=False)

    def end(self) -> None:
        """Stop them."""
        for clock, _ in self._clocks:
            if clock.running:
                clock.stop()

    def renew(self) -> None:
        """Keep the sites the run holds, and leave some to others that have begun since."""
        if self.holdings is not None and self._itinerary is not None:
            with self.storing():
                self.holdings.renew()
                for site in self._itinerary.shed():
                    self._itinerary.leave(site, self._turns.withdraw(site))

    def _taken(self, site: str) -> None:
        self._crawler.signals.send_catch_log(site_taken, site=site)

    def slowed(self, url: str) -> None:
        """Note how slowly a host wants to be asked, for whoever has its site next."""
        if self.holdings is not None:
            with self.storing():
                self.holdings.slow_down(domain_of(url))

    def waits(self) -> bool:
        """Tell whether nothing is left to ask for but on sites that others hold or that rest; say so once."""
        waiting = self.itinerary.waiting
        if waiting and not self._has_told:
            self._has_told = True
            logger.info("Nothing is left to ask for but on %d sites that other runs hold, or that rest.", waiting)
        return waiting > 0

    @contextmanager
    def storing(self) -> Iterator[None]:
        """Stop the crawl when the ledger refuses."""
        try:
            yield
        except StorageError as error:
            stop(self._crawler, error)
