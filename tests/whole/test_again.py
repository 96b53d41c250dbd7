"""A site is crawled again and again: what is new is found, what changed is a new version, nothing is asked in vain."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

HOST = "http://strom.example"
FIRST, SECOND, THIRD = (f"/politik/a-100000{number}.html" for number in (1, 2, 3))


@pytest.fixture
def site(living: Any) -> Any:  # noqa: ANN401 - conftest.py
    living.articles = {FIRST: "Die erste Meldung", SECOND: "Die zweite Meldung"}
    living.in_feed = living.on_front = [FIRST, SECOND]
    return living


def crawl(crawls: Any, site: Any, output: Path, *arguments: str, start: str = "/") -> Any:  # noqa: ANN401 - tests/conftest.py
    given = [part for argument in (f"url={HOST}{start}", *arguments) for part in ("-a", argument)]
    return crawls.run(output, "news", *given, "-s", "DOWNLOAD_DELAY=0.1", **site.environment)


def make_due(output: Path) -> None:
    """Let the time pass after which everything is looked at again."""
    with closing(sqlite3.connect(output / "ledger.sqlite")) as database, database:
        database.execute("update addresses set due = '2026-01-01T00:00:00Z' where due is not null")


def test_over_an_unchanged_site_only_lists_are_asked_for(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    site: Any,  # noqa: ANN401 - above
    covered: dict[str, str],
    tmp_path: Path,
) -> None:
    site.environment |= covered
    first = crawl(crawls, site, tmp_path)
    assert len(first.articles) == 2
    assert {path for path, _ in site.take()} == {"/", "/feed.xml", FIRST, SECOND}
    second = crawl(crawls, site, tmp_path)
    assert site.take() == [("/feed.xml", 304)]
    assert (second.code, second.manifest["pages"], second.articles, second.rejects) == (0, 0, [], [])


def test_what_is_new_in_a_feed_is_fetched_and_nothing_else(crawls: Any, site: Any, tmp_path: Path) -> None:  # noqa: ANN401
    crawl(crawls, site, tmp_path)
    site.take()
    site.articles[THIRD] = "Die dritte Meldung"
    site.in_feed = [THIRD, *site.in_feed]
    second = crawl(crawls, site, tmp_path)
    assert site.take() == [("/feed.xml", 200), (THIRD, 200)]
    assert [article["headline"] for article in second.articles] == ["Die dritte Meldung"]


def test_a_changed_article_is_a_new_version_and_one_that_is_gone_is_noted(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    site: Any,  # noqa: ANN401 - above
    covered: dict[str, str],
    tmp_path: Path,
) -> None:
    site.articles[THIRD] = "Die dritte Meldung"
    site.in_feed = site.on_front = [FIRST, SECOND, THIRD]
    site.environment |= covered
    crawl(crawls, site, tmp_path)
    site.take()
    make_due(tmp_path)
    site.articles[SECOND] = "Die zweite Meldung, neu"
    del site.articles[THIRD]
    second = crawl(crawls, site, tmp_path)
    asked = dict(site.take())
    assert (asked[FIRST], asked[SECOND], asked[THIRD]) == (304, 200, 404)
    (article,) = second.articles
    assert (article["version"], article["headline"]) == (2, "Die zweite Meldung, neu")
    assert article["changes"] == ["headline", "paragraphs", "text"]
    assert [reject["reason"] for reject in second.rejects if reject["requested_url"].endswith(THIRD)] == ["gone"]
    assert second.manifest["unchanged"] == 1
    assert second.code == 0
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database:
        kept = database.execute("select count(*) from articles where url like ?", (f"%{SECOND}",)).fetchone()
    assert kept == (2,)


def test_what_a_limit_left_the_next_run_fetches(crawls: Any, site: Any, tmp_path: Path) -> None:  # noqa: ANN401
    assert len(crawl(crawls, site, tmp_path, "limit=1").articles) == 1
    site.take()
    assert len(crawl(crawls, site, tmp_path).articles) == 1
    assert ("/feed.xml", 304) in site.take()


@pytest.mark.parametrize("start", ["/feed.xml", "/politik/"])
def test_so_it_does_where_a_list_was_given(crawls: Any, site: Any, tmp_path: Path, start: str) -> None:  # noqa: ANN401
    assert len(crawl(crawls, site, tmp_path, "limit=1", start=start).articles) == 1
    site.take()
    assert len(crawl(crawls, site, tmp_path, start=start).articles) == 1
    assert (start, 304) in site.take()


def test_a_site_without_lists_is_read_from_its_front_page_every_time(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    site: Any,  # noqa: ANN401 - above
    covered: dict[str, str],
    tmp_path: Path,
) -> None:
    site.environment |= covered
    site.in_feed = []
    crawl(crawls, site, tmp_path)
    site.take()
    site.articles[THIRD] = "Die dritte Meldung"
    site.on_front = [THIRD, *site.on_front]
    second = crawl(crawls, site, tmp_path)
    assert site.take() == [("/", 200), (THIRD, 200)]
    assert len(second.articles) == 1
