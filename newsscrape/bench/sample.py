"""Labelled sets → the pages that are timed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from newsscrape.evaluate.gold import GoldPage, find_datasets, load_dataset

_Thing = TypeVar("_Thing")


def sample(folders: Iterable[Path], count: int) -> tuple[GoldPage, ...]:
    """Give pages of the sets in these folders, at most ``count`` of them, spread evenly.

    Raises `InputError` for a folder without a set, and for a set that cannot be read.
    """
    sets = [load_dataset(found) for folder in folders for found in find_datasets(folder)]
    return evenly([page for dataset in sets for page in dataset.pages], count)


def evenly(things: Sequence[_Thing], count: int) -> tuple[_Thing, ...]:
    """Give ``count`` of the things, in their order and equally far apart; all where there are no more."""
    if count >= len(things):
        return tuple(things)
    return tuple(things[place * len(things) // count] for place in range(count))


def set_of(gold: GoldPage) -> str:
    """Give the name of the set a page belongs to."""
    return gold.path.parent.parent.name
