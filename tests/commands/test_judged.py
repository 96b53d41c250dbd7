from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsscrape.commands.judged import judged_parts
from newsscrape.commands.page_maps import MeasuredSet
from newsscrape.evaluate.datasets import kind_of
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import Dataset, GoldPage, Truth
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.tools import Answer

NO_FLOORS = Floors(floors={}, highest={}, reasons={})


@pytest.fixture
def measured() -> Sequence[MeasuredSet]:
    """One page of one set, called an advertorial of four minutes."""
    kind = kind_of("wcxb")
    gold = GoldPage(id="a", url=None, domain=None, language=None, path=Path("a.html.gz"), kind=kind, truth=Truth())
    answer = Answer(particulars={"is_advertorial": True, "reading_time_minutes": 4.0})
    found = Measurement(gold=gold, answer=answer, score={}, cpu_seconds=0.0, failure=None)
    return [MeasuredSet(dataset=Dataset(name="wcxb", kind=kind, pages=(gold,)), measurements=[found])]


def test_nothing_is_measured_unless_asked_for(measured: Sequence[MeasuredSet]) -> None:
    assert judged_parts(measured, NO_FLOORS, argparse.Namespace(judged=None)) == []


def test_records_are_held_against_verdicts(
    measured: Sequence[MeasuredSet], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wcxb.jsonl").write_text('{"id": "a", "is_advertorial": null, "reading_time_minutes": 4}\n')
    (part,) = judged_parts(measured, NO_FLOORS, argparse.Namespace(judged=tmp_path))
    assert part.name == "judged"
    assert part.figures == {
        "is_advertorial_precision": 0.0,
        "is_advertorial_recall": 1.0,
        "reading_time_minutes_precision": 1.0,
        "reading_time_minutes_recall": 1.0,
    }
    assert "fields judged by a person" in capsys.readouterr().out
