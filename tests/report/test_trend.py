"""The page of all runs, as a parser and as a browser sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import Chromium

from newsscrape.ledger.figures import RunFigures
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import drift_rules
from newsscrape.report import charts
from newsscrape.report.trend import MOST_RUNS, trend_page


@pytest.fixture(scope="module")
def page(runs: Path) -> str:
    with Ledger.in_folder(runs) as ledger:
        return trend_page(ledger.figures.all(), drift_rules())


def test_each_site_goes_on_from_run_to_run(page: str) -> None:
    assert "10 runs from 20261101T060000Z to 20261110T060000Z, 2 sites" in page
    kurier = page.partition(">kurier.example</h2>")[2]
    assert "20261110T060000Z (drift)" in kurier
    assert '<th scope="col" class="number">authors</th>' in kurier
    assert kurier.count("<svg") == 3
    assert "10 runs; in the last one: authors 0, lead" in kurier


def test_only_the_latest_runs_are_shown_and_gaps_stay_gaps() -> None:
    days = [SiteFigures(site="a.com", articles=day % 2, words=(1, 2, 3) if day % 2 else ()) for day in range(70)]
    told = trend_page(
        [RunFigures(run=f"2026{day:04}T1", is_usual=True, figures=one) for day, one in enumerate(days)], drift_rules()
    )
    assert told.count('<th scope="row">') == MOST_RUNS
    assert '<td class="number">–</td>' in told


def test_no_runs_at_all_and_no_charts_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    told = trend_page([], drift_rules())
    assert "No run is remembered yet." in told
    assert "newsscrape[report]" in told


def test_in_a_browser_it_is_quiet_and_open_to_everybody(browser: str, page: str, tmp_path: Path) -> None:
    file = tmp_path / "trend.html"
    file.write_text(page, encoding="utf-8")
    with Chromium(browser) as chromium:
        for width, scheme in ((360, "light"), (1280, "dark")):
            tab = chromium.open(file, width=width, scheme=scheme)
            assert tab.violations() == []
            assert (tab.errors, tab.requests, tab.overflow()) == ([], [], 0)
            tab.close()
