"""The whole way of a crawl, over a site where everything goes wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ODD = "http://odd.example"
SOON = ("-s", "DOWNLOAD_DELAY=0.1")
"""Pauses are not what is tested here."""
ENDS = {
    "/a-1000001.html": "article",
    "/feed/a-3000001.html": "article",
    "/karte/a-2000001.html": "article",
    "/gzip/a-1000008.html": "article",
    "/umweg/a-1000002.html": "article",
    "/verboten/a-1000003.html": "robots_disallowed",
    "/kreis/a-1000004.html": "redirect_loop",
    "/ping/a-1000005.html": "redirect_loop",
    "/fehlt/a-1000006.html": "http_error",
    "/kaputt/a-1000007.html": "http_error",
    "/gzipkurz/a-1000009.html": "truncated_body",
    "/kurz/a-1000010.html": "truncated_body",
    "/bild/a-1000011.html": "not_html",
    "/pdf/a-1000012.html": "not_html",
    "/gross/a-1000013.html": "too_large",
    "/gzipgross/a-1000017.html": "too_large",
    "/intern/a-1000014.html": "forbidden_address",
    "/weg/a-1000015.html": "forbidden_address",
    "/leer/a-1000016.html": "empty",
    "/lang/a-1000019.html": "article",
    "/lang/a-1000019.html?seite=2": "continuation",
    "/lang/a-1000019.html?seite=3": "continuation",
    "/abgerissen/a-1000020.html": "article",
    "/abgerissen/a-1000020.html?seite=2": "http_error",
}


@pytest.fixture(scope="module")
def first(crawls: Any, odd_site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - tests/conftest.py
    return crawls.run(tmp_path_factory.mktemp("odd"), "news", "-a", f"url={ODD}/", *SOON, **odd_site)


@pytest.fixture(scope="module")
def second(crawls: Any, odd_site: dict[str, str], first: Any) -> Any:  # noqa: ANN401 - tests/conftest.py
    return crawls.run(first.output, "news", "-a", f"url={ODD}/", *SOON, **odd_site)


def test_every_address_ends_once_and_says_how(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    ends = {url.removeprefix(ODD): end for url, end in first.ends().items()}
    assert ends.pop("/") in {"index_page", "no_text"}
    assert ends == ENDS
    assert first.code == 0


def test_failures_and_rejects_are_told_apart(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    failures = sum(
        end in {"robots_disallowed", "redirect_loop", "http_error", "forbidden_address"} for end in ENDS.values()
    )
    assert first.manifest["failures"] == failures
    assert first.manifest["articles"] == 7
    assert "Traceback" not in first.said


def test_feeds_and_sitemaps_speak_for_the_articles_they_name(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    by_url = {article["requested_url"]: article for article in first.articles}
    assert by_url[f"{ODD}/feed/a-3000001.html"]["published_date"] == "2026-02-02"
    assert by_url[f"{ODD}/karte/a-2000001.html"]["modified_at"] == "2026-01-02T03:04:05Z"


def test_an_article_on_several_pages_is_one_record(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    (article,) = [article for article in first.articles if article["requested_url"].startswith(f"{ODD}/lang")]
    begun = [paragraph["text"].partition(". ")[0] for paragraph in article["paragraphs"]]
    pages = [f"Seite {page}, Absatz {number}" for page in (1, 2, 3) for number in (1, 2, 3, 4)]
    assert begun == ["Auf jeder Seite steht das", *pages]
    assert article["other_urls"] == [f"{ODD}/lang/a-1000019.html?seite={page}" for page in (2, 3)]
    assert "pages_missing" not in article["warnings"]


def test_an_article_whose_next_page_is_missing_says_so(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    (article,) = [article for article in first.articles if article["requested_url"].startswith(f"{ODD}/abgerissen")]
    assert "pages_missing" in article["warnings"]
    assert article["other_urls"] == []


def test_redirects_keep_both_addresses(first: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    (article,) = [article for article in first.articles if article["requested_url"].startswith(f"{ODD}/umweg")]
    assert article["url"] == f"{ODD}/a-1000002.html"


def test_a_second_run_does_only_the_work_that_is_new(first: Any, second: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert second.articles == []
    again = {end for url, end in second.ends().items() if url != f"{ODD}/"}
    assert again <= set(ENDS.values()) - {"article", "not_html", "too_large"}
    assert second.code == 0
    assert second.manifest["run"] != first.manifest["run"]


def test_the_ledger_knows_addresses_articles_and_runs(second: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    database = sqlite3.connect(second.output / "ledger.sqlite")
    counted = [
        database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608 - fixed names
        for table in ("addresses", "articles", "runs")
    ]
    database.close()
    assert counted == [len(ENDS) + 4, 7, 2]  # and the front page, a feed, two sitemaps


def test_nothing_is_left_half_written(second: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert not list(Path(second.output).rglob("*.part"))
    assert len(list(Path(second.output).glob("archive/*.warc.gz"))) == 2


def run(crawls: Any, site: dict[str, str], output: Path, *arguments: str) -> set[str]:  # noqa: ANN401 - tests/conftest.py
    given = [part for argument in arguments for part in ("-a", argument)]
    return {url.removeprefix(ODD) for url in crawls.run(output, "news", *given, *SOON, **site).ends()}


def test_a_single_article_is_just_that_article(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    assert run(crawls, odd_site, tmp_path, f"url={ODD}/a-1000001.html") == {"/a-1000001.html"}


def test_a_feed_and_a_sitemap_lead_to_their_articles(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    read = run(crawls, odd_site, tmp_path, f"url={ODD}/feed.xml,{ODD}/karten.xml", "since=2026-02-01")
    assert read == {"/feed/a-3000001.html", "/a-1000001.html"}


def test_a_limit_is_kept(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/", "-a", "limit=2", *SOON, **odd_site)
    assert len(crawled.articles) == 2


def test_an_article_under_two_addresses_is_one_record(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    urls = f"{ODD}/doppelt/a-1000021.html,{ODD}/doppelt/kurz?id=21"
    crawled = crawls.run(tmp_path, "news", "-a", f"url={urls}", *SOON, **odd_site)
    assert len(crawled.articles) == 1
    assert (crawled.manifest["pages"], crawled.manifest["unchanged"]) == (2, 1)
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    met = {address for (address,) in database.execute("select address from twins")}
    database.close()
    assert met == set(urls.split(","))


def test_an_agencys_text_in_two_papers_is_told_and_both_are_kept(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    odd_site: dict[str, str],
    tmp_path: Path,
) -> None:
    both = odd_site | {"NEWSSCRAPE_ALLOW_HOSTS": f"{odd_site['NEWSSCRAPE_ALLOW_HOSTS']},anders.example"}
    urls = {f"{ODD}/agentur/a-1000022.html", "http://anders.example/agentur/a-1000022.html"}
    crawled = crawls.run(tmp_path, "news", "-a", f"url={','.join(sorted(urls))}", *SOON, **both)
    first, second = crawled.articles
    assert {first["url"], second["url"]} == urls
    assert first["same_story_as"] is None
    assert second["same_story_as"] == {"url": first["url"], "share": 1.0}
    lines = next(tmp_path.glob("articles/*Z.jsonl")).read_bytes()
    again = tmp_path / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(tmp_path / "archive"), "-O", str(again)]
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True)
    assert sorted(again.read_bytes().splitlines()) == sorted(lines.splitlines())
