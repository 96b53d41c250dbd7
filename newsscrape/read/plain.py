"""A plain-text capture as blocks: one line, one block, unless the lines were wrapped to a width."""

from __future__ import annotations

from newsscrape.model.block import Block
from newsscrape.model.tree import Tree

_WRAPPED = range(50, 101)
_MIN_WRAPPED_LINES = 3

TEXT_TREE = Tree(
    tags=["body"],
    parents=[-1],
    attrs=[()],
    names=[""],
    paths=[0],
    ways=[(0, "body", "")],
    depths=[0],
    ends=[1],
    firsts=[0],
    lasts=[0],
)
"""A text has no elements; all its blocks stand in a body."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Give the blocks of a plain-text capture (WET record, saved text), in reading order."""
    blocks: list[Block] = []
    for group in _groups(text):
        for line in [" ".join(group)] if _is_wrapped(group) else group:
            squashed = " ".join(line.split())
            blocks.append(Block(len(blocks), squashed, 0, 0, ((0, line),), 0, 0, None, is_hidden=False))
    return tuple(blocks)


def _groups(text: str) -> list[list[str]]:
    """Split at blank lines."""
    groups: list[list[str]] = [[]]
    for line in text.replace("\x00", "").splitlines():
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(lines: list[str]) -> bool:
    """Tell a paragraph wrapped to a width: three lines or more, all but the last of nearly the same, usual length."""
    full = [len(line.rstrip()) for line in lines[:-1]]
    return len(lines) >= _MIN_WRAPPED_LINES and all(length in _WRAPPED for length in full)
