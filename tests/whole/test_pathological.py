"""Pages that have hurt parsers, or would: each comes to its end state within the limits, and no other page notices.

Run with ``-s`` it prints what each took.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from newsscrape.bench.article_pages import article_page
from newsscrape.extract import read_page
from newsscrape.isolate import Extractors, Reader
from newsscrape.model.article import Article, Engine
from newsscrape.model.extraction import Outcome
from newsscrape.model.page import Care, Page
from newsscrape.model.reject import Reason, Reject
from tests.pathological import CASES, LAST, Case, claimed_markup

ROOT = Path(__file__).parents[2]
HOST = "http://strom.example"
FIRST, SECOND, THIRD = (f"/politik/a-100000{number}.html" for number in (1, 2, 3))
SECONDS, MEGABYTES = 10, 1_500
ORDINARY = article_page(5_000)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """The reader in tests/measuring.py, importable in children too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tests"))
        yield import_module("measuring").read


@pytest.fixture(scope="module")
def extractors(reader: Reader) -> Iterator[Extractors]:
    """More time than there is by default, because this machine may be busy: what counts is the processor's."""
    with Extractors(2, time_limit=10 * SECONDS, memory_limit=MEGABYTES * 1_000_000, read=reader) as pool:
        yield pool


def read_beside(extractors: Extractors, page: Page) -> Outcome:
    """Read a page with an ordinary one before, beside and behind it."""
    before, promise, beside = map(extractors.submit, (ORDINARY, page, ORDINARY))
    outcome = promise.result(120).outcome
    usual = read_page(ORDINARY).outcome
    assert [one.result(120).outcome for one in (before, beside, extractors.submit(ORDINARY))] == [usual] * 3
    return outcome


@pytest.mark.parametrize("care", list(Care))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_comes_to_its_end_within_the_limits(
    extractors: Extractors, tmp_path: Path, case: Case, care: Care
) -> None:
    noted = tmp_path / "figures"
    page = case.page(care, str(noted))
    outcome = read_beside(extractors, page)
    figures = json.loads(noted.read_text())  # one reading came to its end, and only one
    assert figures["seconds"] < SECONDS
    assert figures["megabytes"] < MEGABYTES
    end = "lost" if figures["care"] != care else figures["end"]
    print(  # noqa: T201 - the figures of docs/reliability.md
        f"\n{case.name} | {len(page.body) / 1e6:.2f} MB | {care} | {end} | {figures['seconds']:.2f} s"
        f" | {figures['megabytes']:.0f} MB"
    )
    assert end == (case.usual if care is Care.USUAL else case.safe)
    if isinstance(outcome, Article):
        assert (outcome.extractor.engine is Engine.SAFE) == ("read_safely" in outcome.warnings)
        assert LAST in outcome.text or b"articleBody" in page.body


@pytest.fixture(scope="module")
def hurried(reader: Reader) -> Iterator[Extractors]:
    with Extractors(2, time_limit=4, memory_limit=MEGABYTES * 1_000_000, read=reader) as pool:
        yield pool


@pytest.mark.parametrize(
    ("what", "reason"),
    [("segfault", Reason.CRASHED), ("exit", Reason.CRASHED), ("memory", Reason.CRASHED), ("hang", Reason.TIMED_OUT)],
)
def test_whatever_a_page_does_to_its_child_it_is_read_safely_or_rejected(
    extractors: Extractors, hurried: Extractors, what: str, reason: Reason
) -> None:
    pool = hurried if what == "hang" else extractors
    once, twice = (
        replace(ORDINARY, body=f"<!-- {when}: {what} -->".encode() + ORDINARY.body) for when in ("usual", "always")
    )
    safe, lost = read_beside(pool, once), read_beside(pool, twice)
    usual = read_page(once).outcome
    assert isinstance(safe, Article)
    assert isinstance(usual, Article)
    assert safe == replace(usual, extractor=safe.extractor, warnings=("read_safely",))
    assert isinstance(lost, Reject)
    assert lost.reason is reason


def test_a_page_that_brings_a_child_down_is_the_same_record_live_and_from_the_archive(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    living: Any,  # noqa: ANN401 - conftest.py
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    living.articles = {path: f"Meldung {path}" for path in (FIRST, SECOND, THIRD)}
    living.in_feed = living.on_front = list(living.articles)
    ordinary, hostile = living.page, claimed_markup().decode()
    monkeypatch.setattr(living, "page", lambda path: ("text/html", hostile) if path == SECOND else ordinary(path))
    crawled = crawls.run(tmp_path, "news", "-a", f"url={HOST}/", **living.environment)
    engines = {line["url"].removeprefix(HOST): line["extractor"]["engine"] for line in crawled.articles}
    assert engines == {FIRST: "blocks", SECOND: "safe", THIRD: "blocks"}
    again = tmp_path / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(tmp_path / "archive"), "-O", str(again)]
    environment = crawls.environment(tmp_path)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
    read = {line["url"]: line for line in map(json.loads, again.read_text(encoding="utf-8").splitlines())}
    assert read == {line["url"]: line for line in crawled.articles}
