"""The spider that looks at a site once: front page, robots.txt, feeds, sitemaps and a few articles."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from newsscrape.crawl.looker import Looker, page_now
from newsscrape.crawl.views import Views
from newsscrape.discover.document import Kind, kind_of, unpacked
from newsscrape.discover.feed import read_feed
from newsscrape.discover.sitemap import read_sitemap
from newsscrape.extract import read_linked_page
from newsscrape.isolate import Extractors
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.sighting import Sighting
from newsscrape.model.visit import Listing
from newsscrape.policy.looking import looking


class Scout(Looker):
    """Fetches some ten addresses one after the other, as politely as a crawl, and keeps nothing on disk."""

    name = "scout"

    def __init__(self, url: str) -> None:
        super().__init__(urljoin(url, "/"))
        self.sighting: Sighting | None = None
        """What the site showed; None when its front page could not be read."""
        self._front = self.url
        self._robots: ProtegoRobotParser | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> Self:  # noqa: ANN401 - Scrapy's interface
        """Check ``url``, any address of the site; raise `UsageError` for one that may not be fetched."""
        spider = super().from_crawler(crawler, *args, **arguments)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    async def look(self) -> None:
        """Look at the site."""
        settings = self.crawler.settings
        seconds, memory = settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"), settings.getint("NEWSSCRAPE_PAGE_MEMORY")
        with Extractors(1, seconds, memory, read_linked_page) as extractors:
            await self._look(extractors)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the rules of the front page's host."""
        if isinstance(robotparser, ProtegoRobotParser) and urlsplit(request.url).netloc == urlsplit(self._front).netloc:
            self._robots = robotparser

    async def _look(self, extractors: Extractors) -> None:
        response = await self.fetch(self._front)
        if response is None:
            return
        if kind_of(unpacked(response.body)) is not Kind.PAGE:
            self.misses[response.url] = "This is no page but a feed or sitemap; name the site's front page."
            return
        self._front = response.url
        views = Views(front=response.url)
        views.take_links((await self._read(response, extractors)).links)
        usual_feeds, usual_sitemaps = self._usual(looking().feeds), self._usual(looking().sitemaps)
        feeds = await self._lists(views.feeds or usual_feeds, Kind.FEED, looking().most_feeds)
        for listing in feeds.values():
            views.take_feed(listing)
        named = tuple(self._robots.rp.sitemaps) if self._robots else ()
        sitemaps = await self._lists(views.inside(named) or usual_sitemaps, Kind.SITEMAP, looking().most_sitemaps)
        for listing in sitemaps.values():
            views.take_sitemap(listing)
        if not views.articles_listed:
            for listing in (await self._lists(views.inner, Kind.SITEMAP, looking().most_sitemaps)).values():
                views.take_sitemap(listing)
        articles = [await self._article(url, extractors) for url in views.articles[: looking().most_articles]]
        self.sighting = views.sighting(
            feeds=tuple(feeds),
            sitemaps=tuple(sitemaps),
            read=tuple(one for one in articles if one is not None),
            crawl_delay=self._crawl_delay(),
            misses=tuple(
                f"{url}: {detail}"
                for url, detail in self.misses.items()
                if url in {*views.feeds, *named} or url not in {*usual_feeds, *usual_sitemaps}
            ),
        )

    async def _lists(self, urls: Iterable[str], kind: Kind, most: int) -> dict[str, Listing]:
        """Read feeds or sitemaps, at most so many; what is none or names nothing is left out."""
        read = {Kind.FEED: read_feed, Kind.SITEMAP: read_sitemap}[kind]
        found: dict[str, Listing] = {}
        for url in urls:
            response = await self.fetch(url) if len(found) < most else None
            body = unpacked(response.body) if response is not None else b""
            if response is not None and kind_of(body) is kind:
                listing = read(body, response.url)
                if listing.entries or listing.sitemaps:
                    found[url] = listing
        return found

    async def _article(self, url: str, extractors: Extractors) -> Article | None:
        response = await self.fetch(url)
        outcome = (await self._read(response, extractors)).outcome if response is not None else None
        return outcome if isinstance(outcome, Article) else None

    async def _read(self, response: Response, extractors: Extractors) -> Extraction:
        return await asyncio.wrap_future(extractors.submit(page_now(response, response.url)))

    def _usual(self, paths: Iterable[str]) -> list[str]:
        return [urljoin(self._front, path) for path in paths]

    def _crawl_delay(self) -> float | None:
        agent = self.crawler.settings["ROBOTSTXT_USER_AGENT"] or self.crawler.settings["USER_AGENT"]
        return self._robots.rp.crawl_delay(agent) if self._robots else None
