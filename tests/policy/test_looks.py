from __future__ import annotations

import json
import re

import pytest

from newsscrape.errors import ProfileError
from newsscrape.model.label import Label
from newsscrape.policy.looks import looks_from, shipped_looks

GOOD = {"corpus": "ab", "labels": ["ad", "other"], "points": {"in:nav": [1, -2]}}


def test_the_looks_that_are_shipped_can_be_read() -> None:
    looks = shipped_looks()
    assert {Label.NAVIGATION, Label.TEASER, Label.COMMENT} <= set(looks.labels)
    assert re.fullmatch("[0-9a-f]{64}", looks.corpus)
    assert looks.points["all"]


def test_what_was_written_is_read() -> None:
    looks = looks_from(json.dumps(GOOD), "x.json")
    assert (looks.corpus, looks.labels) == ("ab", (Label.AD, Label.OTHER))
    assert looks.points == {"in:nav": (1, -2)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "x.json: expected JSON"),
        ([], "x.json: corpus: expected the hash"),
        (GOOD | {"corpus": 1}, "x.json: corpus: expected the hash"),
        (GOOD | {"labels": []}, "x.json: labels: expected a list of labels"),
        (GOOD | {"labels": ["banner"]}, "x.json: labels: expected a list of labels"),
        (GOOD | {"points": []}, "x.json: points: expected an object"),
        (GOOD | {"points": {"in:nav": [1]}}, "x.json: points.in:nav: expected 2 whole numbers"),
        (GOOD | {"points": {"in:nav": [1, 0.5]}}, "x.json: points.in:nav: expected 2 whole numbers"),
    ],
)
def test_a_bad_file_is_named_with_the_key(content: object, message: str) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(ProfileError, match=re.escape(message)):
        looks_from(text, "x.json")
