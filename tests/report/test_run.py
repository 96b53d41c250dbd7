from newsscrape.ledger.versions import Version
from newsscrape.report.run import history_lines, run_lines

FIRST = Version(key="https://kurier.com/a", number=1, run="R", changes=(), record={"headline": "Alt"})
SECOND = Version(key="https://kurier.com/a", number=2, run="S", changes=("headline",), record={"headline": "Neu"})
MANIFEST = {
    "run": "S", "spider": "news", "started_at": "2026-11-02T10:00:00Z", "finished_at": "2026-11-02T10:05:00Z",
    "pages": 4, "articles": 1, "unchanged": 0, "rejects": 2, "failures": 1,
    "rejects_by_reason": {"empty": 1, "gone": 2},
}  # fmt: skip


def test_a_run_is_told_with_its_counts_reasons_and_changes() -> None:
    lines = list(run_lines(MANIFEST, [(FIRST, SECOND)]))
    assert lines[0].endswith("4 pages, 1 articles, 0 unchanged, 2 rejects, 1 failures.")
    assert lines[1:3] == ["  2 gone", "  1 empty"]
    assert lines[-2:] == ["https://kurier.com/a, version 2 by run S: headline", "  headline: [-Alt-]{+Neu+}"]


def test_alarms_come_before_the_reasons() -> None:
    manifest = {**MANIFEST, "alarms": [{"sentence": "kurier.com: authors in 0 % of 40 articles."}]}
    assert list(run_lines(manifest, []))[1:3] == ["  Drift: kurier.com: authors in 0 % of 40 articles.", "  2 gone"]


def test_a_history_is_told_from_version_to_version() -> None:
    assert list(history_lines([FIRST])) == ["https://kurier.com/a: 1 version, first seen by run R."]
    assert list(history_lines([FIRST, SECOND]))[-1] == "  headline: [-Alt-]{+Neu+}"
