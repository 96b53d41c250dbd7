"""Pages that people corrected, in folders of their own → a set that the weights can be fitted to."""

from __future__ import annotations

from pathlib import Path

from newsscrape.evaluate.datasets import STORED
from newsscrape.evaluate.gold import Dataset, GoldPage, Truth
from newsscrape.evaluate.labels import HandLabels, load_labels
from newsscrape.sinks.case import CASES, LABELS, PAGE


def holds_cases(folder: Path) -> bool:
    """Tell whether a folder has ``<host>/<slug>/labels.json``."""
    return next(folder.glob(f"*/*/{LABELS}"), None) is not None


def load_cases(folder: Path) -> Dataset:
    """Give the cases in a folder as a set of which nothing is known but the labels; raises `InputError` for a bad file.

    The set bears the name that the labels of cases name, whatever the folder is called.
    """
    return Dataset(name=CASES, kind=STORED, pages=tuple(map(_gold, load_labels(folder))))


def _gold(labels: HandLabels) -> GoldPage:
    return GoldPage(
        id=labels.id,
        url=None,
        domain=labels.domain,
        language=labels.language,
        path=labels.path.with_name(PAGE),
        kind=STORED,
        truth=Truth(),
    )
