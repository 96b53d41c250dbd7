from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="newsscrape[bench] is not installed")

from newsscrape.errors import InputError
from newsscrape.evaluate.reliability import Judgement, Subject, reliability_of
from newsscrape.evaluate.reliability_plot import plot

FOUND = [
    reliability_of(Subject.PAGES, [Judgement(0.95, is_right=True), Judgement(0.55, is_right=False)]),
    reliability_of(Subject.BLOCKS, [Judgement(0.05, is_right=True)] * 1234),
]


def test_the_picture_says_what_it_shows(tmp_path: Path) -> None:
    plot(FOUND, tmp_path / "reliability.svg")
    picture = (tmp_path / "reliability.svg").read_text(encoding="utf-8")
    assert picture.startswith("<?xml")
    for words in ("records", "2, calibration error 0.300", "1,234, calibration error 0.950", "chance of being text"):
        assert words in picture


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    plot(FOUND, tmp_path / "one.svg")
    plot(FOUND, tmp_path / "two.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_where_it_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"plot\.svg: cannot be written"):
        plot(FOUND, tmp_path / "nowhere" / "plot.svg")
