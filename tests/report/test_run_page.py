"""The page of a run, as a parser and as a browser sees it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Chromium

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.policy.drift import drift_rules
from newsscrape.report import charts
from newsscrape.report.run_page import MOST_CHANGES, RunStory, card, run_page
from newsscrape.report.sampled import Samples
from newsscrape.report.story import story_of
from newsscrape.sources.runs import Line, find_run
from tests.reported import HOSTILE, LAST

EMPTY = {
    "run": "20261102T100000Z", "spider": "news", "started_at": "2026-11-02T10:00:00Z",
    "finished_at": "2026-11-02T12:05:00Z", "pages": 0, "articles": 0, "unchanged": 0, "rejects": 0, "failures": 0,
    "rejects_by_reason": {}, "exit_code": 0, "ended": "finished",
}  # fmt: skip


@pytest.fixture(scope="module")
def story(runs: Path) -> RunStory:
    with Ledger.in_folder(runs) as ledger:
        return story_of(find_run(runs, LAST), ledger, drift_rules())


@pytest.fixture(scope="module")
def page(story: RunStory) -> str:
    return run_page(story)


def test_an_alarm_says_what_changed_with_three_example_pages(page: str) -> None:
    drift = page.partition('<section id="drift"')[2].partition("</section>")[0].replace("\xa0", " ")
    assert "kurier.example: authors in 0 % of 23 articles, expected 6" in drift
    assert f"scrapy report {LAST} --accept kurier.example" in drift
    assert drift.count('<li class="card">') == 3
    assert "Page map" not in drift


def test_each_record_has_its_page_map_a_click_away(story: RunStory) -> None:
    gallery = story.samples.gallery
    maps = {line.place: f"R/{number:03}.html" for number, line in enumerate(gallery)}
    told = run_page(replace(story, maps=maps)).partition('<section id="gallery"')[2]
    assert re.findall(r'href="(R/\d+\.html)"', told) == list(maps.values())


def test_every_part_of_a_run_is_there(page: str) -> None:
    for words in (
        "12 min 31 s",
        "<code>no_text</code> 2",
        "<del> im Rat</del>",
        "<ins>doch kein </ins>",
        "kurier.example: vanished, 9",
        "30 random records",
        "24,400",
        "8:00",
        "Articles of kurier.example that have a field",
    ):
        assert words in page, words


def test_what_pages_wrote_stays_text(page: str) -> None:
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(&#34;ha&#34;)" in page
    assert not re.search(r"\sstyle=", page)


def test_the_same_run_gives_the_same_page(story: RunStory, page: str) -> None:
    assert run_page(story) == page


def test_a_run_that_brought_nothing_has_a_page_too() -> None:
    told = run_page(RunStory(manifest=EMPTY, alarms=(), sites=(), samples=Samples(), changed=()))
    assert "2 h 5 min" in told
    assert "No alarm" in told
    assert "This run brought nothing but what was known." in told


def test_drift_that_gave_no_alarm_is_told_all_the_same(story: RunStory) -> None:
    told = run_page(replace(story, alarms=()))
    assert "No alarm was given when the run ended" in told


def test_slow_pages_and_what_does_not_fit_are_told(story: RunStory) -> None:
    slow = {"url": "https://kurier.example/langsam", "seconds": 7.125}
    changed = [*story.changed] * (MOST_CHANGES + 5)
    told = run_page(replace(story, manifest={**story.manifest, "slowest": [slow]}, changed=changed))
    assert 'https://kurier.example/langsam</a></th><td class="number">7.12</td>' in told
    assert "And 5 more." in told


def test_many_sites_share_a_colour_and_long_runs_have_days() -> None:
    by_hour = {f"s{number}.com": Counter({"2026-11-02": 9 - number, "2026-11-03": 1}) for number in range(9)}
    told = run_page(RunStory(manifest=EMPTY, alarms=(), sites=(), samples=Samples(by_hour=by_hour), changed=()))
    chart = told.partition("<svg")[2].partition("</svg>")[0]
    assert [name in chart for name in ("s4.com", "s5.com", "others", "2 Nov")] == [True, False, True, True]
    assert '<th scope="row">s8.com</th>' in told


def test_without_what_draws_charts_the_tables_are_there_and_a_line_says_so(
    story: RunStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    told = run_page(story)
    assert "newsscrape[report]" in told
    assert "<svg" not in told
    assert "Articles by confidence, from" in told


def test_only_addresses_a_reader_can_follow_are_links() -> None:
    content = {"url": "javascript:alert(1)", "reason": "empty", "detail": "x.", "http_status": None}
    made = card(Line(content=content, end=EndState(kind=EndKind.REJECT), place="R:1"), {})
    assert (made.url, made.title, made.facts, made.page_map) == (None, "javascript:alert(1)", ("empty",), None)


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Chromium]:
    with Chromium(browser) as started:
        yield started


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_in_a_browser_it_is_quiet_and_open_to_everybody(
    chromium: Chromium, page: str, tmp_path: Path, width: int, scheme: str
) -> None:
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    tab = chromium.open(file, width=width, scheme=scheme)
    tab.page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert tab.violations() == []
    assert (tab.errors, tab.requests, tab.overflow()) == ([], [], 0)
    tab.close()


def test_a_keyboard_reaches_everything(chromium: Chromium, page: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    tab = chromium.open(file)
    tab.tab_order()
    assert tab.unreached() == []
    tab.close()
