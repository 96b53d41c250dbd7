import re

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.wording import has_any, one_of, shortest, transliterated

WORDS = st.sets(st.text(alphabet="abc.*(", min_size=1, max_size=4), max_size=6)


def test_the_longest_word_is_found_first() -> None:
    assert re.search(one_of({"von", "von der", "by"}), "ein Text von der Küste")[0] == "von der"  # type: ignore[index]
    assert re.search(one_of(()), "von") is None


@given(WORDS)
def test_each_word_is_found_whole_and_nothing_else(words: set[str]) -> None:
    pattern = re.compile(one_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not pattern.fullmatch("xyz")


@given(WORDS, st.text(alphabet="abc.*(", max_size=8))
def test_where_none_of_the_shortest_stands_none_of_the_words_does(words: set[str], text: str) -> None:
    assert has_any(shortest(words), text) == any(word in text for word in words)


def test_the_case_of_the_text_does_not_matter() -> None:
    assert has_any(("editor",), "Senior EDITOR")
    assert not has_any((), "Senior EDITOR")


def test_umlauts_are_written_as_in_addresses() -> None:
    assert transliterated("Märkte & Größe") == "maerkte & groesse"
