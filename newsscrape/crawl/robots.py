"""robots.txt as RFC 9309 has it.

Scrapy's middleware lets pages be fetched when robots.txt answers with a server error or not at all, reads error pages
as rules, and fetches the file anew in each run.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from time import monotonic
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, IgnoreRequest, ResponseDataLossError
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from newsscrape.crawl.lifetime import SHORTEST
from newsscrape.crawl.remembered import Remembered, files_of
from newsscrape.crawl.tenure import SiteElsewhereError
from newsscrape.crawl.wire import TRUNCATED, BodyTooLargeError
from newsscrape.ledger.host_files import HostFile

# Where there is no connection at all, the host's pages end as what that is.
_UNREACHABLE = (DownloadTimeoutError, DownloadCancelledError, ResponseDataLossError)
# Scrapy tells these from other refusals by their words only.
_TOO_MANY_REDIRECTS = "max redirections reached"


class RobotsUnavailableError(IgnoreRequest):
    """robots.txt could not be reached: nothing of the host may be fetched (RFC 9309, 2.3.1.4)."""


@dataclass(slots=True)
class _Rules:
    """The rules of one host, or the way to them."""

    task: asyncio.Task[RobotParser]
    until: float
    """On the clock: when they are to be read again."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Reads each host's robots.txt once a day; what stops it from being fetched stops the host's pages too.

    In: the crawler; a clock in seconds, for tests to drive.
    """

    def __init__(self, crawler: Crawler, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(crawler)
        self._clock = clock
        self._rules: dict[str, _Rules] = {}
        self._remembered = Remembered(partial(files_of, crawler))

    async def robot_parser(self, request: Request) -> RobotParser:
        """Give the rules of the request's host; raise what fetching them raised."""
        parts = urlsplit(request.url)
        place = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        rules = self._rules.get(place)
        if rules is None or rules.until <= self._clock():
            # What went wrong is tried again after the shortest time; `_read` knows how long rules may be used.
            until = self._clock() + SHORTEST.total_seconds()
            rules = self._rules[place] = _Rules(asyncio.ensure_future(self._read(place, request)), until)
        return await asyncio.shield(rules.task)

    async def _read(self, place: str, request: Request) -> RobotParser:
        try:
            file = self._remembered.fresh(place) or await self._fetched(place)
        except SiteElsewhereError:
            del self._rules[place]  # nothing is known by that when this run has the site again
            raise
        rest = self._remembered.remaining(file).total_seconds()
        self._rules[place].until = self._clock() + max(rest, SHORTEST.total_seconds())
        rules = ProtegoRobotParser.from_crawler(self.crawler, file.body)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    async def _fetched(self, place: str) -> HostFile:
        """Fetch the file; give the one of an earlier run where it cannot be reached."""
        try:
            return self._remembered.keep(place, await self._answer(place))
        except RobotsUnavailableError:
            if old := self._remembered.stale(place):
                return old
            raise

    async def _answer(self, place: str) -> Response:
        asked = Request(
            place, priority=self.DOWNLOAD_PRIORITY, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK
        )
        try:
            response = await self.crawler.engine.download_async(asked)
        except _UNREACHABLE as error:
            raise RobotsUnavailableError(f"{place} could not be fetched ({type(error).__name__}).") from error
        except BodyTooLargeError as error:
            raise RobotsUnavailableError(f"{place} is larger than DOWNLOAD_MAXSIZE once unpacked.") from error
        except IgnoreRequest as error:
            if _TOO_MANY_REDIRECTS not in str(error):
                raise
            return Response(place, status=HTTPStatus.NOT_FOUND)  # RFC 9309, 2.3.1.2: as if there were none
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise RobotsUnavailableError(f"{place} answered with status {response.status}.")
        if TRUNCATED in response.flags:
            raise RobotsUnavailableError(f"{place} came damaged or in part.")
        return response
