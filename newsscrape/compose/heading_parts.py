"""A printed heading → its parts: the words of each element inside it, and its own."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from newsscrape.label.paths import HEADINGS
from newsscrape.model.block import Block
from newsscrape.model.tree import Tree

_LEVELS = 4


class Part(NamedTuple):
    """The words of one element inside a heading, or words of the heading's own."""

    text: str
    """As written."""
    names: str
    """Class names, ids and the like of the element."""
    is_own: bool
    """Whether they are the heading's own."""
    is_time: bool
    """Whether the element is a ``time``."""


def parts_of(tree: Tree, block: Block) -> list[Part]:
    """Join the pieces that stand in the same element inside the heading; spaces between two go with the first."""
    pieces = block.pieces
    root = _root(tree, block)
    parts: list[Part] = []
    last = -1
    for element, text in pieces:
        outer = _below(tree, root, element)
        if parts and (outer == last or not text.strip()):
            parts[-1] = parts[-1]._replace(text=parts[-1].text + text)
            continue
        names = tree.names[outer] if outer == element else f"{tree.names[outer]} {tree.names[element]}"
        is_time = "time" in (tree.tags[outer], tree.tags[element])
        parts.append(Part(text, names, outer == root, is_time))
        last = outer
    return [part for part in parts if part.text.strip()]


def _root(tree: Tree, block: Block) -> int:
    """Give the heading around a block, or a link or span inside it where all words stand in that."""
    around = list(islice(tree.ancestors(block.element), _LEVELS))
    root = next((element for element in around if tree.tags[element] in HEADINGS), block.element)
    holders = {element for element, text in block.pieces if text.strip()}
    for _ in range(_LEVELS):
        inner = {_below(tree, root, element) for element in holders}
        if len(inner) != 1 or root in inner or inner == holders:
            break
        root = inner.pop()
    return root


def _below(tree: Tree, root: int, element: int) -> int:
    """Give the child of the root that an element is or stands in, the root itself for words of its own."""
    while element > root and tree.parents[element] != root:
        element = tree.parents[element]
    return max(element, root)
