from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from newsscrape.evaluate.datasets import DatasetKind, TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.score import score_page
from newsscrape.evaluate.table import page_line, result_object, result_of, table_of, worst, worst_title
from newsscrape.evaluate.tools import Answer, Scope, Tool


def say_nothing(_page: object) -> Answer:
    return Answer()


OURS = Tool(name="ours", ask=say_nothing)
THEIRS = Tool(name="theirs", ask=say_nothing)
DATER = Tool(name="dater", ask=say_nothing, scope=Scope.DAY)


def measured(name: str, text: str, *, day: str | None = None, failure: str | None = None) -> Measurement:
    gold = GoldPage(
        id=name,
        url=f"https://news.example/{name}",
        domain="news.example",
        language="en",
        path=Path(f"{name}.html.gz"),
        kind=DatasetKind(metric=TextMetric.WORDS),
        truth=Truth(text="one two", date="2024-05-03", wanted=("one", "two"), unwanted=("advert",)),
    )
    answer = Answer(text=text, published_date=day)
    return Measurement(
        gold=gold, answer=answer, score=score_page(gold, answer), cpu_seconds=len(text) / 1000, failure=failure
    )


GOOD = [measured("a", "one two", day="2024-05-03"), measured("b", "one two advert"), measured("c", "", failure="died")]
BAD = [measured("a", "one advert"), measured("b", ""), measured("c", "")]


def rows(*args: object) -> dict[str, list[str]]:
    target = io.StringIO()
    Console(file=target, width=200).print(table_of(*args))  # type: ignore[arg-type]
    lines = [line.split("  ") for line in target.getvalue().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    return {line[0]: line[1:] for line in cells}


def test_a_result_sums_up() -> None:
    result = result_of(OURS, TextMetric.WORDS, GOOD)
    assert (result.pages, result.no_text, result.crashes) == (3, 1, 1)
    assert result.cpu_ms == pytest.approx(7.0)
    assert result.figures["f1"] == pytest.approx((1 + 0.8 + 0) / 3)
    assert result.figures["no_text"] == 1
    assert result.figures["no_text_share"] == pytest.approx(1 / 3)
    assert result.figures["worst_5_percent"] == 0


def test_a_tool_for_days_is_measured_by_days_only() -> None:
    assert set(result_of(DATER, TextMetric.WORDS, GOOD).figures) == {"day"}
    assert set(result_of(DATER, TextMetric.NONE, GOOD).figures) == {"accuracy", "precision", "recall"}


def test_the_table_sets_tools_and_floor_side_by_side() -> None:
    results = [result_of(tool, TextMetric.WORDS, found) for tool, found in ((OURS, GOOD), (THEIRS, BAD))]
    table = rows("wcxb", results, {"f1": 0.55})
    assert "wcxb: 3 pages" in table
    assert table["F1"] == ["0.6000", "0.1667", "+0.4333", "0.5500"]
    assert table["without snippets ↓"] == ["0.3333", "0.3333", "+0.0000"]
    assert table["pages without text ↓"] == ["1", "2", "+1"]
    assert table["crashes ↓"] == ["1", "0"]
    assert table["CPU ms a page (median) ↓"] == ["7.0", "0.0"]


def test_the_worst_pages_come_first_with_the_reason() -> None:
    assert worst(TextMetric.WORDS, GOOD, 2) == [
        "0.0000  0.0000  0.0000  c  https://news.example/c  (died)",
        "0.8000  0.6667  1.0000  b  https://news.example/b",
    ]
    assert worst_title("wcxb", TextMetric.WORDS) == "Worst pages of wcxb (F1, precision, recall):"


@pytest.mark.parametrize(
    ("metric", "truth", "numbers"),
    [
        (TextMetric.SEGMENTS, Truth(wanted=("one", "three"), unwanted=("two",)), "0.3333  0.5000  0.5000"),
        (TextMetric.SHINGLES, Truth(text="one two"), "1.0000  1.0000  1.0000"),
        (TextMetric.NONE, Truth(date="2024-05-04"), "0.0000"),
    ],
)
def test_the_worst_pages_show_the_numbers_of_their_metric(metric: TextMetric, truth: Truth, numbers: str) -> None:
    gold = replace(GOOD[0].gold, kind=DatasetKind(metric=metric), truth=truth)
    one = replace(GOOD[0], gold=gold, score=score_page(gold, GOOD[0].answer))
    assert worst(metric, [one], 1) == [f"{numbers}  a  https://news.example/a"]


def test_a_page_line_tells_what_was_answered_and_what_is_true() -> None:
    line = json.loads(json.dumps(page_line("wcxb", OURS, GOOD[1])))
    assert (line["dataset"], line["tool"], line["id"]) == ("wcxb", "ours", "b")
    assert (line["output_characters"], line["truth_characters"]) == (14, 7)
    assert (line["missed_segments"], line["unwanted_segments"]) == ([], ["advert"])
    assert line["date"] == {"output": None, "truth": "2024-05-03"}
    assert line["scores"]["f1"] == pytest.approx(0.8)


def test_a_result_is_written_with_its_figures() -> None:
    written = result_object(result_of(OURS, TextMetric.WORDS, GOOD))
    assert written["tool"] == "ours"
    assert written["figures"] == pytest.approx(
        {
            "f1": 0.6,
            "precision": 5 / 9,
            "recall": 2 / 3,
            "with": 2 / 3,
            "without": 1 / 3,
            "worst_5_percent": 0,
            "day": 1 / 3,
            "no_text": 1,
            "no_text_share": 1 / 3,
        },
        abs=1e-5,
    )
