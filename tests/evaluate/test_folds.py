from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.folds import FOLDS, fold_files, fold_of


def test_a_domain_always_belongs_to_the_same_part() -> None:
    assert [fold_of(name) for name in ("a.example", "b.example", None)] == [
        fold_of(name) for name in ("a.example", "b.example", "")
    ]


def test_domains_spread_over_all_parts() -> None:
    counts = Counter(fold_of(f"paper-{number}.example") for number in range(1000))
    assert set(counts) == set(range(FOLDS))
    assert min(counts.values()) > 150


def test_the_files_come_in_the_order_of_the_parts(tmp_path: Path) -> None:
    for fold in range(FOLDS):
        (tmp_path / f"{fold}.json").touch()
    assert [path.name for path in fold_files(tmp_path)] == ["0.json", "1.json", "2.json", "3.json", "4.json"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "0.json").touch()
    with pytest.raises(InputError, match=r"1\.json: there is no such file; make the folder with scrapy fit --folds"):
        fold_files(tmp_path)
