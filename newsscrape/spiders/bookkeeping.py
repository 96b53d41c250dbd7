"""How each visit ended, and how the run did."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newsscrape.crawl.failure import requested_url
from newsscrape.crawl.progress import figures
from newsscrape.crawl.rendering import page_rendered
from newsscrape.crawl.slowest import Slowest
from newsscrape.crawl.summary import run_ended, told
from newsscrape.crawl.verdict import Account, Ending, ExitCode, verdict
from newsscrape.discover.budget import Budgets
from newsscrape.discover.revisits import End, Schedule
from newsscrape.errors import StorageError
from newsscrape.ledger.address_rows import ARTICLE, Seen
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.alarm import Alarm
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.instant import now_written, written
from newsscrape.model.manifest import Rest
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.model.visit import Role, Validators, Visit, Window
from newsscrape.pipelines.drift import Drift, keep_figures
from newsscrape.pipelines.remember import RememberPipeline
from newsscrape.pipelines.wiring import stop
from newsscrape.pipelines.write import WritePipeline
from newsscrape.policy.address_keys import address_key
from newsscrape.policy.domains import domain_of
from newsscrape.policy.revisits import revisit_rules
from newsscrape.spiders.ends import age_of, end_of

logger = logging.getLogger(__name__)

visit_ended = object()
"""Signal: a visit reached its end; receivers take ``visit``, as it was asked for."""


class Under(NamedTuple):
    """A visit under way."""

    asked: Visit
    """What was asked for."""
    visit: Visit
    """What it turned out to be."""
    validators: Validators
    """What its answer can be asked again with."""
    end: End | None = None
    """What a hub brought; None of what is no hub."""


class Bookkeeping:
    """Notes every end state in the ledger, and the run's in its manifest."""

    def __init__(self, crawler: Crawler, run: Run, budgets: Budgets) -> None:
        self.budgets = budgets
        self.crawler = crawler
        self.run = run
        self._under_way: dict[str, Under] = {}
        self._schedule = Schedule(revisit_rules())
        self._starts: frozenset[str] = frozenset()
        self._domains: frozenset[str] = frozenset()
        self._window = Window()
        self._failed_starts = 0
        self._failed_again = 0
        self._blocked = 0
        self.slowest = Slowest()
        """The pages that were longest in coming."""
        self.known = 0
        """Addresses the ledger spared a visit."""
        for receiver, signal in (
            (self.ended, signals.item_scraped),
            (self.item_lost, signals.item_error),
            (self.page_lost, signals.spider_error),
            (self.closed, signals.spider_closed),
            (self.rendered, page_rendered),
        ):
            crawler.signals.connect(receiver, signal=signal)

    @property
    def ledger(self) -> Ledger:
        """The ledger the run's pipelines opened."""
        pipeline = self.crawler.get_item_pipeline(RememberPipeline)
        if pipeline is None or pipeline.ledger is None:
            raise StorageError("The ledger is not open: RememberPipeline is missing from ITEM_PIPELINES.")
        return pipeline.ledger

    def start_at(self, visits: tuple[Visit, ...], window: Window) -> None:
        """Note where the run starts, and which articles it wants."""
        self._starts = frozenset(address_key(visit.url) for visit in visits)
        self._domains = frozenset(domain_of(visit.url) for visit in visits)
        self._window = window

    def begin(self, url: str, visit: Visit) -> None:
        """Note that an address is being asked for."""
        self._under_way[url] = Under(visit, visit, visit.validators)

    def answered(self, url: str, visit: Visit, validators: Validators) -> None:
        """Note what an answer turned out to be, and what it can be asked again with."""
        self._under_way[url] = self._under_way[url]._replace(visit=visit, validators=validators)

    def rendered(self, page: Page) -> None:
        """Note that a page's scripts were run: whether they bring the same again no validator of the server tells."""
        under = self._under_way.get(page.requested_url or "")
        if under:
            self._under_way[page.requested_url or ""] = under._replace(validators=Validators())

    def brought(self, url: str, visit: Visit, end: End | None) -> None:
        """Note what a page turned out to be, and of a hub whether it brought anything new."""
        self._under_way[url] = self._under_way[url]._replace(visit=visit, end=end)

    def visit_of(self, url: str | None) -> Visit | None:
        """Give the visit of an address as asked for, while it is under way."""
        under = self._under_way.get(url or "")
        return under.visit if under else None

    def version_of(self, visit: Visit) -> int | None:
        """Give the newest version of the article at an address, None where none is remembered."""
        return self.ledger.version_of(address_key(visit.url))

    def is_remembered(self, visit: Visit) -> bool:
        """Tell whether an article was read at an address before."""
        return self.version_of(visit) is not None

    def ended(self, item: object) -> None:
        """Note in the ledger how the visit of a page ended."""
        if not isinstance(item, Article | Reject | Unchanged):
            return
        under = self._under_way.pop(item.requested_url or "", None)
        if under is None:
            return
        if isinstance(item, Reject) and (item.reason.is_failure or item.reason is Reason.BOT_CHECK):
            self._blocked += item.reason is Reason.BOT_CHECK
            self._failed_starts += address_key(under.visit.url) in self._starts
            self._failed_again += under.visit.tries > 0 or item.reason is Reason.GONE
        state = item.reason.value if isinstance(item, Reject) else ARTICLE if item.version else None
        end = end_of(item)
        self._note(under, state, end if end is End.FAILED else under.end or end, age_of(item))
        self.crawler.signals.send_catch_log(visit_ended, visit=under.asked)

    def list_ended(self, url: str, end: End) -> None:
        """Note in the ledger how the visit of a feed or sitemap ended."""
        under = self._under_way.pop(url)
        self._note(under, "no_list" if end is End.FAILED else "list", end, None)
        self.crawler.signals.send_catch_log(visit_ended, visit=under.asked)

    def left_out(self, url: str) -> None:
        """End a visit that a budget of its host left out: nothing is known of it, and the next run is given it."""
        under = self._under_way.pop(url)
        self.crawler.signals.send_catch_log(visit_ended, visit=under.visit)

    def _note(self, under: Under, state: str | None, end: End, age: timedelta | None) -> None:
        visit, now = under.visit, datetime.now(UTC)
        domain = domain_of(visit.url)
        try:
            plan = self._schedule.after(visit, end, self.ledger.habits.of(domain), age)
            if visit.role is Role.ARTICLE and end in {End.SAME, End.CHANGED}:
                self.ledger.habits.note(domain, visit.step, int(end is End.CHANGED))
            due = None if plan.wait is None else written(now + plan.wait)
            seen = Seen(
                url=address_key(visit.url),
                domain=domain,
                visit=visit,
                at=written(now),
                state=state,
                validators=Validators() if end is End.FAILED else under.validators,
                step=plan.step,
                tries=plan.tries,
                due=due,
            )
            self.ledger.addresses.note(seen, self.run.name)
        except StorageError as error:
            stop(self.crawler, error)

    def item_lost(self, item: object, failure: Failure) -> None:
        """Account for a page that a fault of ours stopped on its way through the pipelines."""
        outcome = item.outcome if isinstance(item, Extraction) else item
        if isinstance(outcome, Page | Article | Reject):
            self._lose(outcome.url, outcome.requested_url, failure)

    def page_lost(self, failure: Failure, response: Response | Failure) -> None:
        """Account for an answer that a fault of ours stopped before it was a page."""
        request = getattr(response, "request", None)
        if isinstance(request, Request):
            self._lose(request.url, requested_url(request), failure)

    def closed(self, reason: str) -> None:
        """Write the manifest, note the end of the run, keep its exit code for the command."""
        if reason == Ending.USAGE:  # nothing was opened, and why has been said
            self.crawler.stats.set_value("newsscrape/exit_code", int(ExitCode.USAGE))
            return
        ending, waiting = self._left_over(reason)
        try:
            alarms = self._drift() if ending is not Ending.STORAGE else ()
            code = verdict(ending, self._account(alarms), self.crawler.settings.getfloat("NEWSSCRAPE_FAILURE_SHARE"))
            if code is not ExitCode.STORAGE:
                left, slowest = self.budgets.left_out, self.slowest.pages()
                self._finish(code, Rest(ended=ending, waiting=waiting, left_out=left, alarms=alarms, slowest=slowest))
        except StorageError as error:
            logger.critical("%s", error)
            code = ExitCode.STORAGE
        if code is ExitCode.STORAGE:
            self._leave()
        self.crawler.stats.set_value("newsscrape/exit_code", int(code))

    def _account(self, alarms: tuple[Alarm, ...]) -> Account:
        counts = figures(self.crawler)
        return Account(
            pages=counts["pages"] + self.known,
            good=counts["articles"] + counts["unchanged"] + self.known,
            failures=counts["failures"] + self._blocked - self._failed_again,
            failed_starts=self._failed_starts,
            alarms=len(alarms),
        )

    def _drift(self) -> tuple[Alarm, ...]:
        """Keep the run's figures by site; give what is no longer as it was."""
        return keep_figures(self.ledger, self.run.name, Drift.of(self.crawler.settings))

    def _finish(self, code: ExitCode, rest: Rest) -> None:
        """Give the files their names, once the ledger has kept all that stands in them."""
        finished_at = now_written()
        remember = self.crawler.get_item_pipeline(RememberPipeline)
        if remember and remember.ledger:
            remember.ledger.keep()
        writer = self.crawler.get_item_pipeline(WritePipeline)
        manifest = writer.finish(finished_at, int(code), rest) if writer else None
        if manifest:
            self.crawler.signals.send_catch_log(run_ended, manifest=manifest)
            logger.info("%s", told(manifest, Path(self.crawler.settings["NEWSSCRAPE_OUTPUT"])))
        if remember and remember.ledger:
            remember.ledger.end_run(self.run.name, finished_at, int(code))
            remember.ledger.close()

    def _leave(self) -> None:
        """Let go of the files as they are; the next run makes them from what the ledger keeps."""
        writer = self.crawler.get_item_pipeline(WritePipeline)
        remember = self.crawler.get_item_pipeline(RememberPipeline)
        with suppress(StorageError):
            if writer:
                writer.abandon()
        with suppress(StorageError):
            if remember and remember.ledger:
                remember.ledger.close()
        logger.critical("Storage failed; when there is room again, the next run writes this run's files and goes on.")

    def _left_over(self, reason: str) -> tuple[str, int]:
        """Give why the run ended, and how many addresses wait for the next one."""
        if reason == Ending.STORAGE or self.crawler.stats.get_value("newsscrape/storage_failed"):
            return Ending.STORAGE, 0
        try:
            return reason, self.ledger.addresses.waiting(self._domains, self._window)
        except StorageError as error:
            logger.critical("%s", error)
            return Ending.STORAGE, 0

    def _lose(self, url: str | None, requested: str | None, failure: Failure) -> None:
        """Write the end state straight to the files: the way through the pipelines is what failed."""
        writer = self.crawler.get_item_pipeline(WritePipeline)
        if writer is None:
            return
        reject = Reject(
            url=url,
            requested_url=requested,
            reason=Reason.CRASHED,
            detail=f"A fault in newsscrape stopped this page: {type(failure.value).__name__}: {failure.value}",
            http_status=None,
            fetched_at=None,
            content_sha256=None,
            capture=None,
        )
        lost = Extraction(outcome=reject)
        remember = self.crawler.get_item_pipeline(RememberPipeline)
        self.ended(writer.process_item(remember.note(lost) if remember else lost))
