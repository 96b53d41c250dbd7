from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.tokens import tokens_of


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("", set()),
        ("x 1 _", set()),
        ("c-teaserBox__headline js-2", {"teaser", "box", "headline", "js"}),
        ("main RelatedLinks", {"main", "related", "link"}),
        ("ADSlot", {"ad", "slot"}),
        ("news press ads", {"news", "press", "ads"}),
        ("card card--big", {"card", "big"}),
    ],
)
def test_names_are_split_at_signs_and_humps(name: str, tokens: set[str]) -> None:
    assert tokens_of(name) == tokens


@given(st.text())
def test_any_name_gives_lower_case_words(name: str) -> None:
    assert all(token.islower() and token.isascii() and token.isalpha() for token in tokens_of(name))


def test_an_endless_name_gives_a_bounded_number_of_words() -> None:
    words = [f"{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}" for number in range(26 * 26)]
    assert len(tokens_of(" ".join(words * 100))) < 200
