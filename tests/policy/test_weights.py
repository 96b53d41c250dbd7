from __future__ import annotations

import json

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy.weights import shipped_weights, weights_from

GOOD = {"corpus": "abc", "first": {"bias": 1, "points": {"p": 0.5}}, "second": {"bias": 0, "points": {}}}


def test_the_shipped_weights_are_whole() -> None:
    weights = shipped_weights()
    assert weights.corpus
    assert weights.first.points
    assert weights.second.points


def test_weights_are_read_by_feature_name() -> None:
    weights = weights_from(json.dumps(GOOD), "w.json")
    assert (weights.corpus, weights.first.bias, weights.first.points["p"]) == ("abc", 1.0, 0.5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "w.json: expected JSON"),
        ("[]", "w.json: corpus"),
        (json.dumps(GOOD | {"first": None}), "w.json: first"),
        (json.dumps(GOOD | {"first": {"bias": "x", "points": {}}}), "w.json: first.bias"),
        (json.dumps(GOOD | {"second": {"bias": 0, "points": {"p": "x"}}}), "w.json: second.points.p"),
    ],
)
def test_a_fault_is_named_by_file_and_key(text: str, told: str) -> None:
    with pytest.raises(ProfileError, match=told):
        weights_from(text, "w.json")
