"""``scrapy crawl news``: from a site's front page, sections, feeds and sitemaps to its articles."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from sys import maxsize
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from twisted.python.failure import Failure

from newsscrape.crawl.assignment import Assignment, read_assignment
from newsscrape.crawl.conditional import conditions, validators_of
from newsscrape.crawl.failure import reject_of_failure, requested_url
from newsscrape.crawl.fill import HostFullError, limits_of
from newsscrape.crawl.introduction import introduce
from newsscrape.crawl.naming import Ledgers, new_run
from newsscrape.crawl.progress import figures
from newsscrape.crawl.stopping import RunCutError, run_cut
from newsscrape.crawl.tenure import SiteElsewhereError
from newsscrape.crawl.waiting import HostLeftError, HostPausedError
from newsscrape.crawl.wire import TRUNCATED
from newsscrape.discover.budget import Budgets
from newsscrape.discover.document import Kind, kind_of, unpacked
from newsscrape.discover.feed import read_feed
from newsscrape.discover.holdings import Holdings
from newsscrape.discover.itinerary import Itinerary
from newsscrape.discover.revisits import End
from newsscrape.discover.sitemap import read_sitemap
from newsscrape.discover.turns import Turns
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.budget import Budget
from newsscrape.model.extraction import Extraction
from newsscrape.model.instant import now_written
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.model.visit import HUBS, LISTS, Listing, Role, Visit
from newsscrape.pipelines.extract import ExtractPipeline, page_read
from newsscrape.pipelines.join import page_wanted
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.sites import site_for_host
from newsscrape.sources.response import page_of_response
from newsscrape.spiders.bookkeeping import Bookkeeping, visit_ended
from newsscrape.spiders.way import Way

logger = logging.getLogger(__name__)

_READERS: dict[Kind, Callable[[bytes, str], Listing]] = {Kind.FEED: read_feed, Kind.SITEMAP: read_sitemap}
_ROLES = {Kind.FEED: Role.FEED, Kind.SITEMAP: Role.SITEMAP}
_NO_LIMIT = 1_000_000
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class NewsSpider(Spider):
    """Fetches addresses and gives pages; what a page is, the pipelines find out."""

    name = "news"

    def __init__(self, assignment: Assignment, run: Run, books: Bookkeeping, turns: Turns) -> None:
        super().__init__()
        self.budgets = books.budgets
        self.run = run
        self.domains, self.window = assignment.domains, assignment.window
        self._assignment = assignment
        self._books = books
        self._turns = turns
        self._way = Way(assignment, books, turns, self.look)
        self._sitemaps: dict[str, tuple[str, ...]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **arguments: Any) -> Self:  # noqa: ANN401 - Scrapy's interface
        """Check the arguments and connect the spider; raise `UsageError` for what cannot be crawled."""
        now = datetime.now(UTC)
        assignment = read_assignment(arguments, crawler.settings, now)
        ledger = Ledgers.NAMED if crawler.settings["NEWSSCRAPE_LEDGER"] else Ledgers.OWN
        run = new_run(Path(crawler.settings["NEWSSCRAPE_OUTPUT"]), cls.name, now, ledger)
        limits = ("CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN")
        turns = Turns(*(crawler.settings.getint(name) or maxsize for name in limits))  # Scrapy's 0 is no limit
        budgets = Budgets(limits_of(crawler.settings), address_rules())
        spider = cls(assignment, run, Bookkeeping(crawler, run, budgets), turns)
        spider._set_crawler(crawler)
        introduce(crawler, assignment)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(spider.page_read, signal=page_read)
        crawler.signals.connect(spider.page_wanted, signal=page_wanted)
        crawler.signals.connect(spider.visit_ended, signal=visit_ended)
        crawler.signals.connect(spider.cut, signal=run_cut)
        crawler.signals.connect(spider.ask, signal=signals.scheduler_empty)
        crawler.signals.connect(spider.release, signal=signals.spider_idle)
        return spider

    @property
    def ledger(self) -> Ledger:
        """The ledger of this run; raises `StorageError` where none is open."""
        return self._books.ledger

    @property
    def holdings(self) -> Holdings | None:
        """The sites this run holds, once it has begun."""
        return self._way.holdings

    @property
    def route(self) -> Itinerary:
        """The way of this run, through the addresses the ledger holds; raises `StorageError` where none is open."""
        return self._way.itinerary

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the first addresses."""
        self._books.start_at(self._assignment.visits, self._assignment.window)
        with self._way.storing():
            self._turns.add(self.route.begin(self._assignment.visits, self._room()))
        while visit := self._turns.next():
            yield self._request(visit)

    def parse(self, response: Response, visit: Visit) -> Iterator[Page | Extraction | Unchanged]:
        """Hand on a page; a feed or sitemap is none and is read here."""
        self._turns.done(visit)
        self.ask()
        requested = requested_url(response.request) if response.request else response.url
        self._books.slowest.note(requested, response.meta.get("download_latency", 0.0))
        if response.status == HTTPStatus.NOT_MODIFIED:
            yield from self._unchanged(requested, response, visit)
            return
        now = datetime.now(UTC).replace(microsecond=0)
        page = page_of_response(response, requested_url=requested, fetched_at=now, claims=visit.claims)
        if TRUNCATED in response.flags:
            detail = "The body is damaged, or ends before its packed content does, at every attempt."
            yield Extraction(outcome=Reject.of(page, Reason.TRUNCATED_BODY, detail))
            return
        body = unpacked(page.body)
        kind = kind_of(body)
        if kind is not Kind.PAGE:
            self._list(requested, response, replace(visit, role=_ROLES[kind]), _READERS[kind](body, response.url))
        elif visit.role is Role.GUESS:
            self._books.list_ended(requested, End.FAILED)
        elif visit.role in LISTS:
            detail = f"Expected a {visit.role.value}, found a page."
            yield Extraction(outcome=Reject.of(page, Reason.FETCH_FAILED, detail))
        else:
            self._books.answered(requested, visit, validators_of(response))
            yield page

    def failed(self, failure: Failure) -> Iterator[Extraction]:
        """Give the end state of an address that brought no page."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        visit: Visit = request.cb_kwargs["visit"]
        self._turns.done(visit)
        self.ask()
        if isinstance(failure.value, HostPausedError):
            self.budgets.close(request.url)
        if isinstance(failure.value, SiteElsewhereError):
            with self._way.storing():
                self.route.put_off(visit)
        is_cut = isinstance(failure.value, HostFullError | RunCutError | SiteElsewhereError)
        if is_cut or self._may_wait(failure.value, visit):
            self._books.left_out(requested_url(request))
            return
        reject = reject_of_failure(failure, request, now_written())
        if visit.role is Role.GUESS:
            self._books.list_ended(reject.requested_url or request.url, End.FAILED)
            return
        if reject.http_status in _GONE and self._books.is_remembered(visit):
            detail = f"The article was here before, and now the server answers with status {reject.http_status}."
            reject = replace(reject, reason=Reason.GONE, detail=detail)
        logger.info("%s: %s", reject.requested_url, reject.detail)
        yield Extraction(outcome=reject)

    def _may_wait(self, error: BaseException | None, visit: Visit) -> bool:
        """Tell an article that was not asked for, because its host wants to be left alone; count it as left out."""
        may_wait = isinstance(error, HostLeftError) and visit.role is Role.ARTICLE
        if may_wait:
            self.budgets.leave_out(visit.url, Budget.PAUSES, 1)
        return may_wait

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the sitemaps a robots.txt names until the front page of that host is read."""
        if isinstance(robotparser, ProtegoRobotParser):
            self._sitemaps[urlsplit(request.url).netloc] = tuple(robotparser.rp.sitemaps)

    def page_read(self, page: Page, extraction: Extraction) -> None:
        """Follow the links of a page, and the sitemaps its site's robots.txt names."""
        requested = page.requested_url or ""
        visit = self._books.visit_of(requested)
        if visit is None:
            return
        if visit.role is Role.OPEN and _is_list(extraction):
            visit = replace(visit, role=Role.SECTION)
        elif visit.role is Role.SECTION and isinstance(extraction.outcome, Article):
            visit = replace(visit, role=Role.ARTICLE)
            self._books.brought(requested, visit, None)
        if visit.role not in HUBS and (visit.role is not Role.ARTICLE or _is_list(extraction)):
            return
        with self._way.storing():
            sitemaps = self._sitemaps_of(page.url or visit.url)
            news, pages = self.route.read(visit, extraction.links, sitemaps)
            if visit.role in HUBS:
                self._books.brought(requested, visit, End.NEW if news.new else End.SAME)
            self._send(pages)

    def page_wanted(self, url: str) -> None:
        """Fetch the next page of an article."""
        with self._way.storing():
            self._send(self.route.further_page(url))

    def visit_ended(self, visit: Visit) -> None:
        """Ask for what is next on the site."""
        with self._way.storing():
            self._send(self.route.ended(visit, self._room()))

    def look(self) -> None:
        """Ask for what is next on sites that other runs have left."""
        with self._way.storing():
            if self.route.waiting:
                self._send(self.route.on_free_sites(self._room()))

    def cut(self) -> None:
        """Wait for no more pages: the run ends now."""
        if pipeline := self.crawler.get_item_pipeline(ExtractPipeline):
            pipeline.cut()

    def release(self) -> None:
        """When nothing is under way: ask for what is left, as much as is still wanted."""
        with self._way.storing():
            visits = self.route.left(self._room())
            self._send(visits)
            if visits or (self._room() > 0 and self._way.waits()):
                raise DontCloseSpider

    def ask(self) -> None:
        """Make requests of those whose turn it is, while Scrapy has room for more and the run is not about to end."""
        while not self.crawler.engine.needs_backout() and (visit := self._turns.next()):
            self.crawler.engine.crawl(self._request(visit))

    def _room(self) -> int:
        """Give how many articles may still be asked for."""
        limit = self._assignment.limit
        return _NO_LIMIT if limit is None else limit - figures(self.crawler)["articles"] - self.route.under_way

    def _list(self, requested: str, response: Response, visit: Visit, listing: Listing) -> None:
        self._books.answered(requested, visit, validators_of(response))
        with self._way.storing():
            news = self.route.listed(visit, listing)
            self._books.known += news.known
            self._books.list_ended(requested, End.NEW if news.new else End.SAME)

    def _unchanged(self, requested: str, response: Response, visit: Visit) -> Iterator[Unchanged]:
        """Give the end state of a page that is as it was; a feed or sitemap has none."""
        with self._way.storing():
            if visit.role in HUBS | LISTS:
                self.route.unchanged(visit)
            if visit.role not in LISTS:
                yield Unchanged(url=response.url, requested_url=requested, version=self._books.version_of(visit))
                return
            self._books.list_ended(requested, End.SAME)

    def _sitemaps_of(self, url: str) -> tuple[str, ...]:
        """Give what robots.txt names, unless the site's profile knows better."""
        parts = urlsplit(url)
        site = site_for_host(parts.hostname or "")
        return () if site and site.sitemaps else self._sitemaps.get(parts.netloc, ())

    def _send(self, visits: Iterable[Visit]) -> None:
        self._turns.add(visits)
        self.ask()

    def _request(self, visit: Visit) -> Request:
        request = Request(
            visit.url,
            callback=self.parse,
            errback=self.failed,
            headers=conditions(visit.validators),
            cb_kwargs={"visit": visit},
            meta={"handle_httpstatus_list": [HTTPStatus.NOT_MODIFIED]},
            # Each address is given once a run; Scrapy's filter would drop redirects to known pages without a word.
            dont_filter=True,
        )
        self._books.begin(request.url, visit)
        return request


def _is_list(extraction: Extraction) -> bool:
    outcome = extraction.outcome
    return isinstance(outcome, Reject) and outcome.reason in {Reason.INDEX_PAGE, Reason.NO_TEXT}
