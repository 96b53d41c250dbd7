"""In which element the most prose stands directly, and how far the blocks are from it."""

from __future__ import annotations

from typing import Final, NamedTuple

from mypy_extensions import i64

from newsscrape.label.columns import Column, Columns, blank
from newsscrape.label.facts import Facts
from newsscrape.model.tree import Tree

_PARAGRAPH_TAGS: Final = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"))
_MOST_SIBLINGS: Final = 60


class Densest(NamedTuple):
    """Where the prose of a page stands."""

    containers: list[int]
    """For each block, the element whose children the paragraphs around it are."""
    prose: Column
    """For each element, characters of prose directly in it, a third of those of its children added."""
    best: int
    """The element with the most."""


def densest_of(facts: Facts) -> Densest:
    """Find the element with the most prose: in, the facts of a page; out, it and how much the others have."""
    m = facts.measures
    parents, tags = list(facts.document.tree.parents), list(facts.document.tree.tags)
    elements: i64 = len(parents)
    thirds = blank(elements)
    containers = []
    for block in facts.document.blocks:
        element = block.element
        container = max(parents[element], 0) if tags[element] in _PARAGRAPH_TAGS else element
        containers.append(container)
        if m.is_prose[block.index]:
            size = float(m.chars[block.index])
            thirds[container] += 3.0 * size
            around = parents[container]
            if around >= 0:
                thirds[around] += size
    best: i64 = 0
    for other in range(elements):
        if thirds[other] > thirds[best]:
            best = other
    for other in range(elements):
        thirds[other] /= 3.0
    return Densest(containers, thirds, best)


def directly(elements: list[int], densest: Densest) -> Column:
    """Give the prose directly in one element a block, as a share of the most there is in any."""
    prose = densest.prose
    most = max(prose[densest.best], 1.0)
    count: i64 = len(elements)
    column = blank(count)
    for index in range(count):
        column[index] = prose[elements[index]] / most
    return column


def distances(facts: Facts, densest: Densest) -> Columns:
    """Tell how far the blocks are, up and down the tree, from the element with the most prose."""
    blocks = list(facts.document.blocks)
    parents, depths = list(facts.document.tree.parents), list(facts.document.tree.depths)
    shared = shared_with(densest.best, facts.document.tree)
    children = blank(len(parents))
    for element in range(1, len(parents)):
        children[parents[element]] += 1.0
    top, deepest = float(depths[0]), shared[densest.best]
    count: i64 = len(blocks)
    gap, steps, depth, siblings = blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        element = blocks[index].element
        below = float(depths[element]) - top
        gap[index] = deepest - shared[element]
        steps[index] = below - shared[element]
        depth[index] = below
        siblings[index] = min(children[max(parents[element], 0)], float(_MOST_SIBLINGS))
    return {"gap": gap, "steps": steps, "depth": depth, "siblings": siblings}


def shared_with(best: int, tree: Tree) -> Column:
    """Give for each element how many are around both it and one other, themselves counted and the body left out."""
    parents, ends = tree.parents, tree.ends
    count: i64 = len(parents)
    shared = blank(count)
    for element in range(1, count):
        around = shared[parents[element]]
        shared[element] = around + 1.0 if element <= best < ends[element] else around
    return shared
