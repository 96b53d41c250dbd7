"""Pauses that hosts asked earlier runs for, as far as they still last."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scrapy.crawler import Crawler

from newsscrape.crawl.memory import ledger_of
from newsscrape.errors import NewsscrapeError
from newsscrape.ledger.host_pauses import HostPauses
from newsscrape.model.instant import instant_in, written
from newsscrape.policy.domains import registered_domain

logger = logging.getLogger(__name__)

_LONGEST = timedelta(days=1)  # who asks for a year may mean a second: once a day is little enough to ask again


class EarlierPauses:
    """The pauses kept in the run's ledger, where there is one.

    In: what gives them, None where the spider keeps no ledger; a clock. A ledger that refuses costs a question to a
    host here, and stops the run where its pages are kept.
    """

    def __init__(
        self, pauses: Callable[[], HostPauses | None], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._pauses = pauses
        self._clock = clock
        self._met: set[str] = set()

    def seconds_left(self, host: str) -> float:
        """Give how long a host is to be left alone because of another run; asked again, 0.

        More than a day is left only where the clock has been set back since: nobody knows what is left then.
        """
        if host in self._met:
            return 0.0
        self._met.add(host)
        try:
            pauses = self._pauses()
            until = pauses.until(host) if pauses else None
        except NewsscrapeError as error:
            logger.warning("Whether %s asked for a pause cannot be read: %s", host, error)
            return 0.0
        if until is None:
            return 0.0
        left = instant_in(until) - self._clock()
        return left.total_seconds() if left <= _LONGEST else 0.0

    def forget(self, site: str) -> None:
        """Look again whether the hosts of a site asked for a pause: other runs may have asked them since."""
        self._met = {host for host in self._met if registered_domain(host) != site}

    def keep(self, host: str, seconds: float) -> None:
        """Keep that a host is to be left alone for so long, a day at most."""
        self._met.add(host)
        until = written(self._clock() + timedelta(seconds=min(seconds, _LONGEST.total_seconds())))
        try:
            if pauses := self._pauses():
                pauses.keep(host, until)
        except NewsscrapeError as error:
            logger.warning("That %s asked for a pause is not kept for the next run: %s", host, error)


def earlier_pauses_of(crawler: Crawler) -> HostPauses | None:
    """Give the pauses in the ledger of the spider; raises `StorageError` where it should be open and is not."""
    ledger = ledger_of(crawler)
    return ledger.host_pauses if ledger else None
