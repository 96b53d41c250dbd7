from __future__ import annotations

import io

from rich.console import Console

from newsscrape.evaluate.reliability import Judgement, Subject, reliability_of
from newsscrape.evaluate.reliability_table import SUBJECTS, reliability_table

FOUND = [
    reliability_of(Subject.PAGES, [Judgement(0.9, is_right=True), Judgement(0.7, is_right=False)]),
    reliability_of(Subject.BLOCKS, [Judgement(0.25, is_right=False)]),
]


def shown(floors: dict[str, float]) -> list[str]:
    target = io.StringIO()
    Console(file=target, width=160).print(reliability_table(FOUND, floors))
    return [" ".join(line.split()) for line in target.getvalue().splitlines()]


def test_each_kind_of_confidence_has_its_row() -> None:
    lines = shown({})
    assert "records 2 0.8000 0.5000 0.4000" in lines
    assert "blocks, by the sets' texts 1 0.2500 0.0000 0.2500" in lines


def test_floors_stand_beside() -> None:
    assert "records 2 0.8000 0.5000 0.4000 0.0300" in shown({"ece_pages": 0.03})


def test_every_kind_has_words() -> None:
    assert set(SUBJECTS) == set(Subject)
