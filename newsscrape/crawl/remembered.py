"""A host's files for crawlers, as far as they need not be fetched: those that earlier runs kept in the ledger."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scrapy.crawler import Crawler
from scrapy.http import Response

from newsscrape.crawl.lifetime import STALE, lifetime
from newsscrape.crawl.memory import ledger_of
from newsscrape.errors import NewsscrapeError
from newsscrape.ledger.host_files import HostFile, HostFiles
from newsscrape.model.instant import instant_in, written

logger = logging.getLogger(__name__)

MOST_BYTES = 500 * 1024
"""What is read of a file: the least that RFC 9309, 2.5, wants parsed."""


class Remembered:
    """The files kept in the run's ledger, where there is one.

    In: what gives them, None where the spider keeps no ledger, as for a look at a site; a clock. A ledger that refuses
    costs a fetch here and stops the run where its pages are kept.
    """

    def __init__(
        self, files: Callable[[], HostFiles | None], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._files = files
        self._clock = clock

    def fresh(self, url: str) -> HostFile | None:
        """Give a file that may still be used; not one of the future, left from a clock that was wrong."""
        file = self._get(url)
        return file if file and file.fetched_at <= written(self._clock()) < file.expires_at else None

    def stale(self, url: str) -> HostFile | None:
        """Give a file that may be used because it cannot be reached now."""
        file = self._get(url)
        return file if file and written(self._clock() - STALE) < file.fetched_at else None

    def keep(self, url: str, response: Response) -> HostFile:
        """Keep an answer: its body up to the limit, nothing of any that is no success."""
        now = self._clock()
        control = (response.headers.get(b"Cache-Control") or b"").decode("latin-1")
        is_there = 200 <= response.status < 300  # noqa: PLR2004 - RFC 9309, 2.3.1.1
        file = HostFile(
            url=url,
            fetched_at=written(now),
            expires_at=written(now + lifetime(control)),
            body=_cut(response.body) if is_there else b"",
        )
        try:
            if files := self._files():
                files.keep(file)
        except NewsscrapeError as error:
            logger.warning("%s is not kept for the next run: %s", url, error)
        return file

    def remaining(self, file: HostFile) -> timedelta:
        """Give how long a file may still be used."""
        return instant_in(file.expires_at) - self._clock()

    def _get(self, url: str) -> HostFile | None:
        try:
            files = self._files()
            return files.get(url) if files else None
        except NewsscrapeError as error:
            logger.warning("What earlier runs kept of %s cannot be read: %s", url, error)
            return None


def files_of(crawler: Crawler) -> HostFiles | None:
    """Give the files in the ledger of the spider; raises `StorageError` where it should be open and is not."""
    ledger = ledger_of(crawler)
    return ledger.host_files if ledger else None


def _cut(body: bytes) -> bytes:
    """Give what is read of a body; a line that the limit cuts could forbid more than it says."""
    return body if len(body) <= MOST_BYTES else body[: body.rfind(b"\n", 0, MOST_BYTES) + 1]
