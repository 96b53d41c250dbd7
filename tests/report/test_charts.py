import pytest

from newsscrape.report import charts
from newsscrape.report.charts import bars, can_draw, coverage, lines
from newsscrape.report.coverage import FieldRow
from newsscrape.report.limits import Limits

ROWS = [
    FieldRow(
        name="authors",
        found=0.1,
        limits=Limits(low=0.6, usual=0.9, high=1.0, runs=9),
        is_drift=True,
        is_share=True,
    ),
    FieldRow(name="headline", found=1.0, limits=None, is_drift=False, is_share=True),
]


@pytest.fixture(autouse=True)
def library() -> None:
    pytest.importorskip("matplotlib")


def test_bars_say_their_sum_and_where_most_are() -> None:
    drawn = bars("hours", "Articles", ["10:00", "11:00"], {"a.com": [1, 2], "b.com": [0, 4]})
    assert drawn is not None
    assert "7 in all, most at 11:00: 6." in drawn
    assert "a.com" in drawn
    assert "b.com" in drawn
    assert "style=" not in drawn
    long = bars("days", "Articles", [f"{day} Nov 10:00" for day in range(1, 31)], {"a.com": [1] * 30})
    assert long is not None
    assert "2 Nov 10:00" not in long


def test_coverage_says_what_is_outside() -> None:
    drawn = coverage("coverage-0", "Fields", ROWS)
    assert drawn is not None
    assert "Outside the expected range: authors." in drawn
    assert "Outside the expected range: nothing." in (coverage("coverage-0", "Fields", ROWS[1:]) or "")


def test_lines_skip_what_is_not_known_and_say_how_they_end() -> None:
    drawn = lines("words", "Words", ["1 Nov", "2 Nov"], {"words": [None, 400.0], "other": [1.0, None]})
    assert drawn is not None
    assert "2 runs; in the last one: words 400." in drawn
    assert "in the last one: nothing." in (lines("none", "Words", [], {"words": []}) or "")


def test_the_same_figures_give_the_same_chart() -> None:
    assert coverage("c", "Fields", ROWS) == coverage("c", "Fields", ROWS)


def test_without_the_library_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_draw()
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    assert bars("a", "b", ["c"], {"d": [1]}) is None
