from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.tdm_rules import MOST_RULES, Rule, reservation, rules_of

FILE = [
    {"location": "/frei/", "tdm-reservation": 0},
    {"location": "/bilder/*.jpg$", "tdm-reservation": "1", "tdm-policy": "https://kurier.example/tdm.json"},
    {"location": "/genau$", "tdm-reservation": 1},
    {"location": "/a*b*c", "tdm-reservation": 1},
    {"location": "/politik", "tdm-reservation": 1},
]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/frei/politik", "0"),
        ("/politik/a-1?x=1", "1"),
        ("/bilder/x/y.jpg", "1"),
        ("/bilder/y.jpg.html", None),
        ("/genau", "1"),
        ("/genau/nicht", None),
        ("/axxbyyczz", "1"),
        ("/axxcyy", None),
        ("/", None),
        ("", None),
    ],
)
def test_the_first_rule_for_an_address_counts(path: str, said: str | None) -> None:
    assert reservation(rules_of(json.dumps(FILE).encode()), f"https://kurier.example{path}") == said


def test_a_star_is_the_whole_site() -> None:
    assert reservation((Rule("*", "1"),), "https://kurier.example/") == "1"
    assert reservation((Rule("/", "1"),), "https://kurier.example") == "1"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{}", b"[1]", b'[{"location": 1, "tdm-reservation": 1}]', b"[" * 100_000]
)
def test_what_is_no_list_of_rules_says_nothing(body: bytes) -> None:
    assert rules_of(body) == ()


def test_a_rule_that_says_neither_is_none() -> None:
    assert rules_of(b'[{"location": "/", "tdm-reservation": 2}, {"location": "/", "tdm-reservation": [1]}]') == ()


def test_a_file_has_so_many_rules_at_most() -> None:
    body = json.dumps([{"location": "/a", "tdm-reservation": 1}] * (MOST_RULES + 5)).encode()
    assert len(rules_of(body)) == MOST_RULES


@given(st.text(alphabet="/ab*$", max_size=12), st.text(alphabet="/ab", max_size=12))
def test_patterns_mean_what_they_mean_in_robots_txt(location: str, path: str) -> None:
    bare = location.removesuffix("$")
    pattern = ".*".join(map(re.escape, bare.split("*"))) + (r"\Z" if location.endswith("$") else "")
    expected = re.match(pattern, f"/{path}") is not None
    assert (reservation((Rule(location, "1"),), f"https://kurier.example/{path}") == "1") is expected
