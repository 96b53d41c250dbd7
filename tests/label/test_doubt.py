from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.doubt import confidence_of, doubt_of, log_doubt
from newsscrape.model.weights import Trust

ROWS = st.lists(st.tuples(st.booleans(), st.floats(0, 1), st.integers(0, 500)), min_size=1, max_size=30)


def test_a_text_without_doubt_has_all_that_is_sure_and_nothing_else() -> None:
    assert doubt_of([True, False], [1.0, 0.0], [100, 40]) == 0


def test_text_left_out_and_other_words_taken_in_are_doubts() -> None:
    assert doubt_of([True, False], [1.0, 1.0], [50, 50]) == pytest.approx(1 / 3)
    assert doubt_of([True, True], [1.0, 0.0], [50, 50]) == pytest.approx(1 / 3)


def test_no_text_is_all_doubt() -> None:
    assert doubt_of([False], [0.4], [100]) == 1


@given(ROWS)
def test_doubt_is_a_share(rows: list[tuple[bool, float, int]]) -> None:
    assert -1e-9 <= doubt_of(*zip(*rows, strict=True)) <= 1


def test_the_more_doubt_the_less_confidence() -> None:
    trust = Trust(at=-1000, by=-1200)
    found = [confidence_of(doubt, trust) for doubt in (0.0, 0.01, 0.1, 0.5, 1.0)]
    assert found == sorted(found, reverse=True)
    assert found[0] == confidence_of(0.001, trust)
    assert log_doubt(1.0) == 0
