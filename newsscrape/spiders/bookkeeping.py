"""How each visit ended, and how the run did."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newsscrape.crawl.failure import requested_url
from newsscrape.crawl.progress import figures
from newsscrape.crawl.verdict import Account, Ending, ExitCode, verdict
from newsscrape.discover.address import address_key
from newsscrape.discover.budget import Budgets
from newsscrape.discover.visit import Visit
from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import Ledger, Seen, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.manifest import Manifest
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.pipelines.remember import RememberPipeline
from newsscrape.pipelines.wiring import stop
from newsscrape.pipelines.write import WritePipeline

logger = logging.getLogger(__name__)


class Bookkeeping:
    """Notes every end state in the ledger, and the run's in its manifest."""

    def __init__(self, crawler: Crawler, run: Run, budgets: Budgets) -> None:
        self.budgets = budgets
        self._crawler = crawler
        self._run = run
        self._visits: dict[str, Visit] = {}
        self._starts: set[str] = set()
        self._failed_starts = 0
        self._blocked = 0
        self._known = 0
        for receiver, signal in (
            (self.ended, signals.item_scraped),
            (self.item_lost, signals.item_error),
            (self.page_lost, signals.spider_error),
            (self.closed, signals.spider_closed),
        ):
            crawler.signals.connect(receiver, signal=signal)

    @property
    def ledger(self) -> Ledger:
        """The ledger the run's pipelines opened."""
        pipeline = self._crawler.get_item_pipeline(RememberPipeline)
        if pipeline is None or pipeline.ledger is None:
            raise StorageError("The ledger is not open: RememberPipeline is missing from ITEM_PIPELINES.")
        return pipeline.ledger

    def begin(self, url: str, visit: Visit, starts: tuple[Visit, ...]) -> None:
        """Note that an address is being asked for, and whether the run started there."""
        self._visits[url] = visit
        if visit in starts:
            self._starts.add(url)

    def is_known(self, key: str, modified: str | None) -> bool:
        """Tell whether the ledger spares an address the visit; count those it does."""
        known = self.ledger.is_known(key, modified)
        self._known += known
        return known

    def visit_of(self, url: str | None) -> Visit | None:
        """Give the visit of an address as asked for."""
        return self._visits.get(url or "")

    def ended(self, item: object) -> None:
        """Note in the ledger how a visit ended."""
        if not isinstance(item, Article | Reject | Unchanged):
            return
        visit = self.visit_of(item.requested_url)
        if visit is None:
            return
        is_blocked = isinstance(item, Reject) and item.reason is Reason.BOT_CHECK
        failed = is_blocked or (isinstance(item, Reject) and item.reason.is_failure)
        self._blocked += is_blocked
        self._failed_starts += failed and item.requested_url in self._starts
        state = item.reason.value if isinstance(item, Reject) else "article"
        seen = Seen(url=address_key(visit.url), at=instant(), modified=visit.modified, state=state)
        try:
            self.ledger.note(seen, self._run.name)
        except StorageError as error:
            stop(self._crawler, error)

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
        counts = figures(self._crawler)
        account = Account(
            pages=counts["pages"] + self._known,
            good=counts["articles"] + counts["unchanged"] + self._known,
            failures=counts["failures"] + self._blocked,
            failed_starts=self._failed_starts,
        )
        ending = Ending.STORAGE if self._crawler.stats.get_value("newsscrape/storage_failed") else reason
        code = verdict(ending, account, self._crawler.settings.getfloat("NEWSSCRAPE_FAILURE_SHARE"))
        try:
            self._finish(code)
        except StorageError as error:
            logger.critical("%s", error)
            code = ExitCode.STORAGE
        self._crawler.stats.set_value("newsscrape/exit_code", int(code))

    def _finish(self, code: ExitCode) -> None:
        finished_at = instant()
        writer = self._crawler.get_item_pipeline(WritePipeline)
        manifest = writer.finish(finished_at, int(code), self.budgets.left_out) if writer else None
        if manifest:
            logger.info("%s", _summary(manifest, Path(self._crawler.settings["NEWSSCRAPE_OUTPUT"])))
        remember = self._crawler.get_item_pipeline(RememberPipeline)
        if remember and remember.ledger:
            remember.ledger.end_run(self._run.name, finished_at, int(code))
            remember.ledger.close()

    def _lose(self, url: str | None, requested: str | None, failure: Failure) -> None:
        """Write the end state straight to the files: the way through the pipelines is what failed."""
        writer = self._crawler.get_item_pipeline(WritePipeline)
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
        self.ended(writer.process_item(Extraction(outcome=reject)))


def instant() -> str:
    """Give the present as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _summary(manifest: Manifest, output: Path) -> str:
    counts = (
        f"{manifest.pages} pages: {manifest.articles} articles, {manifest.unchanged} unchanged, "
        f"{manifest.rejects} rejects, {manifest.failures} failures"
    )
    if left := sum(left.addresses for left in manifest.left_out):
        counts += f"; {left} addresses left out, see left_out in the manifest"
    if manifest.exit_code:
        counts += f"; ended with exit code {manifest.exit_code}"
    return f"{counts}; files: {', '.join(str(output / 'articles' / file.name) for file in manifest.files)}"
