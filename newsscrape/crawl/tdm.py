"""``/.well-known/tdmrep.json``: rights for text and data mining that a site reserves for whole parts of it.

TDM Reservation Protocol (W3C Community Group report, 2024), 6.1. What the file says of a page is put beside the page's
own headers, so that the archive has it and a page read again says the same.
"""

from __future__ import annotations

import asyncio
from functools import partial
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from newsscrape.crawl.remembered import Remembered, files_of
from newsscrape.crawl.tdm_rules import Rules, reservation, rules_of
from newsscrape.crawl.tenure import SiteElsewhereError
from newsscrape.crawl.waiting import pauses_of
from newsscrape.policy.directives import directive_words


def header_name() -> str:
    """Give the name under which a page's headers tell what its site's file says of it."""
    return directive_words().site_reservation.title()


class TdmMiddleware:
    """Reads each host's file once a day; a host without one reserves nothing by it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Rules]] = {}
        self._remembered = Remembered(partial(files_of, crawler))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """See that the file of a page's host is known before the page is asked for.

        A host that pauses since its robots.txt was asked for is left alone; its page comes by again.
        """
        pauses = pauses_of(self._crawler)
        is_paused = pauses is not None and pauses.is_paused(urlsplit(request.url).hostname or "")
        if request.callback is not NO_CALLBACK and not is_paused:
            await self._rules_of(request.url)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Write beside a page's headers what its host's file says of it."""
        response.headers.pop(header_name(), None)
        if request.callback is not NO_CALLBACK:
            said = reservation(await self._rules_of(response.url), response.url)
            if said is not None:
                response.headers[header_name()] = said
        return response

    async def _rules_of(self, url: str) -> Rules:
        parts = urlsplit(url)
        place = urlunsplit((parts.scheme, parts.netloc, "/.well-known/tdmrep.json", "", ""))
        if place not in self._rules:
            self._rules[place] = asyncio.ensure_future(self._read(place))
        return await asyncio.shield(self._rules[place])

    async def _read(self, place: str) -> Rules:
        if file := self._remembered.fresh(place):
            return rules_of(file.body)
        try:
            answer = await self._crawler.engine.download_async(Request(place, callback=NO_CALLBACK))
        except SiteElsewhereError:
            del self._rules[place]  # nothing is known by that when this run has the site again
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the page's own request meets it too and tells
            return ()
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return ()
        return rules_of(self._remembered.keep(place, answer).body)
