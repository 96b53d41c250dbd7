"""A page as sent → the page its scripts made of it, by scrapy-playwright's handler.

Imported only where the setting is on, for it needs the extra ``javascript``.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import monotonic
from typing import Any
from uuid import uuid4

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page as Tab
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from newsscrape.crawl.browser_dom import DomTooLargeError, come_to_rest
from newsscrape.crawl.browser_program import BrowserProgram, launch_options
from newsscrape.crawl.browser_traffic import Loader, Traffic
from newsscrape.crawl.javascript import browser_path
from newsscrape.errors import NotAnArticle
from newsscrape.model.page import Form, Page
from newsscrape.model.reject import Reason

_START = 30.0
"""Seconds in which the browser must have started, Playwright's own limit."""
_GRACE = 5.0
"""Seconds in which a page that is taken as it stands must have answered."""
_HTML = ("content-type", "text/html; charset=utf-8")
_SILENT = logging.ERROR  # what goes wrong with a page is told once, by its end state


class Browser:
    """One browser for a run, with a profile of its own for each page: nothing is remembered from page to page."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._seconds = settings.getfloat("NEWSSCRAPE_BROWSER_SECONDS")
        self._chars = settings.getint("NEWSSCRAPE_BROWSER_CHARS")
        self._agent = settings["USER_AGENT"]
        self._loader = Loader(crawler)
        logging.getLogger("scrapy-playwright").setLevel(_SILENT)
        self._handler = ScrapyPlaywrightDownloadHandler.from_crawler(crawler)
        # Its settings can be read but not made by now; and a browser elsewhere would have a network.
        self._handler.browser_provider_cls = BrowserProgram
        self._handler.config = replace(
            self._handler.config,
            cdp_url=None,
            connect_url=None,
            browser_type_name="chromium",
            launch_options=launch_options(browser_path(settings)),
            navigation_timeout_ms=(self._seconds + _GRACE) * 1000,
        )

    async def render(self, page: Page) -> Page:
        """Run a page's scripts and give what they made of it.

        Raises `NotAnArticle` (timed_out, too_large, crashed) and `UsageError` where the browser cannot be started.
        """
        tabs: list[Tab] = []

        async def prepare(tab: Tab, request: Request) -> None:
            tabs.append(tab)
            until = monotonic() + self._seconds
            traffic = Traffic(page, self._loader, until)
            request.meta["playwright_page_methods"] = [PageMethod(come_to_rest, until, self._chars)]
            tab.context.on("page", _close_soon)
            await tab.route("**", traffic.handle)
            await tab.context.route("**", traffic.handle)

        request = self._request(page, prepare)
        try:
            with _faults(self._seconds):
                async with asyncio.timeout(_START + self._seconds + 2 * _GRACE):
                    response = await self._handler.download_request(request)
        finally:
            for tab in tabs:
                await self._close_tab(tab)
        headers = tuple(field for field in page.headers if field[0] != _HTML[0])
        body = response.text.encode("utf-8", errors="replace")
        return replace(page, body=body, headers=(_HTML, *headers), form=Form.RENDERED, as_sent=page)

    async def close(self) -> None:
        """End the browser, where it was started."""
        await self._handler.close()

    def _request(self, page: Page, prepare: Any) -> Request:  # noqa: ANN401 - scrapy-playwright's interface
        return Request(
            page.url or "",
            callback=NO_CALLBACK,
            meta={
                "playwright": True,
                "playwright_include_page": True,  # we close it, with all it stored
                "playwright_context": uuid4().hex,
                "playwright_context_kwargs": {
                    "user_agent": self._agent,
                    "service_workers": "block",
                    "accept_downloads": False,
                },
                "playwright_page_init_callback": prepare,
                "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            },
        )

    async def _close_tab(self, tab: Tab) -> None:
        """Close a page and what it stored; where it does not let itself be closed, the whole browser."""
        try:
            async with asyncio.timeout(_GRACE):
                await tab.context.close()
        except (PlaywrightError, TimeoutError):
            with suppress(PlaywrightError, TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await self._handler.browser.close()


async def _close_soon(popup: Tab) -> None:
    with suppress(PlaywrightError):
        await popup.close()


@contextmanager
def _faults(seconds: float) -> Iterator[None]:
    """Turn what a page does to the browser into its end state."""
    try:
        yield
    except (PlaywrightTimeoutError, TimeoutError):
        detail = f"Its scripts were still busy after {seconds:g} seconds and could not be stopped."
        raise NotAnArticle(Reason.TIMED_OUT, detail) from None
    except DomTooLargeError as error:
        raise NotAnArticle(Reason.TOO_LARGE, str(error)) from None
    except PlaywrightError as error:
        line = str(error).partition("\n")[0]
        raise NotAnArticle(Reason.CRASHED, f"The browser could not run its scripts ({line:.200}).") from None
