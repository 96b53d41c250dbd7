"""Features → log-odds: block by block, every tree asked what it makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.columns import blank
from newsscrape.model.document import Observed
from newsscrape.model.weights import Split, Weights

FIRST_TREES: Final = 12
"""So many trees are asked about every block."""
HOPELESS: Final = -1_400
"""Of the words of texts, 2 in 100,000 stand in blocks that the first trees find worse than that and the rest do not."""
HOPELESS_POINTS: Final = -5_000
"""What is said of a hopeless block, in thousandths of log-odds."""


class _Grove(NamedTuple):
    """Some trees made ready: their questions one after the other in flat arrays.

    Where an answer leads is the place of the next question or, below zero, the complement of the place of a leaf.
    """

    names: tuple[str, ...]
    """The features asked about."""
    roots: vec[i64]
    """For each tree, where it begins; an even number, the last one being a leaf of no points if need be."""
    asked: vec[i64]
    """For each question, its feature's place among the names."""
    limits: vec[float]
    """For each question, the highest value that goes low."""
    ways: vec[i64]
    """For each question two: where the answer leads that goes low, and where the one that goes high."""
    leaves: vec[i64]
    """Points in thousandths of log-odds."""


class FirstLook(NamedTuple):
    """What the first trees make of all blocks."""

    points: list[int]
    """Log-odds of being text, in thousandths."""
    open_blocks: list[int]
    """The blocks that are not hopeless."""


def first_look(columns: Observed, weights: Weights) -> FirstLook:
    """Ask the first trees about all blocks; a block that the first dozen find hopeless is asked no further."""
    opening, rest, _ = _groves(weights)
    points = _ask(opening, columns, list(range(len(columns[opening.names[0]]))))
    open_blocks = []
    for block, known in enumerate(points):
        if known > HOPELESS:
            open_blocks.append(block)
        else:
            points[block] = HOPELESS_POINTS
    for block, more in zip(open_blocks, _ask(rest, columns, open_blocks), strict=True):
        points[block] += more
    return FirstLook(points, open_blocks)


def second_look(columns: Observed, look: FirstLook, weights: Weights) -> list[int]:
    """Give the log-odds of all blocks, in thousandths: what the second trees, if any, make of the open ones."""
    points = list(look.points)
    if not weights.second:
        return points
    *_, second = _groves(weights)
    for block, known in zip(look.open_blocks, _ask(second, columns, look.open_blocks), strict=True):
        points[block] = known
    return points


def is_open(columns: Observed, index: int, weights: Weights) -> bool:
    """Tell whether the first dozen trees leave a block hope of being text."""
    opening, *_ = _groves(weights)
    return _ask(opening, columns, [index])[0] > HOPELESS


def reasons(columns: Observed, index: int, trees: Sequence[Split]) -> dict[str, int]:
    """Give by how much each feature moved a block in these trees, in thousandths of log-odds, added up.

    A question moves a block by the difference of what is known after and before its answer (Saabas, 2014).
    """
    moved: dict[str, int] = {}
    for tree in trees:
        at: Split | int = tree
        while isinstance(at, Split):
            after = at.low if columns[at.feature][index] <= _highest(at.limit) else at.high
            known = after.points if isinstance(after, Split) else after
            moved[at.feature] = moved.get(at.feature, 0) + known - at.points
            at = after
    return moved


def _ask(grove: _Grove, columns: Observed, blocks: list[int]) -> list[int]:
    """Give the points of these blocks, those of all trees added up."""
    asked_about = vec[vec[float]]([columns[name] for name in grove.names])
    count: i64 = len(asked_about)
    row = blank(count)
    found = []
    for block in blocks:
        for place in range(count):
            row[place] = asked_about[place][block]
        found.append(int(_answer(grove, row)))
    return found


def _answer(grove: _Grove, row: vec[float]) -> i64:
    """Add up what the trees make of one block."""
    roots, asked, limits, ways, leaves = grove.roots, grove.asked, grove.limits, grove.ways, grove.leaves
    points: i64 = 0
    # Two trees at a time, as neither waits for the other. No branch at a question: which way an answer leads cannot
    # be foreseen, and a processor pays for wrong guesses.
    for pair in range(0, len(roots), 2):
        one, other = roots[pair], roots[pair + 1]
        while one >= 0 and other >= 0:
            one = ways[2 * one + (row[asked[one]] > limits[one])]
            other = ways[2 * other + (row[asked[other]] > limits[other])]
        while one >= 0:
            one = ways[2 * one + (row[asked[one]] > limits[one])]
        while other >= 0:
            other = ways[2 * other + (row[asked[other]] > limits[other])]
        points += leaves[~one] + leaves[~other]
    return points


@cache
def _groves(weights: Weights) -> tuple[_Grove, _Grove, _Grove]:
    """Make ready the first dozen trees of the first look, its other trees, and those of the second."""
    first = weights.first
    return _planted(first[:FIRST_TREES]), _planted(first[FIRST_TREES:]), _planted(weights.second)


def _planted(trees: Sequence[Split]) -> _Grove:
    asked: list[Split] = []
    ways: list[int] = []
    leaves: list[int] = []
    roots = [_plant(tree, asked, ways, leaves) for tree in trees]
    if len(roots) % 2:
        roots.append(_plant(0, asked, ways, leaves))
    names = tuple(dict.fromkeys(split.feature for split in asked))
    places = {name: place for place, name in enumerate(names)}
    return _Grove(
        names,
        vec[i64](roots),
        vec[i64]([places[split.feature] for split in asked]),
        vec[float]([_highest(split.limit) for split in asked]),
        vec[i64](ways),
        vec[i64](leaves),
    )


def _plant(at: Split | int, asked: list[Split], ways: list[int], leaves: list[int]) -> int:
    """Append a tree's questions and leaves, and give the place of its first question."""
    if not isinstance(at, Split):
        leaves.append(at)
        return ~(len(leaves) - 1)
    place = len(asked)
    asked.append(at)
    ways += (0, 0)
    ways[2 * place] = _plant(at.low, asked, ways, leaves)
    ways[2 * place + 1] = _plant(at.high, asked, ways, leaves)
    return place


@cache
def _highest(limit: float) -> float:
    """Give the highest number that is at most the limit when both are rounded to single precision.

    Trees are fitted on numbers of single precision; columns are more precise.
    """
    low = np.float32(limit)
    middle = (float(low) + float(np.nextafter(low, np.float32(np.inf)))) / 2
    return middle if np.float32(middle) <= low else float(np.nextafter(middle, -np.inf))
