"""Numbers about the blocks of a page: one column for each kind of observation, one entry a block.

Columns are unboxed arrays of double precision. What is fitted and asked are their values rounded to single precision.
"""

from __future__ import annotations

from typing import TypeAlias

from librt.vecs import vec
from mypy_extensions import i64

Column: TypeAlias = vec[float]
Columns: TypeAlias = dict[str, vec[float]]


def blank(count: i64) -> Column:
    """Give a column of so many zeros, to be filled in."""
    return vec[float]([0.0] * count)


def filled(value: float, count: i64) -> Column:
    """Give a column that says the same of all blocks."""
    return vec[float]([value] * count)


def of_numbers(values: list[int]) -> Column:
    """Give whole numbers as a column."""
    count: i64 = len(values)
    column = blank(count)
    for index in range(count):
        column[index] = float(values[index])
    return column


def of_answers(values: list[bool]) -> Column:
    """Give yes and no as a column of ones and zeros."""
    count: i64 = len(values)
    column = blank(count)
    for index in range(count):
        if values[index]:
            column[index] = 1.0
    return column
