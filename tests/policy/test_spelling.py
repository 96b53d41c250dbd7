from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.policy.spelling import plain
from newsscrape.text import fold


@pytest.mark.parametrize(
    ("printed", "also_printed"),
    [
        ("À LIRE AUSSI", "A lire aussi"),
        ("S\u2019abonner", "s'abonner"),
        ("À lire :", "à lire:"),
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("CANLI", "canl\u0131"),
        ("اقرأ أيضًا", "اقرأ ايضا"),
        ("Ещё новости", "еще новости"),
    ],
)
def test_words_are_the_same_however_they_are_printed(printed: str, also_printed: str) -> None:
    assert plain(fold(printed)) == plain(fold(also_printed))


def test_letters_that_only_look_accented_stay() -> None:
    assert plain("ランキング") == "ランキング"
    assert plain("łódź") == "łodz"


@given(st.text())
def test_a_plain_text_is_plain(text: str) -> None:
    once = plain(fold(text))
    assert plain(once.replace(" :", ":")) in (once, plain(once))
