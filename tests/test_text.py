from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.text import (
    count_words,
    encodable,
    fold,
    folded_words,
    has_unspaced,
    key_of,
    letters,
    lowered,
    shown,
    shown_lines,
    squash,
    visible,
    words,
)


@pytest.mark.parametrize(
    ("text", "squashed"),
    [
        ("  a \n\t b  ", "a b"),
        ("a\u00a0b\u2003c", "a b c"),
        ("Donau\u00addampf\u200bschiff", "Donaudampfschiff"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_white_space_becomes_one_space_and_invisible_characters_go(text: str, squashed: str) -> None:
    assert squash(text) == squashed


@given(st.text())
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


def test_headlines_are_compared_by_their_letters() -> None:
    assert letters("Strom: „Wird billiger“ - 2026") == letters("STROM wird billiger, 2026!")
    assert fold("ﬁnal  STRASSE") == fold("final straße")


@given(any_text())
def test_places_in_lower_case_are_places_in_the_text(text: str) -> None:
    assert len(lowered(text + "İ" + text)) == 2 * len(text) + 1


def test_words_are_lower_case_runs_of_letters_and_digits() -> None:
    assert words("Der Preis-Deckel (2026)!") == ["der", "preis", "deckel", "2026"]


@given(st.text())
def test_folded_words_are_runs_of_letters_and_digits(text: str) -> None:
    folded = fold(text)
    assert has_unspaced((folded,)) or folded_words(text) == re.findall(r"\w+", folded)


def test_words_with_very_many_different_signs_are_parted_too() -> None:
    alphabet = [chr(code) for code in range(0x0400, 0x0600) if chr(code).isalpha() and chr(code).islower()]
    text = " — ".join(alphabet)
    assert folded_words(text) == re.findall(r"\w+", fold(text))
    assert len(folded_words(text)) >= len(alphabet)


def test_characters_are_words_where_no_spaces_are_written() -> None:
    assert folded_words("東京 Tower, Straße") == ["東", "京", "tower", "strasse"]


@pytest.mark.parametrize(("text", "count"), [("drei kleine Wörter", 3), ("", 0), ("東京の朝", 4), ("東京 tower", 3)])
def test_scripts_without_spaces_are_counted_by_characters(text: str, count: int) -> None:
    assert count_words(text) == count


SPACED = st.text(alphabet="aZ9_ .,-äß²“”–\u00a0\u00ad\u0301\U0001f600", max_size=200) | st.text(
    st.characters(max_codepoint=0xDFF), max_size=200
)


@given(SPACED)
def test_words_are_counted_as_runs_of_letters_and_digits(text: str) -> None:
    assert count_words(text) == len(re.findall(r"\w+", text))


@given(SPACED | st.text())
def test_only_letters_and_digits_are_left(text: str) -> None:
    assert letters(text) == "".join(re.findall(r"\w", fold(text)))


@given(st.text(max_size=200))
def test_counting_never_fails(text: str) -> None:
    assert count_words(text) >= 0


def test_invisible_characters_go_and_nothing_else() -> None:
    text = "nichts  zu\n sehen"
    assert visible(text) is text
    assert visible("Donau\u00addampf\ufeff schiff") == "Donaudampf schiff"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ein Satz\xa0– „so“ 東京 \u200d", "Ein Satz\xa0– „so“ 東京 \u200d"),
        ("a\x1b[31m\x07\0\x7f\x9b", r"a\x1b[31m\x07\x00\x7f\x9b"),
        ("a\r\nb\x85c\u2028d\te", r"a\r\nb\x85c\u2028d\te"),
        ("\u202eabc\u2066\ud800", r"\u202eabc\u2066\ud800"),
    ],
)
def test_what_a_terminal_acts_upon_is_shown_as_an_escape(text: str, line: str) -> None:
    assert shown(text) == line


@given(any_text())
def test_any_text_can_be_shown_and_encoded(text: str) -> None:
    assert len(shown(text).splitlines()) <= 1
    assert shown(shown(text)) == shown(text)
    shown(text).encode()
    encodable(text).encode()
    assert len(encodable(text)) == len(text)


def test_lines_stay_lines_where_several_are_shown() -> None:
    assert shown_lines("eins\nzwei\x1b\n") == "eins\nzwei\\x1b\n"
    assert shown_lines("eins") == "eins"


def test_a_key_is_the_same_whatever_case_and_punctuation() -> None:
    assert key_of("Der Preis-Deckel!") == key_of("der preis deckel")
    assert len(key_of("")) == 12
