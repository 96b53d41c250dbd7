"""How far up the tree the next element is whose names say what it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.columns import Columns, blank
from newsscrape.label.facts import Facts
from newsscrape.policy.tokens import label_tokens

GROUPS: Final = ("navigation", "comment", "caption", "byline", "timestamp", "teaser", "lead", "box")
"""Groups of ``data/tokens.toml`` that are looked for."""

_FARTHEST: Final = 20


def named(facts: Facts) -> Columns:
    """Observe the names around blocks: in, the facts of a page; out, a column ``to_<group>`` for each group.

    An entry is the number of elements up from the block's words to the next one named so, at most 20.
    """
    paths, numbers = facts.paths, facts.numbers
    bits = _bits()
    ways: i64 = len(facts.document.tree.ways)
    met = vec[i64]([0] * ways)
    for number in range(1, ways):
        found: i64 = 0
        for word in paths.own(number):
            found |= bits.get(word, 0)
        met[number] = found
    count: i64 = len(numbers)
    columns: Columns = {}
    bit: i64 = 1
    for group in GROUPS:
        steps = vec[i64]([_FARTHEST] * ways)
        for number in range(1, ways):
            steps[number] = 0 if met[number] & bit else min(steps[paths.outside(number)] + 1, _FARTHEST)
        column = blank(count)
        for index in range(count):
            column[index] = float(steps[numbers[index]])
        columns[f"to_{group}"] = column
        bit <<= 1
    return columns


@cache
def _bits() -> Mapping[str, int]:
    """For each word, the groups it is in, as bits."""
    tokens = label_tokens()
    bits: dict[str, int] = {}
    for place, group in enumerate(GROUPS):
        for word in tokens[group]:
            bits[word] = bits.get(word, 0) | 1 << place
    return bits
