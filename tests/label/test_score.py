from __future__ import annotations

import pytest

from newsscrape.label.score import probabilities, strongest
from newsscrape.model.weights import Layer

LAYER = Layer(bias=0.0, points={"long": 2.0, "link": -3.0, "p": 0.5})


def test_points_add_up_to_a_probability() -> None:
    none, text, link = probabilities([[], ["long", "p", "unknown"], ["link"]], LAYER)
    assert none == 0.5
    assert text == pytest.approx(0.924, abs=0.001)
    assert link < 0.05


def test_a_feature_named_twice_counts_once() -> None:
    assert probabilities([["long", "long"]], LAYER) == probabilities([["long"]], LAYER)


def test_extreme_points_do_not_overflow() -> None:
    assert probabilities([["x"]], Layer(bias=0, points={"x": -1e9})) == [pytest.approx(0)]


def test_what_moved_a_block_most_is_named_first() -> None:
    assert strongest(["p", "unknown", "link", "long"], LAYER, 2) == ("link-3.0", "long+2.0")
