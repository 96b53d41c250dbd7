from __future__ import annotations

from newsscrape.label.columns import blank, filled, of_answers, of_numbers


def test_a_column_has_one_number_a_block() -> None:
    assert list(blank(2)) == [0, 0]
    assert list(filled(0.5, 3)) == [0.5, 0.5, 0.5]
    assert list(of_numbers([3, 0, -1])) == [3, 0, -1]
    assert list(of_answers([True, False])) == [1, 0]
    assert list(of_numbers([])) == []
