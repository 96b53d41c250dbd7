from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from librt.vecs import vec

from newsscrape.label.forest import first_look, is_open, reasons, second_look
from newsscrape.model.weights import Names, Split, Trust, Weights

Tree: TypeAlias = Split | int
Columns: TypeAlias = dict[str, vec[float]]

NAMES = Names(bias=0, near={}, within={}, inside={}, block={}, inline={}, nearer={})
FEATURES = ("words", "links", "place")
LIMITS = (-1.0, 0.0, 0.1, 1 / 3, 2.5, 18.0, 1e6)
MOST_LEAVES = 31


def weights_of(*trees: Split) -> Weights:
    return Weights(corpus="by hand", names=NAMES, first=trees, second=(), trust=Trust(at=0, by=0))


def log_odds(columns: Columns, weights: Weights) -> list[int]:
    return first_look(columns, weights).points


def columns_of(**values: Sequence[float]) -> Columns:
    return {name: vec[float]([float(value) for value in column]) for name, column in values.items()}


def walked(at: Tree, columns: Columns, index: int) -> int:
    """Ask one tree about one block as anybody would."""
    while isinstance(at, Split):
        at = at.low if np.float32(columns[at.feature][index]) <= np.float32(at.limit) else at.high
    return at


@st.composite
def trees(draw: st.DrawFn, most: int = MOST_LEAVES) -> Split:
    """Draw a tree of two leaves or more, of any shape."""
    leaves = draw(st.integers(2, most))
    grown: list[Tree] = draw(st.lists(st.integers(-100, 1000), min_size=leaves, max_size=leaves))
    while len(grown) > 1:
        at = draw(st.integers(0, len(grown) - 2))
        feature, limit = draw(st.sampled_from(FEATURES)), draw(st.sampled_from(LIMITS))
        known = draw(st.integers(-500, 500))
        grown[at : at + 2] = [Split(feature=feature, limit=limit, points=known, low=grown[at], high=grown[at + 1])]
    (tree,) = grown
    assert isinstance(tree, Split)
    return tree


rows = st.lists(
    st.tuples(*[st.sampled_from(LIMITS) | st.floats(-2, 20, width=32)] * len(FEATURES)), min_size=1, max_size=8
).map(lambda drawn: columns_of(**dict(zip(FEATURES, zip(*drawn, strict=True), strict=True))))


@settings(suppress_health_check=[HealthCheck.too_slow])  # trees take long to draw on a busy machine
@given(st.lists(trees(), min_size=1, max_size=16), rows)
def test_all_trees_at_once_say_what_they_say_one_by_one(grown: list[Split], columns: Columns) -> None:
    found = log_odds(columns, weights_of(*grown))
    count = len(columns["words"])
    assert found == [sum(walked(tree, columns, index) for tree in grown) for index in range(count)]


@settings(suppress_health_check=[HealthCheck.too_slow])  # trees take long to draw on a busy machine
@given(st.lists(trees(), min_size=1, max_size=16), rows)
def test_the_reasons_add_up_to_what_was_learned_on_the_way(grown: list[Split], columns: Columns) -> None:
    weights = weights_of(*grown)
    known_first = sum(tree.points for tree in grown)
    for index, points in enumerate(log_odds(columns, weights)):
        assert sum(reasons(columns, index, weights.first).values()) == points - known_first


def test_a_value_at_the_limit_goes_low() -> None:
    tree = Split(feature="words", limit=0.1, points=0, low=-300, high=700)
    assert log_odds(columns_of(words=[0.0, 0.1, 0.11]), weights_of(tree)) == [-300, -300, 700]


@pytest.mark.parametrize("limit", [*LIMITS, -1 / 3, 1e-30, 16_777_217.0])
def test_values_and_limits_are_compared_as_they_were_fitted(limit: float) -> None:
    low, high = (float(np.nextafter(np.float32(limit), np.float32(bound))) for bound in (-np.inf, np.inf))
    middles = [(float(np.float32(limit)) + other) / 2 for other in (low, high)]
    values = [
        shifted
        for value in (*middles, limit)
        for shifted in (np.nextafter(value, low), value, np.nextafter(value, high))
    ]
    tree = Split(feature="words", limit=limit, points=0, low=-300, high=700)
    found = log_odds(columns_of(words=values), weights_of(tree))
    assert found == [-300 if np.float32(value) <= np.float32(limit) else 700 for value in values]


def test_a_reason_names_the_features_asked_on_the_way_only() -> None:
    by_links = Split(feature="links", limit=0.5, points=800, low=1000, high=-400)
    tree = Split(feature="words", limit=9, points=100, low=-900, high=by_links)
    columns = columns_of(words=[3, 20, 20], links=[0, 0, 1])
    assert [reasons(columns, index, (tree,)) for index in range(3)] == [
        {"words": -1000},
        {"words": 700, "links": 200},
        {"words": 700, "links": -1200},
    ]


@pytest.mark.parametrize("leaves", [2, 16, 31, 32])
def test_a_tree_may_be_as_lopsided_as_it_likes(leaves: int) -> None:
    low: Tree = 0
    high: Tree = leaves - 1
    for number in range(1, leaves):
        low = Split(feature="words", limit=number, points=0, low=low, high=number)
        high = Split(feature="words", limit=leaves - number, points=0, low=leaves - 1 - number, high=high)
    columns = columns_of(words=range(1, leaves + 1))
    assert isinstance(low, Split)
    assert isinstance(high, Split)
    assert log_odds(columns, weights_of(low)) == list(range(leaves))
    assert log_odds(columns, weights_of(high)) == list(range(leaves))


def test_what_the_first_trees_find_hopeless_is_asked_no_further() -> None:
    first = Split(feature="words", limit=9, points=0, low=-1000, high=0)
    rest = Split(feature="links", limit=0.5, points=0, low=1000, high=0)
    weights = weights_of(*[first] * 12, *[rest] * 100)
    hopeless, hopeful = log_odds(columns_of(words=[3, 20], links=[0, 0]), weights)
    assert hopeless < -3000
    assert hopeful == 100_000


def test_a_page_of_hopeless_blocks_only_is_judged() -> None:
    tree = Split(feature="words", limit=9, points=0, low=-1000, high=0)
    assert max(log_odds(columns_of(words=[1, 2]), weights_of(*[tree] * 40))) < -3000


def test_the_second_trees_decide_about_blocks_that_are_not_hopeless() -> None:
    opening = Split(feature="words", limit=9, points=0, low=-2000, high=0)
    second = Split(feature="links", limit=0.5, points=0, low=700, high=-300)
    weights = replace(weights_of(opening), second=(second, second))
    columns = columns_of(words=[3, 20, 20], links=[0, 0, 1])
    look = first_look(columns, weights)
    assert look.open_blocks == [1, 2]
    assert second_look(columns, look, weights) == [look.points[0], 1400, -600]
    assert [is_open(columns, index, weights) for index in range(3)] == [False, True, True]


def test_a_second_look_without_trees_says_nothing() -> None:
    opening = Split(feature="words", limit=9, points=0, low=-2000, high=500)
    columns, weights = columns_of(words=[3, 20]), weights_of(opening)
    look = first_look(columns, weights)
    assert second_look(columns, look, weights) == look.points
