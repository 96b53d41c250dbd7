"""The page of what new records change, as a parser and as a browser sees it."""

from pathlib import Path

import pytest
from chromium import Chromium

from newsscrape.report.diff_page import diff_lines, diff_page
from newsscrape.report.record_diff import RecordDiff, differences
from newsscrape.sources.pairs import Pair
from tests.reported import HOSTILE

OLD = {"url": "https://kurier.com/a", "headline": "Strom", "authors": [], "text": "Der Preis steigt am Montag."}
NEW = {**OLD, "headline": HOSTILE, "authors": ["Grete Halm"], "text": "Der Preis sinkt am Montag."}
REJECT = {"url": "javascript:alert(1)", "reason": "no_text"}


@pytest.fixture(scope="module")
def diff() -> RecordDiff:
    return differences([Pair(OLD, NEW), Pair(OLD, OLD), Pair(OLD, REJECT), Pair(REJECT, REJECT)])


def test_samples_stand_side_by_side(diff: RecordDiff) -> None:
    page = diff_page(diff, "old.jsonl", "new.jsonl", None)
    assert "<h1>2 of 4 pages changed</h1>" in page
    assert "<dd>Der Preis <del>steigt</del> am Montag.</dd>" in page
    assert "<dd>Der Preis <ins>sinkt</ins> am Montag.</dd>" in page
    assert '<dd><span class="soft">nothing</span></dd>' in page
    assert HOSTILE not in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(("limit", "words"), [(0.1, "too many"), (0.5, "within the limit")])
def test_a_limit_is_told(diff: RecordDiff, limit: float, words: str) -> None:
    assert words in diff_page(diff, "old.jsonl", "new.jsonl", limit)


def test_so_is_no_difference() -> None:
    assert "No field of any article differs." in diff_page(differences([]), "old.jsonl", "new.jsonl", None)


def test_it_is_said_in_short(diff: RecordDiff) -> None:
    assert list(diff_lines(diff)) == [
        "2 of 4 pages changed (50.00%).",
        "  1 articles with other fields",
        "  1 articles that are none any more",
        "  2 pages without any difference",
        "  authors: 0 changed, 1 came, 0 went",
        "  headline: 1 changed, 0 came, 0 went",
        "  text: 1 changed, 0 came, 0 went",
    ]


def test_in_a_browser_it_is_quiet_and_open_to_everybody(browser: str, diff: RecordDiff, tmp_path: Path) -> None:
    file = tmp_path / "diff.html"
    file.write_text(diff_page(diff, "old.jsonl", "new.jsonl", 0.1), encoding="utf-8")
    with Chromium(browser) as chromium:
        for width, scheme in ((360, "dark"), (1280, "light")):
            tab = chromium.open(file, width=width, scheme=scheme)
            assert tab.violations() == []
            assert (tab.errors, tab.requests, tab.overflow()) == ([], [], 0)
            tab.close()
