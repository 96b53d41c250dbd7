"""The head of a table is part of the text where its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsscrape.label.facts import Facts
from newsscrape.label.paths import REGION_BIT

_TABLE: Final = REGION_BIT["table"]
_LIKELY: Final = 0.5
_MOSTLY: Final = 0.6
_JUST_LIKELY: Final = 0.6
_CELL_WORDS: Final = 12


def with_table_heads(facts: Facts, chances: Sequence[float]) -> Sequence[float]:
    """Let the head cells of a table of data that is mostly text be text.

    In: the facts of a page and for each block how likely it is text; out: the chances, those of such cells raised.
    """
    tree = facts.document.tree
    cells: dict[int, list[int]] = {}
    for block in facts.document.blocks:
        if facts.is_inside(block.index, _TABLE) and not block.is_hidden:
            table = next((e for e in tree.ancestors(block.element) if tree.tags[e] == "table"), None)
            if table is not None:
                cells.setdefault(table, []).append(block.index)
    raised = list(chances)
    for members in cells.values():
        if sum(facts.measures.words[index] for index in members) > _CELL_WORDS * len(members):
            continue
        likely = sum(facts.measures.words[index] for index in members if chances[index] >= _LIKELY)
        if likely > _MOSTLY * sum(facts.measures.words[index] for index in members):
            for index in members:
                if tree.tags[facts.document.blocks[index].element] == "th":
                    raised[index] = max(raised[index], _JUST_LIKELY)
    return raised
