from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="newsscrape[bench] is not installed")

from newsscrape.bench.growth import SizeCost
from newsscrape.bench.plot import plot

COSTS = [SizeCost(bytes=size, seconds=size / 1e7) for size in (10_000, 100_000, 1_000_000)]


def test_the_picture_says_what_it_shows(tmp_path: Path) -> None:
    plot(COSTS, tmp_path / "growth.svg")
    picture = (tmp_path / "growth.svg").read_text(encoding="utf-8")
    assert picture.startswith("<?xml")
    for words in (
        "Processor time by page size",
        "page size in bytes",
        "processor time in ms",
        "newsscrape, slope 1.00",
        "linear, slope 1",
    ):
        assert words in picture


def test_the_same_costs_give_the_same_picture(tmp_path: Path) -> None:
    plot(COSTS, tmp_path / "one.svg")
    plot(COSTS, tmp_path / "two.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
