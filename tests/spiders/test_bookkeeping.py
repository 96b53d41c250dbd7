"""Every visit is accounted for, faults of ours included."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newsscrape.discover.budget import Budgets
from newsscrape.discover.visit import Role, Visit
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.budget import Budget
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.pipelines.remember import RememberPipeline
from newsscrape.pipelines.write import WritePipeline
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits
from newsscrape.sinks.run import RunFiles
from newsscrape.spiders.bookkeeping import Bookkeeping

URL = "https://kurier.example/a"
RUN = Run(name="20261102T100000Z", spider="news", started_at="2026-11-02T10:00:00Z")
VISIT = Visit(url=URL, role=Role.ARTICLE, modified="2026-11-01T00:00:00Z")


class Stats(dict[str, Any]):
    def get_value(self, key: str, default: object = None) -> object:
        return self.get(key, default)

    def set_value(self, key: str, value: object) -> None:
        self[key] = value

    def inc_value(self, key: str) -> None:
        self[key] = self.get(key, 0) + 1


@pytest.fixture
def crawler(tmp_path: Path) -> Iterator[Any]:
    made: Any = get_crawler(settings_dict={"NEWSSCRAPE_OUTPUT": str(tmp_path), "NEWSSCRAPE_FAILURE_SHARE": 0.5})
    made.spider = Spider("news")
    made.spider.run = RUN
    made.stats = Stats()
    remember, write = RememberPipeline(made), WritePipeline(made)
    remember.ledger = Ledger.in_folder(tmp_path)
    remember.ledger.begin_run(RUN.name, RUN.spider, RUN.started_at)
    write._files = RunFiles(tmp_path, RUN.spider, RUN.name, RUN.started_at)  # noqa: SLF001 - what open_spider sets
    pipelines = {RememberPipeline: remember, WritePipeline: write}
    made.get_item_pipeline = pipelines.get
    yield made
    remember.ledger.close()
    write._files.abandon()  # noqa: SLF001 - what the end of a process does


@pytest.fixture
def books(crawler: Any) -> Bookkeeping:  # noqa: ANN401 - the crawler above
    kept = Bookkeeping(crawler, RUN, Budgets(limits(10, 10, 10), address_rules()))
    kept.begin(URL, VISIT, (VISIT,))
    return kept


def reject(reason: Reason) -> Reject:
    return Reject(
        url=URL,
        requested_url=URL,
        reason=reason,
        detail="x.",
        http_status=None,
        fetched_at=None,
        content_sha256=None,
        capture=None,
    )


def test_an_ended_visit_is_known_from_then_on(books: Bookkeeping) -> None:
    assert not books.is_known(URL, None)
    books.ended(Unchanged(url=URL, requested_url=URL, version=1))
    assert books.is_known(URL, "2026-11-01T00:00:00Z")
    assert not books.is_known(URL, "2026-11-01T00:00:01Z")


def test_what_was_never_asked_for_is_not_noted(books: Bookkeeping) -> None:
    books.ended(Unchanged(url=URL, requested_url="https://kurier.example/b", version=1))
    books.ended("no end state at all")
    assert not books.is_known("https://kurier.example/b", None)


def test_a_fault_of_ours_is_a_line_too(books: Bookkeeping, crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - the crawler above
    books.item_lost(Page(body=b"", url=URL, requested_url=URL), Failure(KeyError("bug")))
    response = Response(URL, request=Request(URL))
    books.page_lost(Failure(ValueError("worse")), response)
    books.closed("finished")
    lines = (tmp_path / "articles" / f"news-{RUN.name}.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert [f'"reason":"{Reason.CRASHED}"' in line for line in lines] == [True, True]
    assert "KeyError" in lines[0]
    assert crawler.stats["newsscrape/exit_code"] == 0


@pytest.mark.parametrize("reason", [Reason.DNS_FAILURE, Reason.BOT_CHECK])
def test_a_failed_start_without_any_article_decides_the_exit_code(
    books: Bookkeeping,
    crawler: Any,  # noqa: ANN401 - the crawler above
    reason: Reason,
) -> None:
    books.ended(reject(reason))
    books.closed("finished")
    assert crawler.stats["newsscrape/exit_code"] == 2


def test_a_storage_failure_decides_the_exit_code(books: Bookkeeping, crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    crawler.stats["newsscrape/storage_failed"] = True
    books.closed("finished")
    assert crawler.stats["newsscrape/exit_code"] == 5


def test_what_the_budgets_left_out_is_in_the_manifest_and_in_the_last_line(
    books: Bookkeeping,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    books.budgets.leave_out(URL, Budget.PAGES, 7)
    books.closed("finished")
    manifest = json.loads((tmp_path / "articles" / f"news-{RUN.name}.manifest.json").read_text(encoding="utf-8"))
    assert manifest["left_out"] == [{"host": "kurier.example", "budget": "pages", "addresses": 7}]
    assert "7 addresses left out" in caplog.text
