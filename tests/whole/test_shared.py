"""Crawls over a ledger in PostgreSQL: many workers at once, disturbed; and the same records as over SQLite."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Postgres, running
from tests.sharing import Plan, check, drill

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
OF_THE_RUN = {"capture", "fetched_at"}
DRILL = Plan(sites=12, pages=5, workers=3, delay=0.5, kills=3, every=2.0, away=2.0, cuts=1)


def test_workers_that_share_a_ledger_lose_nothing_double_nothing_and_stay_polite(tmp_path: Path) -> None:
    with running() as server:
        told = drill(DRILL, server, tmp_path)
    figures = check(DRILL, tmp_path)
    assert (told.kills > 0, told.away) == (True, 2.0)
    assert figures["handovers"] > 0
    assert "Traceback" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("worker*.log"))


@pytest.fixture(scope="module")
def bundled_twice(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    bundled_site: dict[str, str],
    covered: dict[str, str],
    postgres: Postgres,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Any, Any, str]:
    """The bundled site, crawled over SQLite and over PostgreSQL, and where the latter lies."""
    arguments = ("news", "-a", "url=http://elbkurier.example/")
    ours = bundled_site | {"NEWSSCRAPE_DRIFT": "0"}
    plain = crawls.run(tmp_path_factory.mktemp("plain"), *arguments, **ours)
    ledger = postgres.new_database()
    shared = crawls.run(tmp_path_factory.mktemp("shared"), *arguments, NEWSSCRAPE_LEDGER=ledger, **ours, **covered)
    return plain, shared, ledger


def lines(crawled: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - tests/conftest.py
    """Give what a run wrote, without what every run has its own of, in the order of the addresses."""
    kept = ({name: value for name, value in line.items() if name not in OF_THE_RUN} for line in crawled.articles)
    others = ({name: value for name, value in line.items() if name not in OF_THE_RUN} for line in crawled.rejects)
    return sorted((*kept, *others), key=lambda line: (str(line["requested_url"]), str(line["url"])))


def test_one_worker_gives_the_same_records_over_both_databases(bundled_twice: tuple[Any, Any, str]) -> None:
    plain, shared, _ = bundled_twice
    assert (plain.code, shared.code) == (0, 0)
    assert len(plain.articles) > 10
    assert lines(plain) == lines(shared)


def test_commands_that_look_into_a_ledger_look_into_this_one(
    bundled_twice: tuple[Any, Any, str], tmp_path: Path, uncovered: dict[str, str]
) -> None:
    _, shared, ledger = bundled_twice
    ours = uncovered | {"NEWSSCRAPE_LEDGER": ledger, "NEWSSCRAPE_OUTPUT": str(shared.output)}
    target = tmp_path / "all.jsonl"
    run_scrapy("export", "-O", str(target), **ours)
    exported = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert {line["url"] for line in exported} == {line["url"] for line in shared.articles}
    run_scrapy("report", **ours)
    assert list(shared.output.glob("reports/*.html"))
    again = tmp_path / "again.jsonl"
    run_scrapy("reextract", str(shared.output / "archive"), "-O", str(again), "--ledger", ledger, **ours)
    assert sorted(again.read_bytes().splitlines()) == sorted(
        (shared.output / "articles" / shared.manifest["files"][0]["name"]).read_bytes().splitlines()
    )


def run_scrapy(*arguments: str, **environment: str) -> None:
    subprocess.run([sys.executable, "-m", "scrapy", *arguments], env=environment, cwd=ROOT, check=True, timeout=120)


def test_a_second_run_finds_what_changed_and_nothing_else(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    living: Any,  # noqa: ANN401 - conftest.py
    postgres: Postgres,
    tmp_path: Path,
) -> None:
    first, second = "/politik/a-1000001.html", "/politik/a-1000002.html"
    living.articles = {first: "Die erste Meldung", second: "Die zweite Meldung"}
    living.in_feed = living.on_front = [first, second]
    ledger = postgres.new_database()

    def crawl() -> Any:  # noqa: ANN401 - tests/conftest.py
        ours = living.environment | {"NEWSSCRAPE_LEDGER": ledger}
        return crawls.run(tmp_path, "news", "-a", "url=http://strom.example/", **ours)

    assert len(crawl().articles) == 2
    living.articles[first] = "Die erste Meldung, neu gefasst"
    name = ledger.partition("@/")[2].partition("?")[0]
    postgres.run(name, "UPDATE addresses SET due = '2026-01-01T00:00:00Z' WHERE due IS NOT NULL")
    (changed,) = crawl().articles
    assert (changed["version"], changed["headline"]) == (2, "Die erste Meldung, neu gefasst")


@pytest.mark.parametrize(
    ("ledger", "code", "said"),
    [
        ("postgresql+psycopg://leser:geheim@127.0.0.1:1/x", 5, "127.0.0.1:1/x: the ledger refused ("),
        ("postgresql://leser:geheim@127.0.0.1/x", 1, "postgresql is not the driver; expected sqlite:///FILE or"),
        ("mysql://leser:geheim@127.0.0.1/x", 1, "mysql is no ledger's; expected sqlite:///FILE or postgresql+psycopg"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
    ledger: str,
    code: int,
    said: str,
) -> None:
    ours = {"NEWSSCRAPE_LEDGER": ledger, "NEWSSCRAPE_ALLOW_HOSTS": "127.0.0.1"}
    ran = crawls.run(tmp_path, "news", "-a", "url=http://127.0.0.1/", **ours)
    assert ran.code == code
    assert said in ran.said
    assert "geheim" not in ran.said + ran.told
    assert "Traceback" not in ran.said
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_ledger_of_a_later_version_is_one_sentence(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    bundled_site: dict[str, str],
    postgres: Postgres,
    tmp_path: Path,
) -> None:
    ledger = postgres.new_database()
    name = ledger.partition("@/")[2].partition("?")[0]
    postgres.run(name, "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('9999')")
    ours = bundled_site | {"NEWSSCRAPE_LEDGER": ledger}
    ran = crawls.run(tmp_path, "news", "-a", "url=http://elbkurier.example/", **ours)
    assert ran.code == 1
    assert "this ledger was written by a later newsscrape (its tables are at 9999, known up to 0002)" in ran.said
    assert "Traceback" not in ran.said
