from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from newsscrape.evaluate.datasets import DatasetKind, TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.language_figures import Share, by_language, field_object, field_table
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.tools import Answer


def measured(language: str | None, **score: float) -> Measurement:
    gold = GoldPage(
        id="a",
        url=None,
        domain=None,
        language=language,
        path=Path("a"),
        kind=DatasetKind(metric=TextMetric.WORDS),
        truth=Truth(),
    )
    return Measurement(gold=gold, answer=Answer(text=""), score=score, cpu_seconds=0.0, failure=None)


PAGES = [
    measured("de-AT", title_exact=1.0, day=1.0),
    measured("de", title_exact=0.0, authors=0.5),
    measured("fr", day=0.0),
    measured(None, day=1.0),
]


def test_regions_of_a_language_are_one_and_the_commonest_comes_first() -> None:
    reports = by_language(PAGES)
    assert list(reports) == ["de", "?", "fr"]
    assert reports["de"] == {
        "title_exact": Share(pages=2, mean=0.5),
        "authors": Share(pages=1, mean=0.5),
        "day": Share(pages=1, mean=1.0),
    }


def test_what_is_not_known_is_left_blank() -> None:
    target = io.StringIO()
    Console(file=target, width=120).print(field_table(by_language(PAGES)))
    lines = [" ".join(line.split()) for line in target.getvalue().splitlines()]
    assert "de 0.5000 2 0.5000 1 1.0000 1" in lines
    assert "fr 0.0000 1" in lines


def test_programs_read_the_same() -> None:
    assert field_object(by_language(PAGES))["fr"] == {"day": {"pages": 1, "mean": 0.0}}
