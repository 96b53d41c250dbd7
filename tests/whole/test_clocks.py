"""Clocks that are wrong, are set back, or come to a day that is odd: nothing crashes, nothing is lost for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
HOST = "http://strom.example"
FIRST, SECOND, THIRD = (f"/politik/a-100000{number}.html" for number in (1, 2, 3))


class Clocked:
    """A site, and crawls of it at a time somebody says."""

    def __init__(self, crawls: Any, site: Any, output: Path) -> None:  # noqa: ANN401 - tests/conftest.py, conftest.py
        self._crawls, self.site, self._output = crawls, site, output
        site.articles = {FIRST: "Die erste Meldung", SECOND: "Die zweite Meldung"}
        site.in_feed = site.on_front = [FIRST, SECOND]

    def crawl(self, at: str) -> Any:  # noqa: ANN401 - tests/conftest.py
        """Crawl by a clock that stands at an instant when the program starts."""
        ran = subprocess.run(
            [sys.executable, str(ROOT / "tests/shifted.py"), at, "crawl", "news", "-a", f"url={HOST}/"],
            cwd=ROOT,
            env=self._crawls.environment(self._output, **self.site.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        crawled = self._crawls.result(self._output, ran.returncode, ran.stderr, ran.stdout)
        assert crawled.code == 0, crawled.said
        assert "Traceback" not in crawled.said
        assert crawled.summary["started_at"][:4] == at[:4]
        return crawled


@pytest.fixture
def clocked(crawls: Any, living: Any, tmp_path: Path) -> Clocked:  # noqa: ANN401 - tests/conftest.py, conftest.py
    return Clocked(crawls, living, tmp_path)


def headlines(crawled: Any) -> set[tuple[str, int]]:  # noqa: ANN401 - tests/conftest.py
    return {(article["headline"], article["version"]) for article in crawled.articles}


def test_after_a_clock_was_years_ahead_nothing_waits_for_years(clocked: Clocked) -> None:
    ahead = clocked.crawl("2031-05-02T10:00:00Z")
    assert headlines(ahead) == {("Die erste Meldung", 1), ("Die zweite Meldung", 1)}
    clocked.site.articles[SECOND] = "Die zweite Meldung, neu"
    clocked.site.articles[THIRD] = "Die dritte Meldung"
    clocked.site.in_feed = [THIRD, *clocked.site.in_feed]
    right = clocked.crawl("2026-11-02T10:00:00Z")
    assert headlines(right) == {("Die zweite Meldung, neu", 2), ("Die dritte Meldung", 1)}
    clocked.site.take()
    clocked.crawl("2026-11-02T10:01:00Z")
    assert [path for path, _ in clocked.site.take()] == ["/feed.xml"], "what was looked at is not due again"


@pytest.mark.parametrize(
    ("at", "day"),
    [("2028-02-29T23:59:58Z", "2028-02-29"), ("2027-03-28T00:59:58Z", "2027-03-28")],
    ids=["a leap day ends", "summer time begins"],
)
def test_on_odd_days_articles_are_what_they_always_are(clocked: Clocked, at: str, day: str) -> None:
    crawled = clocked.crawl(at)
    assert headlines(crawled) == {("Die erste Meldung", 1), ("Die zweite Meldung", 1)}
    assert {article["fetched_at"][:10] for article in crawled.articles} <= {day, crawled.summary["finished_at"][:10]}
    assert crawled.summary["duration_seconds"] > 0
