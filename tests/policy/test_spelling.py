from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.policy.spelling import plain, spelled
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


LETTERS = st.sampled_from(
    "aZ1 :'\n\u00df\u00c9\u0130\u0131\u03a3\u03c2\u0416\u0439\u2019\u201c\u2026\u00a0\u00ad\u00b4\u0301\u3042\uff1a"
)


@given(st.text() | st.text(LETTERS) | st.text(st.characters(min_codepoint=32, max_codepoint=0x250)))
def test_a_text_may_be_spelled_sign_by_sign(text: str) -> None:
    assert spelled(text) == plain(fold(text))


def test_every_sign_is_spelled_alone_as_among_others() -> None:
    signs = [
        chr(code) for first, last in ((0xA0, 0x250), (0x370, 0x500), (0x2010, 0x20C0)) for code in range(first, last)
    ]
    assert [
        sign for sign in signs if spelled(f"Ein {sign}a{sign} x{sign}") != plain(fold(f"Ein {sign}a{sign} x{sign}"))
    ] == []
