"""A host's files for crawlers, as far as they need not be fetched: those that earlier runs kept in the ledger."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scrapy.crawler import Crawler
from scrapy.http import Response

from newsscrape.crawl.lifetime import STALE, lifetime
from newsscrape.errors import NewsscrapeError
from newsscrape.ledger.host_files import HostFile, HostFiles
from newsscrape.ledger.ledger import Ledger

logger = logging.getLogger(__name__)

MOST_BYTES = 500 * 1024
"""What is read of a file: the least that RFC 9309, 2.5, wants parsed."""
_FORM = "%Y-%m-%dT%H:%M:%SZ"


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
        """Give a file that may still be used."""
        file = self._get(url)
        return file if file and self._clock().strftime(_FORM) < file.expires_at else None

    def stale(self, url: str) -> HostFile | None:
        """Give a file that may be used because it cannot be reached now."""
        file = self._get(url)
        return file if file and (self._clock() - STALE).strftime(_FORM) < file.fetched_at else None

    def keep(self, url: str, response: Response) -> HostFile:
        """Keep an answer: its body up to the limit, nothing of any that is no success."""
        now = self._clock()
        control = (response.headers.get(b"Cache-Control") or b"").decode("latin-1")
        is_there = 200 <= response.status < 300  # noqa: PLR2004 - RFC 9309, 2.3.1.1
        file = HostFile(
            url=url,
            fetched_at=now.strftime(_FORM),
            expires_at=(now + lifetime(control)).strftime(_FORM),
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
        return datetime.strptime(file.expires_at, _FORM).replace(tzinfo=UTC) - self._clock()

    def _get(self, url: str) -> HostFile | None:
        try:
            files = self._files()
            return files.get(url) if files else None
        except NewsscrapeError as error:
            logger.warning("What earlier runs kept of %s cannot be read: %s", url, error)
            return None


def files_of(crawler: Crawler) -> HostFiles | None:
    """Give the files in the ledger of the spider; raises `StorageError` where it should be open and is not."""
    ledger = getattr(crawler.spider, "ledger", None)
    return ledger.host_files if isinstance(ledger, Ledger) else None


def _cut(body: bytes) -> bytes:
    """Give what is read of a body; a line that the limit cuts could forbid more than it says."""
    return body if len(body) <= MOST_BYTES else body[: body.rfind(b"\n", 0, MOST_BYTES) + 1]
