from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import ProfileError
from newsscrape.model.weights import Split
from newsscrape.policy import fitted
from newsscrape.policy.weights import shipped_weights, weights_from

NAMES: dict[str, Any] = {
    "bias": -5,
    "near": {"story": 900, "teaser": -700},
    "within": {"story": 400, "page": 30},
    "in": {"aside": -200},
    "block": {"p": 250},
    "inline": {"em": 30},
}
TREE = ["words", 9.5, -500, -3000, ["link_share", 1, 1000, 3500, -1500]]
GOOD: dict[str, Any] = {
    "corpus": "abc",
    "names": NAMES,
    "first": [TREE],
    "second": [],
    "trust": {"at": -900, "by": -1300},
}


def test_the_shipped_weights_are_whole() -> None:
    weights = shipped_weights()
    assert len(weights.corpus) == 64
    assert weights.names.near
    assert weights.names.within
    assert weights.first
    assert weights.second


def test_without_the_file_it_is_said_how_to_make_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fitted.resources, "files", lambda _: tmp_path)
    with pytest.raises(ProfileError, match=r"weights\.json: there is no such file; make it with scrapy fit"):
        shipped_weights.__wrapped__()


def test_names_are_read_by_kind() -> None:
    weights = weights_from(json.dumps(GOOD), "w.json")
    names = weights.names
    assert (weights.corpus, names.bias) == ("abc", -5)
    assert (names.near["story"], names.within["story"]) == (900, 400)
    assert (names.inside["aside"], names.block["p"], names.inline["em"]) == (-200, 250, 30)


def test_it_is_known_how_much_more_a_word_says_near() -> None:
    assert weights_from(json.dumps(GOOD), "w.json").names.nearer == {"page": -30, "story": 500, "teaser": -700}
    alike = GOOD | {"names": NAMES | {"near": {"page": 30}, "within": {"page": 30}}}
    assert weights_from(json.dumps(alike), "w.json").names.nearer == {}


def test_a_tree_is_read_question_by_question() -> None:
    (tree,) = weights_from(json.dumps(GOOD), "w.json").first
    inner = Split(feature="link_share", limit=1.0, points=1000, low=3500, high=-1500)
    assert tree == Split(feature="words", limit=9.5, points=-500, low=-3000, high=inner)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "w.json: expected JSON"),
        ("[]", "w.json: corpus"),
        (json.dumps(GOOD | {"corpus": 1}), "w.json: corpus"),
        (json.dumps(GOOD | {"first": None}), "w.json: first: expected a list"),
        (json.dumps(GOOD | {"first": []}), "w.json: first: expected a list"),
        (json.dumps(GOOD | {"second": [TREE, 5]}), r"w.json: second\[1\]: expected \[feature"),
        (json.dumps(GOOD | {"first": [TREE[:4]]}), r"w.json: first\[0\]: expected"),
        (json.dumps(GOOD | {"first": [["words", "9", 0, 1, 2]]}), r"w.json: first\[0\]: expected"),
        (json.dumps(GOOD | {"first": [["words", 9, 0, 1.5, 2]]}), r"w.json: first\[0\].words: expected"),
        (json.dumps(GOOD | {"first": [["words", 9, 0, 1, ["x"]]]}), r"w.json: first\[0\].words: expected"),
        (json.dumps(GOOD | {"second": None}), "w.json: second: expected a list"),
        (json.dumps(GOOD | {"trust": 5}), "w.json: trust: expected an object"),
        (json.dumps(GOOD | {"trust": {"at": 0}}), "w.json: trust.by: expected a whole number"),
        (json.dumps(GOOD | {"names": []}), "w.json: names: expected an object"),
        (json.dumps(GOOD | {"names": NAMES | {"bias": "x"}}), "w.json: names.bias: expected a whole number"),
        (json.dumps(GOOD | {"names": NAMES | {"near": None}}), "w.json: names.near: expected an object"),
        (json.dumps(GOOD | {"names": NAMES | {"in": {"p": 0.5}}}), "w.json: names.in.p: expected a whole number"),
    ],
)
def test_a_fault_is_named_by_file_and_key(text: str, told: str) -> None:
    with pytest.raises(ProfileError, match=f"^{told}.*make the file with scrapy fit"):
        weights_from(text, "w.json")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from([*GOOD, *NAMES]), inner),
    max_leaves=20,
)


@given(anything, st.sampled_from(["all", "names", "trees", "near"]))
def test_whatever_stands_in_the_file_is_read_or_refused(content: object, place: str) -> None:
    files = {
        "all": content,
        "names": GOOD | {"names": content},
        "trees": GOOD | {"trees": content},
        "near": GOOD | {"names": NAMES | {"near": content}},
    }
    try:
        weights = weights_from(json.dumps(files[place]), "w.json")
    except ProfileError as error:
        assert str(error).startswith("w.json: ")  # noqa: PT017 - refusing is one of two right answers
    else:
        assert weights.first
