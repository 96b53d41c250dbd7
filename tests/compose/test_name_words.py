import pytest

from newsscrape.compose.name_words import first_word, words_of
from newsscrape.policy.languages import language_codes


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_words_around_names(code: str) -> None:
    words = words_of(code)
    assert words.first
    assert words.no_name
    assert words.before.match("By Ann")
    assert not words.others.search("Ann Lee")


def test_the_first_word_of_a_line() -> None:
    assert first_word("Von: Ann Lee") == "von"
    assert first_word("  ") == ""
