"""What a page under way in the browser asks for → what it gets: nothing but through the crawl's own downloader.

So the guard, the resolver, the proxy, certificates, limits of size and the User-Agent with the contact hold for the
browser as for the crawl. The browser itself reaches no network.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from http import HTTPStatus
from time import monotonic

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request as Wanted
from playwright.async_api import Route
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.datatypes import LocalCache

from newsscrape.crawl.browser_slot import BROWSER_SLOT
from newsscrape.model.page import Page

logger = logging.getLogger(__name__)

_LOADED = {"script", "stylesheet", "xhr", "fetch"}
_SHARED = {"script", "stylesheet"}
_METHODS = {"GET", "HEAD"}  # a crawl asks for things and sends none
_MOST_REQUESTS = 120  # of one page, for those that never stop asking
_MOST_BYTES = 5 * 1024 * 1024
_SECONDS = 10.0
_MOST_SHARED = 100
# Said by our downloader, not true of what it hands over, or of no use in the browser, which saves no files.
_OURS = {"accept-encoding", "connection", "content-length", "cookie", "host", "user-agent"}
_UNDONE = {"content-disposition", "content-encoding", "content-length", "set-cookie", "transfer-encoding"}


class Loader:
    """Fetches for all pages of a run; scripts and style sheets once."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._shared: LocalCache[str, Response] = LocalCache(_MOST_SHARED)

    async def load(self, wanted: Wanted, seconds: float) -> Response | None:
        """Give the answer, None where there is none in time or the address may not be asked."""
        is_shared = wanted.resource_type in _SHARED
        if is_shared and wanted.url in self._shared:
            return self._shared[wanted.url]
        loading = asyncio.ensure_future(self._fetch(await _request(wanted, seconds), is_shared))
        # What comes too late for this page goes on and may serve the next; Scrapy's slots lose count when cut off.
        done, _ = await asyncio.wait({loading}, timeout=seconds)
        return loading.result() if done else None

    async def _fetch(self, request: Request, is_shared: bool) -> Response | None:  # noqa: FBT001 - one answer kept or not
        try:
            response: Response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever it was, the page does without
            logger.debug("The browser goes without %s: %s", request.url, error)
            return None
        if is_shared and response.status == HTTPStatus.OK:
            self._shared[request.url] = response
        return response


class Traffic:
    """The requests of one page.

    In: the page as sent, what loads, the moment (`time.monotonic`) from which nothing is loaded any more.
    """

    def __init__(self, page: Page, loader: Loader, until: float) -> None:
        self._page, self._loader, self._until = page, loader, until
        self._is_given = False
        self._count = 0

    async def handle(self, route: Route, wanted: Wanted) -> None:
        """Answer a request of the browser: the page itself first, then what it needs for its text."""
        with suppress(PlaywrightError):  # the page may be closed by now
            if wanted.is_navigation_request() and not self._is_given:
                self._is_given = True
                await route.fulfill(
                    status=self._page.http_status or HTTPStatus.OK,
                    headers=_kept(self._page.headers),
                    body=self._page.body,
                )
                return
            response = await self._answer(wanted)
            if response is None:
                await route.abort("blockedbyclient")
            else:
                await route.fulfill(status=response.status, headers=_kept(_fields(response)), body=response.body)

    async def _answer(self, wanted: Wanted) -> Response | None:
        if wanted.resource_type not in _LOADED or wanted.method not in _METHODS:
            return None
        self._count += 1
        seconds = min(self._until - monotonic(), _SECONDS)
        if seconds <= 0 or self._count > _MOST_REQUESTS or not wanted.url.startswith(("http://", "https://")):
            return None
        return await self._loader.load(wanted, seconds)


async def _request(wanted: Wanted, seconds: float) -> Request:
    said = await wanted.all_headers()
    return Request(
        wanted.url,
        method=wanted.method,
        headers={name: value for name, value in said.items() if name not in _OURS and not name.startswith(":")},
        callback=NO_CALLBACK,
        meta={
            "autothrottle_dont_adjust_delay": True,
            "dont_obey_robotstxt": True,  # obeyed for the page that needs it
            "dont_retry": True,
            "download_maxsize": _MOST_BYTES,
            "download_slot": BROWSER_SLOT,
            "download_timeout": seconds,
        },
    )


def _fields(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _kept(fields: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Give the header of an answer whose body is whole and unpacked; of several fields of a name the last."""
    return {name: value for name, value in fields if name not in _UNDONE}
