from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.fit_trees import Growth, Lesson, Limits, ask, grow, written

COLUMNS = ["words", "links"]


def lesson() -> Lesson:
    table = np.array([[number % 50, number % 7] for number in range(1000)], dtype=np.float32)
    return Lesson(table, (table[:, 0] > 25).astype(np.int64), np.ones(1000))


@pytest.mark.parametrize("limits", list(Limits))
def test_trees_learn_what_parts_the_blocks(limits: Limits) -> None:
    model = grow(lesson(), COLUMNS, Growth(20, 0.3, limits))
    low, high = ask(model, np.array([[3, 0], [40, 0]], dtype=np.float32))
    assert low < 0 < high
    assert abs(ask(model, np.array([[40, 0]], dtype=np.float32), 2)[0]) < high


def test_they_are_written_question_by_question() -> None:
    trees = written(grow(lesson(), COLUMNS, Growth(5, 0.3, Limits.BEST)), COLUMNS)
    feature, limit, points, low, high = trees[0]  # type: ignore[misc]  # a tree that is a list has five parts
    assert feature == "words"
    assert 25 <= limit <= 26
    assert isinstance(points, int)
    assert low < high


def test_the_same_lesson_gives_the_same_trees() -> None:
    once, again = (written(grow(lesson(), COLUMNS, Growth(9, 0.1, Limits.RANDOM)), COLUMNS) for _ in range(2))
    assert once == again


def test_where_nothing_can_be_parted_there_is_no_tree() -> None:
    nothing = Lesson(np.zeros((300, 2), dtype=np.float32), np.arange(300) % 2, np.ones(300))
    assert written(grow(nothing, COLUMNS, Growth(3, 0.1, Limits.BEST)), COLUMNS) == []
