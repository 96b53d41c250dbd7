from __future__ import annotations

from pathlib import Path

from newsscrape.bench.copies import COPY_TARGETS, CopyFigures, measure_copies
from newsscrape.bench.made_corpus import made_corpus


def test_copies_of_a_small_corpus_are_found_and_hardly_anything_else(tmp_path: Path) -> None:
    figures = measure_copies(made_corpus(600, 60), tmp_path)
    assert (figures.articles, figures.copies) == (600, 60)
    assert figures.recall >= 0.9
    assert figures.precision >= 0.97
    assert 0 < figures.milliseconds < 50
    assert 100 < figures.article_bytes < 2_000


def test_figures_are_held_against_their_targets() -> None:
    figures = CopyFigures(articles=100, copies=10, found=9, wrong=1, milliseconds=0.5, article_bytes=1)
    assert (figures.recall, figures.precision) == (0.9, 0.9)
    assert [target.is_met(figures.by_name()) for target in COPY_TARGETS] == [False, False, True]


def test_nothing_told_is_nothing_wrong() -> None:
    figures = CopyFigures(articles=1, copies=0, found=0, wrong=0, milliseconds=0.5, article_bytes=1)
    assert (figures.recall, figures.precision) == (1.0, 1.0)
