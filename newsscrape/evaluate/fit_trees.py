"""Samples and columns → boosted trees of questions about the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
"""One row a block, one column a feature."""

_DIGITS = 6
_RULES: Mapping[str, object] = {
    "objective": "binary",
    "num_leaves": 31,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "use_missing": False,
    "seed": 1,
    # One thread and one way of counting, so that the same pages give the same trees to the last bit.
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


class Limits(Enum):
    """Where a question may cut the values of a feature."""

    BEST = False
    """Where it parts the blocks best."""
    RANDOM = True
    """At one place chosen at random, so that trees are less alike (Geurts et al., Extremely randomized trees, 2006)."""


class Growth(NamedTuple):
    """How trees are grown (Friedman, Greedy function approximation, 2001)."""

    trees: int
    """How many."""
    rate: float
    """How much each may say."""
    limits: Limits
    """Where a question may cut."""


class Lesson(NamedTuple):
    """What trees learn from."""

    table: Table
    truths: NDArray[np.int64]
    """For each row, 1 where the block is text."""
    weights: NDArray[np.float64]
    """For each row, how much it counts."""


def grow(lesson: Lesson, columns: Sequence[str], growth: Growth) -> lightgbm.Booster:
    """Grow trees: in, rows with their truth and the columns' names; out, the model."""
    data = lightgbm.Dataset(lesson.table, lesson.truths, weight=lesson.weights, feature_name=list(columns))
    rules = dict(_RULES) | {"learning_rate": growth.rate, "extra_trees": growth.limits is Limits.RANDOM}
    return lightgbm.train(rules, data, growth.trees)


def ask(model: lightgbm.Booster, table: Table, trees: int | None = None) -> NDArray[np.float64]:
    """Give the log-odds the first so many trees add up to, all of them for None."""
    count = model.num_trees() if trees is None else min(trees, model.num_trees())
    points: NDArray[np.float64] = np.asarray(
        model.predict(table, raw_score=True, num_iteration=count, num_threads=1), dtype=np.float64
    )
    return points


def written(model: lightgbm.Booster, columns: Sequence[str]) -> list[object]:
    """Give the trees as lists ``[feature, limit, points, low, high]``, those of a single leaf left out."""
    trees = [_nested(tree["tree_structure"], columns) for tree in model.dump_model()["tree_info"]]
    return [tree for tree in trees if isinstance(tree, list)]


def _nested(node: Mapping[str, Any], columns: Sequence[str]) -> object:
    if "leaf_value" in node:
        return round(1000 * node["leaf_value"])
    return [
        columns[node["split_feature"]],
        float(f"{node['threshold']:.{_DIGITS}g}"),
        round(1000 * node["internal_value"]),
        _nested(node["left_child"], columns),
        _nested(node["right_child"], columns),
    ]
