import re

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.sentences import Sentences
from newsscrape.policy.languages import language_codes, load_language


def test_any_pattern_is_found() -> None:
    sentences = Sentences([re.compile(r"\bfor (?:paying )?members\b", re.IGNORECASE), re.compile("(?:x|y)")])
    assert sentences.are_in("For MEMBERS")
    assert sentences.are_in("an y")
    assert not sentences.are_in("for remembers")


@pytest.mark.parametrize("code", language_codes())
@given(text=any_text(max_size=120))
def test_the_words_tried_first_lose_nothing(code: str, text: str) -> None:
    access = load_language(code).access
    for patterns in (access.barriers, access.disclosures):
        found = any(pattern.search(text) for pattern in patterns)
        assert Sentences(patterns).are_in(text) is found
