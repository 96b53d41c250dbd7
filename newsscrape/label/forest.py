"""Features → log-odds: all trees asked about all blocks at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsscrape.model.document import Observed
from newsscrape.model.weights import Split, Weights

MOST_LEAVES = 32
"""A tree's leaves are bits of one machine word."""

_FIRST_TREES = 12
_HOPELESS = -1_400
"""Of the words of texts, 2 in 100,000 stand in blocks that the first trees find worse than that and the rest do not."""
_HOPELESS_POINTS = -5_000


class _Grove(NamedTuple):
    """Some trees, made ready: their questions side by side, those of one tree next to each other.

    Each question knows the leaves that cannot be reached when its answer is no, so that the leaf reached is the first
    one no question has struck out: QuickScorer (Lucchese et al., SIGIR 2015).
    """

    names: tuple[str, ...]
    """The features asked about."""
    rows: NDArray[np.intp]
    """For each question, its feature's place among the names."""
    limits: NDArray[np.float32]
    """For each question, the value compared with."""
    left: NDArray[np.uint32]
    """For each question, the leaves left when the answer is no, as bits."""
    starts: NDArray[np.intp]
    """The first question of each tree."""
    leaves: NDArray[np.int64]
    """For each tree and leaf, points in thousandths of log-odds."""


def log_odds(columns: Observed, weights: Weights) -> NDArray[np.int64]:
    """Give for each block its log-odds of being text, in thousandths.

    A block that the first trees find hopeless is asked no further.
    """
    first, rest = _groves(weights)
    points = _ask(first, {name: columns[name] for name in first.names})
    is_open = points > _HOPELESS
    points[~is_open] = _HOPELESS_POINTS
    open_blocks = np.flatnonzero(is_open)
    if open_blocks.size and rest.starts.size:
        points[open_blocks] += _ask(rest, {name: columns[name][open_blocks] for name in rest.names})
    return points


def reasons(columns: Observed, index: int, weights: Weights) -> dict[str, int]:
    """Give by how much each feature moved a block, in thousandths of log-odds, added up over the trees.

    A question moves a block by the difference of what is known after and before its answer (Saabas, 2014).
    """
    moved: dict[str, int] = {}
    for tree in weights.trees:
        at: Split | int = tree
        while isinstance(at, Split):
            after = at.low if columns[at.feature][index] <= at.limit else at.high
            known = after.points if isinstance(after, Split) else after
            moved[at.feature] = moved.get(at.feature, 0) + known - at.points
            at = after
    return moved


def _ask(grove: _Grove, columns: Mapping[str, NDArray[np.float32]]) -> NDArray[np.int64]:
    values = np.stack([columns[name] for name in grove.names])
    struck = np.where(values[grove.rows] <= grove.limits[:, None], np.uint32(0xFFFFFFFF), grove.left[:, None])
    left = np.bitwise_and.reduceat(struck, grove.starts, axis=0)
    # The lowest bit alone is a power of two, of which a float knows the exponent.
    lowest = left & (~left + np.uint32(1))
    leaf = np.frexp(lowest.astype(np.float64))[1] - 1
    points: NDArray[np.int64] = np.take_along_axis(grove.leaves, leaf, axis=1).sum(axis=0)
    return points


@cache
def _groves(weights: Weights) -> tuple[_Grove, _Grove]:
    return _planted(weights.trees[:_FIRST_TREES]), _planted(weights.trees[_FIRST_TREES:])


def _planted(trees: Sequence[Split]) -> _Grove:
    questions: list[tuple[str, float, int]] = []
    starts: list[int] = []
    leaves: list[list[int]] = []
    for tree in trees:
        starts.append(len(questions))
        points: list[int] = []
        questions.extend(_questions(tree, points))
        leaves.append(points + [0] * (MOST_LEAVES - len(points)))
    names = tuple(dict.fromkeys(name for name, _, _ in questions))
    places = {name: place for place, name in enumerate(names)}
    return _Grove(
        names,
        np.array([places[name] for name, _, _ in questions], dtype=np.intp),
        np.array([limit for _, limit, _ in questions], dtype=np.float32),
        np.array([left for _, _, left in questions], dtype=np.uint32),
        np.array(starts, dtype=np.intp),
        np.array(leaves, dtype=np.int64).reshape(len(trees), MOST_LEAVES),
    )


def _questions(at: Split | int, points: list[int]) -> Iterator[tuple[str, float, int]]:
    """Give (feature, limit, leaves left on a no) of a tree's questions, and its leaves from low to high."""
    if isinstance(at, int):
        points.append(at)
        return
    first = len(points)
    below = list(_questions(at.low, points))
    lows = ((1 << len(points)) - 1) & ~((1 << first) - 1)
    yield at.feature, at.limit, 0xFFFFFFFF & ~lows
    yield from below
    yield from _questions(at.high, points)
