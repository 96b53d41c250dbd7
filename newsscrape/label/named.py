"""How far up the tree the next element is whose names say what it is."""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.columns import Columns, blank
from newsscrape.label.facts import Facts
from newsscrape.label.groups import GROUP_BIT, groups_of

GROUPS: Final = ("navigation", "comment", "caption", "byline", "timestamp", "teaser", "lead", "box")
"""Groups of ``data/tokens.toml`` that are looked for."""

_FARTHEST: Final = 20


def named(facts: Facts) -> Columns:
    """Observe the names around blocks: in, the facts of a page; out, a column ``to_<group>`` for each group.

    An entry is the number of elements up from the block's words to the next one named so, at most 20.
    """
    paths, numbers = facts.paths, facts.numbers
    ways: i64 = len(facts.document.tree.ways)
    met = vec[i64]([0] * ways)
    for number in range(1, ways):
        met[number] = groups_of(paths.own(number))
    count: i64 = len(numbers)
    columns: Columns = {}
    for group in GROUPS:
        bit: i64 = GROUP_BIT[group]
        steps = vec[i64]([_FARTHEST] * ways)
        for number in range(1, ways):
            steps[number] = 0 if met[number] & bit else min(steps[paths.outside(number)] + 1, _FARTHEST)
        column = blank(count)
        for index in range(count):
            column[index] = float(steps[numbers[index]])
        columns[f"to_{group}"] = column
    return columns
