from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.read.runs import BREAK, Piece, paragraphs_of


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["one"], [["one"]]),
        (["one", BREAK, "two"], [["one", "\n", "two"]]),
        (["one", BREAK, BREAK, "two"], [["one"], ["two"]]),
        (["one", BREAK, " ", BREAK, "\n", "two", " three"], [["one"], ["two", " three"]]),
        (["one", BREAK, BREAK, BREAK, "two", BREAK, "three"], [["one"], ["two", "\n", "three"]]),
        ([BREAK, BREAK, "one", BREAK, BREAK], [["one"]]),
        (["one", " ", "two"], [["one", " ", "two"]]),
        ([BREAK, " ", BREAK], []),
    ],
)
def test_two_breaks_part_a_run(texts: list[str], expected: list[list[str]]) -> None:
    assert [[text for _, text in part] for part in paragraphs_of([(0, text) for text in texts])] == expected


def test_each_piece_keeps_its_element() -> None:
    run = [(1, "one"), (1, BREAK), (1, BREAK), (2, "two"), (1, BREAK), (3, "three")]
    assert paragraphs_of(run) == [[(1, "one")], [(2, "two"), (3, "\n"), (3, "three")]]


TEXTS = st.sampled_from([BREAK, " ", "\n", "", "one", " two ", "three"])


@given(st.lists(st.tuples(st.integers(0, 5), TEXTS)))
def test_no_word_is_lost_moved_or_left_with_a_break(run: list[Piece]) -> None:
    parts = paragraphs_of(run)
    assert all(parts)
    kept = [piece for part in parts for piece in part if piece[1].strip()]
    assert kept == [piece for piece in run if piece[1].strip()]
    assert not any(text == BREAK for part in parts for _, text in part)
