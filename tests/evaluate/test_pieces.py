from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.evaluate.pieces import SHINGLE_WORDS, fold, names, shingles, squash, words


def test_words_are_lower_case_runs_of_letters_and_digits() -> None:
    assert words("Über 3,5 Mio. Euro - für E-Autos!") == ["über", "3", "5", "mio", "euro", "für", "e", "autos"]


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles("a b c d e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert shingles("a a a a a") == {("a", "a", "a", "a"): 2}
    assert shingles("a b") == {("a", "b"): 1}
    assert not shingles(" ... ")


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_shingles_follow_from_the_words(letters: list[str]) -> None:
    expected = 0 if not letters else max(1, len(letters) - SHINGLE_WORDS + 1)
    assert shingles(" ".join(letters)).total() == expected


@given(st.text())
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squash(squash(text)) == squash(text)


def test_fold_ignores_case_and_white_space() -> None:
    assert fold("  STRASSE\u00a0am\n Fluss ") == fold("Straße am fluss")


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (("Nellie Bly and Ida B. Wells",), {"nellie bly", "ida b. wells"}),
        (("Von Egon Erwin Kisch; dpa",), {"egon erwin kisch", "dpa"}),
        (("By Nellie Bly, Reuters & AP",), {"nellie bly", "reuters", "ap"}),
        (("Nellie Bly", "nellie  bly"), {"nellie bly"}),
        (("Séverine et AFP", "Larra y EFE"), {"séverine", "afp", "larra", "efe"}),
        (("Author: Nellie Bly.",), {"nellie bly"}),
        (("Vonnegut", "Yann Andy"), {"vonnegut", "yann andy"}),
        ((" , ;",), set()),
    ],
)
def test_names_are_split_folded_and_cleaned(authors: tuple[str, ...], expected: set[str]) -> None:
    assert names(authors) == expected
