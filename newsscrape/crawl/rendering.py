"""Page → page after its scripts ran, where its site's profile or the lack of text asks for it."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newsscrape.crawl.javascript import Rendered, has_scripts, host_of, is_textless, read_rendered, when_run
from newsscrape.crawl.verdict import Ending
from newsscrape.errors import NotAnArticle, UsageError
from newsscrape.extract import read_linked_page
from newsscrape.isolate import Extractors
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.model.site import JavaScript
from newsscrape.policy.sites import site_for_host

if TYPE_CHECKING:
    from newsscrape.crawl.browser import Browser

logger = logging.getLogger(__name__)

_GLANCE = 0.5  # seconds between two looks whether the run is to end

page_rendered = object()
"""Signal: a page's scripts were run; receivers take ``page``, the page as sent."""


class RenderPipeline:
    """Has a browser run the scripts of pages, of each host one at a time.

    The page as sent was fetched like any other; the browser gets it from here, and asks for what it loads only.
    """

    def __init__(self, crawler: Crawler, rendered: Rendered, browser: Browser) -> None:
        self._crawler, self._rendered, self._browser = crawler, rendered, browser
        settings = crawler.settings
        self._readers = Extractors(
            workers=1,
            time_limit=settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"),
            memory_limit=settings.getint("NEWSSCRAPE_PAGE_MEMORY"),
            read=read_linked_page,
        )
        self._room = asyncio.Semaphore(settings.getint("NEWSSCRAPE_WORKERS"))
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does, where the setting is on."""
        rendered = read_rendered(crawler.settings)
        if rendered is Rendered.NONE:
            raise NotConfigured
        from newsscrape.crawl.browser import Browser  # noqa: PLC0415 - needs the extra

        return cls(crawler, rendered, Browser(crawler))

    async def open_spider(self) -> None:
        """Start the child that tells whether pages hold text."""
        self._readers.__enter__()

    async def process_item(self, item: object) -> object:
        """Give a page as its scripts made it, where they are to be run; anything else passes."""
        if not isinstance(item, Page) or not has_scripts(item):
            return item
        why = await self._why(item)
        if why is None:
            return item
        async with self._hosts[host_of(item)], self._room:
            return await self._render(item, why)

    async def close_spider(self) -> None:
        """End child and browser."""
        self._readers.__exit__(None, None, None)
        await self._browser.close()

    async def _why(self, page: Page) -> str | None:
        """Say why a page's scripts are run, None where they are not."""
        when = when_run(site_for_host(host_of(page)), self._rendered)
        if when is JavaScript.ALWAYS:
            return "its site's profile says always"
        if when is JavaScript.NEVER:
            return None
        extraction = await asyncio.wrap_future(self._readers.submit(page))
        outcome = extraction.outcome
        return outcome.reason.value if isinstance(outcome, Reject) and is_textless(page, extraction) else None

    async def _render(self, page: Page, why: str) -> Page:
        self._stop_if_closing(page)
        logger.info("%s is rendered in the browser: %s", page.url, why)
        self._crawler.signals.send_catch_log(page_rendered, page=page)
        try:
            return await self._rendered_page(page)
        except NotAnArticle as verdict:
            return replace(page, verdict=Reject.of(page, verdict.reason, verdict.detail))
        except UsageError as error:
            self._give_up(error)
            raise DropItem(str(error), log_level="DEBUG") from error

    async def _rendered_page(self, page: Page) -> Page:
        """Render a page, unless the run is to end meanwhile: then it waits for the next one."""
        rendering = asyncio.ensure_future(self._browser.render(page))
        while not rendering.done():
            await asyncio.wait({rendering}, timeout=_GLANCE)
            if self._is_closing() and rendering.cancel():
                await asyncio.wait({rendering})
                self._stop_if_closing(page)
        return rendering.result()

    def _stop_if_closing(self, page: Page) -> None:
        if self._is_closing():
            raise DropItem(f"{page.url} waits for the next run", log_level="DEBUG")

    def _give_up(self, error: UsageError) -> None:
        """Close the spider once, with one line, where no browser can be started."""
        if not self._is_closing():
            logger.critical("%s", error)
            closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=Ending.USAGE))
            closing.add_done_callback(lambda done: done.exception())

    def _is_closing(self) -> bool:
        slot = self._crawler.engine._slot if self._crawler.engine else None  # noqa: SLF001 - no other way to tell
        return slot is not None and slot.closing is not None
