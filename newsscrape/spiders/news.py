"""``scrapy crawl news``: from a site's front page, sections, feeds and sitemaps to its articles."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from twisted.python.failure import Failure

from newsscrape.crawl.assignment import Assignment, read_assignment
from newsscrape.crawl.failure import reject_of_failure, requested_url
from newsscrape.crawl.fill import HostFullError, limits_of
from newsscrape.crawl.naming import new_run
from newsscrape.crawl.politeness import download_slots
from newsscrape.crawl.progress import figures
from newsscrape.crawl.wire import TRUNCATED
from newsscrape.discover.budget import Budgets
from newsscrape.discover.document import Kind, kind_of, unpacked
from newsscrape.discover.feed import read_feed
from newsscrape.discover.frontier import Frontier, Scope, as_section
from newsscrape.discover.sitemap import read_sitemap
from newsscrape.discover.visit import Listing, Role, Visit
from newsscrape.errors import StorageError
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.pipelines.extract import page_read
from newsscrape.pipelines.join import page_wanted
from newsscrape.pipelines.wiring import stop
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.sites import site_for_host
from newsscrape.sources.response import page_of_response
from newsscrape.spiders.bookkeeping import Bookkeeping, instant

logger = logging.getLogger(__name__)

_READERS: dict[Kind, Callable[[bytes, str], Listing]] = {Kind.FEED: read_feed, Kind.SITEMAP: read_sitemap}
_LISTS = {Role.FEED, Role.SITEMAP}
_HUBS = {Role.FRONT, Role.SECTION}


class NewsSpider(Spider):
    """Fetches addresses and gives pages; what a page is, the pipelines find out."""

    name = "news"

    def __init__(self, assignment: Assignment, run: Run, books: Bookkeeping) -> None:
        super().__init__()
        self.run = run
        self.domains = assignment.domains
        self._assignment = assignment
        self._books = books
        self.budgets = books.budgets
        self._frontier = Frontier(
            Scope(domains=assignment.domains, since=assignment.since, profile=site_for_host),
            address_rules(),
            books.budgets,
        )
        self._sitemaps: dict[str, tuple[str, ...]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **arguments: Any) -> Self:  # noqa: ANN401 - Scrapy's interface
        """Check the arguments and connect the spider; raise `UsageError` for what cannot be crawled."""
        now = datetime.now(UTC)
        assignment = read_assignment(arguments, crawler.settings, now)
        run = new_run(Path(crawler.settings["NEWSSCRAPE_OUTPUT"]), cls.name, now)
        budgets = Budgets(limits_of(crawler.settings), address_rules())
        spider = cls(assignment, run, Bookkeeping(crawler, run, budgets))
        spider._set_crawler(crawler)
        if assignment.contact:
            agent = f"{crawler.settings['USER_AGENT']} (+{assignment.contact})"
            crawler.settings.set("USER_AGENT", agent, priority="spider")
        crawler.settings.set("DOWNLOAD_SLOTS", download_slots(assignment.allowed), priority="spider")
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(spider.page_read, signal=page_read)
        crawler.signals.connect(spider.page_wanted, signal=page_wanted)
        crawler.signals.connect(spider.release, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the start addresses."""
        for visit in self._frontier.begin(self._assignment.visits):
            yield self._request(visit)

    def parse(self, response: Response, visit: Visit) -> Iterator[Page | Extraction]:
        """Hand on a page; a feed or sitemap is none and is read here."""
        requested = requested_url(response.request) if response.request else response.url
        now = datetime.now(UTC).replace(microsecond=0)
        page = page_of_response(response, requested_url=requested, fetched_at=now, claims=visit.claims)
        if TRUNCATED in response.flags:
            detail = "The body ended in the middle of its gzip stream, at every attempt."
            yield Extraction(outcome=Reject.of(page, Reason.TRUNCATED_BODY, detail))
            return
        body = unpacked(page.body)
        kind = kind_of(body)
        if kind is not Kind.PAGE:
            self._send(self._frontier.unfold(visit, _READERS[kind](body, response.url)))
        elif visit.role in _LISTS:
            detail = f"Expected a {visit.role.value}, found a page."
            yield Extraction(outcome=Reject.of(page, Reason.FETCH_FAILED, detail))
        else:
            yield page

    def failed(self, failure: Failure) -> Iterator[Extraction]:
        """Give the end state of an address that brought no page."""
        if isinstance(failure.value, HostFullError):
            return  # it counts among what was left out
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        reject = reject_of_failure(failure, request, instant())
        logger.info("%s: %s", reject.requested_url, reject.detail)
        yield Extraction(outcome=reject)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the sitemaps a robots.txt names until the front page of that host is read."""
        if isinstance(robotparser, ProtegoRobotParser):
            self._sitemaps[urlsplit(request.url).netloc] = tuple(robotparser.rp.sitemaps)

    def page_read(self, page: Page, extraction: Extraction) -> None:
        """Follow a hub's links, and the sitemaps its site's robots.txt names."""
        visit = self._books.visit_of(page.requested_url)
        if visit is None:
            return
        if visit.role is Role.OPEN and _is_list(extraction):
            visit = as_section(visit)
        if visit.role is Role.FRONT:
            self._send(self._frontier.sitemaps(self._sitemaps_of(page.url or visit.url)))
        if visit.role in _HUBS:
            self._send(self._frontier.follow(visit, extraction.links))

    def page_wanted(self, url: str) -> None:
        """Fetch the next page of an article."""
        self._send(self._frontier.further(url))

    def release(self) -> None:
        """When all hubs, feeds and sitemaps are read: fetch the next articles, as many as are still wanted."""
        limit = self._assignment.limit
        wanted = None if limit is None else limit - figures(self.crawler)["articles"]
        if wanted is not None and wanted <= 0:
            return
        try:
            visits = self._frontier.take(wanted, self._books.is_known)
        except StorageError as error:
            stop(self.crawler, error)
            return
        self._send(visits)
        if visits:
            raise DontCloseSpider

    def _sitemaps_of(self, url: str) -> tuple[str, ...]:
        """Give what robots.txt names, unless the site's profile knows better."""
        parts = urlsplit(url)
        site = site_for_host(parts.hostname or "")
        return () if site and site.sitemaps else self._sitemaps.get(parts.netloc, ())

    def _send(self, visits: Iterable[Visit]) -> None:
        for visit in visits:
            self.crawler.engine.crawl(self._request(visit))

    def _request(self, visit: Visit) -> Request:
        request = Request(
            visit.url,
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"visit": visit},
            # The frontier gives each address once; Scrapy's filter would drop redirects to known pages without a word.
            dont_filter=True,
            # An article waits for its further pages.
            priority=1 if visit.role is Role.FURTHER else 0,
        )
        self._books.begin(request.url, visit, self._assignment.visits)
        return request


def _is_list(extraction: Extraction) -> bool:
    outcome = extraction.outcome
    return isinstance(outcome, Reject) and outcome.reason in {Reason.INDEX_PAGE, Reason.NO_TEXT}
