from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.read.elements import BLOCK_LEVEL, BOLD, LINK, OUTER, UNREAD, hides


def test_an_element_without_text_neither_starts_a_line_nor_marks_it() -> None:
    assert not UNREAD & (BLOCK_LEVEL | BOLD | LINK)
    assert {"head"} == UNREAD & OUTER


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "display: none",
        "color:red;DISPLAY:NONE",
        "visibility: hidden",
        "Visibility:Hidden",
        "display :none",
    ],
)
def test_a_style_that_shows_nothing_hides(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize("style", ["", "text-decoration: none", "overflow: hidden", "display: block", "NONE", "HIDDEN"])
def test_other_styles_hide_nothing(style: str) -> None:
    assert not hides(style)


@given(st.text(), st.text())
def test_whatever_stands_around_it_the_declaration_counts(before: str, after: str) -> None:
    assert hides(f"{before}display: none{after}")
