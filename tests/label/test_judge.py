from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.judge import judge
from newsscrape.label.roles import Sight
from newsscrape.model.weights import Layer, Weights

Look = Callable[..., Sight]

EVEN = Layer(bias=0.0, points={})


def test_the_second_look_decides_with_the_features_of_both(look: Look) -> None:
    sight = look("<p>Text</p><nav>Start</nav>")
    weights = Weights(
        corpus="", first=Layer(bias=0.0, points={"tag:p": 3.0}), second=Layer(bias=0.0, points={"p:8": 2.0})
    )
    judged = judge(sight.document, sight.facts, weights)
    assert judged.probabilities == pytest.approx([0.8808, 0.5], abs=0.0001)
    assert {"tag:p", "p:8"} <= set(judged.features[0])


def test_without_weights_nothing_is_known(look: Look) -> None:
    sight = look("<p>Text</p><nav>Start</nav>")
    assert judge(sight.document, sight.facts, Weights(corpus="", first=EVEN, second=EVEN)).probabilities == [0.5, 0.5]


def test_a_page_without_blocks_is_judged_at_once(look: Look) -> None:
    sight = look("")
    assert judge(sight.document, sight.facts, Weights(corpus="", first=EVEN, second=EVEN)).probabilities == []
