"""robots.txt as RFC 9309 has it.

Scrapy's middleware lets pages be fetched when robots.txt answers with a server error or not at all, and reads error
pages as rules.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser


class RobotsUnavailableError(IgnoreRequest):
    """robots.txt answered with a server error: nothing of the host may be fetched (RFC 9309, 2.3.1.4)."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Fetches each host's robots.txt once; what stops it from being fetched stops the host's pages too."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: dict[str, asyncio.Task[RobotParser]] = {}

    async def robot_parser(self, request: Request) -> RobotParser:
        """Give the rules of the request's host; raise what fetching them raised."""
        parts = urlsplit(request.url)
        place = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if place not in self._rules:
            self._rules[place] = asyncio.ensure_future(self._read(place, request))
        return await asyncio.shield(self._rules[place])

    async def _read(self, place: str, request: Request) -> RobotParser:
        asked = Request(
            place, priority=self.DOWNLOAD_PRIORITY, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK
        )
        response = await self.crawler.engine.download_async(asked)
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise RobotsUnavailableError(f"{place} answered with status {response.status}.")
        body = response.body if response.status == HTTPStatus.OK else b""
        rules = ProtegoRobotParser.from_crawler(self.crawler, body)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules
