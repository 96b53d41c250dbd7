"""Texts of signs that trip whoever forgets them, for tests of everything that parses what others wrote."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = "\0\x07\x1b\x7f\x9b\r\n\t\x0b\x1c\x85\xa0\xad\u0130\u0301\u0660\u200b\u200f\u2028\u202e\u2066\ufeff\ud800\udfff"
"""Controls, breaks only some see, bidirectional overrides, what folds to two letters, a digit of `int`, surrogates."""
TELLING = "aZ09 .,:;-_/\\&#<>\"'=%@[](){}|?!*+$^"
"""Signs that mean something to parsers."""

_SIGNS = st.characters(exclude_categories=()) | st.sampled_from(ODD) | st.sampled_from(TELLING)


def any_text(max_size: int | None = None) -> st.SearchStrategy[str]:
    """Give texts of any code points, lone surrogates among them."""
    return st.text(_SIGNS, max_size=max_size)
