from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.tokens import tokens_of


@pytest.mark.parametrize(
    ("attrs", "tokens"),
    [
        ({}, ()),
        ({"href": "/teaser"}, ()),
        ({"class": "c-teaserBox__headline js-2"}, ("teaser", "box", "headline", "js")),
        ({"id": "RelatedLinks", "class": "main"}, ("main", "related", "link")),
        ({"class": "news press"}, ("news", "press")),
    ],
)
def test_names_are_split_at_signs_and_humps(attrs: dict[str, str], tokens: tuple[str, ...]) -> None:
    assert tokens_of(attrs) == tokens


@given(st.text())
def test_any_name_gives_lower_case_words(name: str) -> None:
    assert all(token.islower() and token.isalpha() for token in tokens_of({"class": name}))
