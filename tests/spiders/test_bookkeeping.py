"""Every visit is accounted for, faults of ours included."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newsscrape.discover.budget import Budgets
from newsscrape.discover.revisits import End
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.budget import Budget
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.run import Run
from newsscrape.model.visit import Role, Validators, Visit, Window
from newsscrape.pipelines.remember import RememberPipeline
from newsscrape.pipelines.write import WritePipeline
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits
from newsscrape.sinks.run import RunFiles
from newsscrape.spiders.bookkeeping import Bookkeeping
from tests.records import ALARM

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
    kept.start_at((VISIT,), Window())
    kept.begin(URL, VISIT)
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


def row(tmp_path: Path, key: str = URL) -> Any:  # noqa: ANN401 - a row of any table
    with sqlite3.connect(tmp_path / "ledger.sqlite") as database:
        database.row_factory = sqlite3.Row
        return database.execute("select * from addresses where url = ?", (key,)).fetchone()


def test_an_article_is_visited_again_after_a_quarter_of_an_hour(books: Bookkeeping, tmp_path: Path) -> None:
    books.answered(URL, VISIT, Validators(etag='"1"'))
    books.ended(Article(url=URL, requested_url=URL))
    kept = row(tmp_path)
    assert (kept["state"], kept["etag"], kept["step"]) == ("article", '"1"', 0)
    waited = datetime.fromisoformat(kept["due"]) - datetime.fromisoformat(kept["last_fetched"])
    assert waited == timedelta(minutes=15)


def test_a_page_whose_scripts_were_run_is_asked_for_whole_again(books: Bookkeeping, tmp_path: Path) -> None:
    books.answered(URL, VISIT, Validators(etag='"1"'))
    books.rendered(Page(body=b"", url=URL, requested_url=URL))
    books.rendered(Page(body=b"", url=URL, requested_url="https://kurier.example/never-asked"))
    books.ended(Article(url=URL, requested_url=URL))
    kept = row(tmp_path)
    assert (kept["state"], kept["etag"]) == ("article", None)


def test_an_unchanged_article_keeps_its_state_and_waits_longer(books: Bookkeeping, tmp_path: Path) -> None:
    books.ended(Article(url=URL, requested_url=URL))
    books.begin(URL, VISIT)
    books.ended(Unchanged(url=URL, requested_url=URL, version=1))
    kept = row(tmp_path)
    assert (kept["state"], kept["step"]) == ("article", 1)


@pytest.mark.parametrize(("end", "state"), [(End.NEW, "list"), (End.SAME, "list"), (End.FAILED, "no_list")])
def test_how_a_feed_ended_is_noted(books: Bookkeeping, tmp_path: Path, end: End, state: str) -> None:
    feed = Visit(url="https://kurier.example/feed.xml", role=Role.FEED)
    books.begin(feed.url, feed)
    books.list_ended(feed.url, end)
    kept = row(tmp_path, feed.url)
    assert (kept["state"], kept["role"]) == (state, "feed")


def test_a_further_address_of_a_known_article_is_one_of_an_article(books: Bookkeeping, tmp_path: Path) -> None:
    books.ended(Unchanged(url=URL, requested_url=URL, version=3))
    assert row(tmp_path)["state"] == "article"


def test_an_article_that_is_gone_is_noted_and_no_failure_of_the_site(
    books: Bookkeeping,
    crawler: Any,  # noqa: ANN401 - the crawler above
    tmp_path: Path,
) -> None:
    other = f"{URL}/2"
    books.begin(other, replace(VISIT, url=other))
    books.ended(replace(reject(Reason.GONE), requested_url=other))
    books.closed("finished")
    kept = row(tmp_path, other)
    assert (kept["state"], kept["due"]) == ("gone", None)
    assert crawler.stats["newsscrape/exit_code"] == 0


def test_what_was_never_asked_for_is_not_noted(books: Bookkeeping, tmp_path: Path) -> None:
    books.ended(Unchanged(url=URL, requested_url="https://kurier.example/b", version=1))
    books.ended("no end state at all")
    assert row(tmp_path, "https://kurier.example/b") is None


def test_a_fault_of_ours_is_a_line_too(books: Bookkeeping, crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - the crawler above
    books.item_lost(Page(body=b"", url=URL, requested_url=URL), Failure(KeyError("bug")))
    response = Response(URL, request=Request(URL))
    books.page_lost(Failure(ValueError("worse")), response)
    books.closed("finished")
    lines = (tmp_path / "articles" / f"news-{RUN.name}.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert [f'"reason":"{Reason.CRASHED}"' in line for line in lines] == [True, True]
    assert "KeyError" in lines[0]
    assert crawler.stats["newsscrape/exit_code"] == 0


def test_a_failed_start_without_any_article_decides_the_exit_code(books: Bookkeeping, crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    books.ended(reject(Reason.DNS_FAILURE))
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


def test_what_is_left_out_under_way_has_no_end_and_waits_for_the_next_run(books: Bookkeeping, crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    books.left_out(URL)
    assert books.visit_of(URL) is None
    books.closed("finished")
    assert crawler.stats["newsscrape/exit_code"] == 0


def test_a_start_that_is_a_check_for_robots_is_a_failed_one(books: Bookkeeping, crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    books.ended(reject(Reason.BOT_CHECK))
    books.closed("finished")
    assert crawler.stats["newsscrape/exit_code"] == 2


def test_what_is_no_longer_as_it_was_decides_the_exit_code_where_nothing_worse_does(
    books: Bookkeeping,
    crawler: Any,  # noqa: ANN401 - the crawler above
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newsscrape.spiders.bookkeeping.keep_figures", lambda *_: (ALARM,))
    books.slowest.note(URL, 1.5)
    books.closed("finished")
    manifest = json.loads((tmp_path / "articles" / f"news-{RUN.name}.manifest.json").read_text(encoding="utf-8"))
    assert crawler.stats["newsscrape/exit_code"] == manifest["exit_code"] == 3
    assert [one["sentence"] for one in manifest["alarms"]] == [ALARM.sentence]
    assert manifest["slowest"] == [{"url": URL, "seconds": 1.5}]


def test_a_run_whose_settings_cannot_be_used_ends_as_an_error_in_use(books: Bookkeeping, crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    books.closed("usage")
    assert crawler.stats["newsscrape/exit_code"] == 1
