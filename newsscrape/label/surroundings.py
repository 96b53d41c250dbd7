"""How a block stands among the others: in its elements, in its group, on the page."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts

_PARAGRAPH_TAGS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"))
_LEVELS = ("own", "parent", "grand", "great")
_COUNTED = ("parent", "grand")
_MOST_BESIDE = 30
_MOST_BLOCKS = 60
_MOST_REST = 300

Numbers = NDArray[np.number]


def surroundings(facts: Facts) -> Mapping[str, NDArray[np.generic]]:
    """Observe the places of all blocks: in, the facts of a page; out, columns by name."""
    tree, blocks, m = facts.document.tree, facts.document.blocks, facts.measures
    count = len(blocks)
    places = np.arange(count)
    words = np.array(m.words)
    linked = words * np.array(m.links)
    prose = words * np.array(m.is_prose)
    sums = [_running(part) for part in (words, linked, prose, np.array(m.is_prose, dtype=np.int64))]
    parents = tree.parents
    levels = [[block.element for block in blocks]]
    for _ in _LEVELS[1:]:
        levels.append([max(parents[element], 0) for element in levels[-1]])
    columns: dict[str, NDArray[np.generic]] = {}
    all_prose = max(int(prose.sum()), 1)
    direct, best = _direct_prose(facts, levels)
    most = max(float(direct[best]), 1.0)
    for name, level in zip(_LEVELS, levels, strict=True):
        first = np.array([tree.firsts[element] for element in level])
        last = np.array([tree.lasts[element] for element in level])
        inside = [part[last] - part[first] for part in sums]
        held = last - first
        columns[f"{name}_words"] = inside[0]
        columns[f"{name}_link_share"] = inside[1] / np.maximum(inside[0], 1)
        columns[f"{name}_prose"] = inside[2] / all_prose
        columns[f"{name}_prose_blocks"] = np.minimum(inside[3], _MOST_BLOCKS)
        columns[f"{name}_blocks"] = np.minimum(held, _MOST_BLOCKS)
        columns[f"{name}_words_a_block"] = inside[0] / np.maximum(held, 1)
        if name in _COUNTED:
            columns[f"{name}_before"] = np.minimum(places - first, _MOST_BESIDE)
            columns[f"{name}_after"] = np.minimum(last - 1 - places, _MOST_BESIDE)
            columns[f"{name}_prose_after"] = (sums[2][last] - sums[2][1:]) / all_prose
        columns[f"{name}_direct"] = direct[np.array(level)] / most
    columns["container_direct"] = direct[_containers(facts, levels)] / most
    columns |= _distances(facts, best)
    columns |= _group_sums(np.array(facts.groups), words, np.array(m.links))
    total = max(int(words.sum()), 1)
    columns["place"] = sums[0][:-1] / total
    columns["place_in_prose"] = sums[2][:-1] / all_prose
    columns["index"] = np.minimum(places, _MOST_REST)
    columns["rest"] = np.minimum(count - places, _MOST_REST)
    columns["share_of_prose"] = words / all_prose
    columns["blocks"] = np.full(count, min(count, 2 * _MOST_REST))
    columns["page_prose"] = np.full(count, all_prose)
    columns["page_link_share"] = np.full(count, sums[1][-1] / total)
    return columns


def _running(values: Numbers) -> Numbers:
    """Give the sums of all values before each place, and of all."""
    return np.concatenate((np.zeros(1, dtype=values.dtype), np.cumsum(values)))


def _containers(facts: Facts, levels: list[list[int]]) -> list[int]:
    """For each block, the element whose children the paragraphs around it are."""
    tags = facts.document.tree.tags
    return [parent if tags[own] in _PARAGRAPH_TAGS else own for own, parent in zip(levels[0], levels[1], strict=True)]


def _direct_prose(facts: Facts, levels: list[list[int]]) -> tuple[NDArray[np.float64], int]:
    """For each element, characters of prose directly in it, a third of those of its children added; and the best."""
    parents, m = facts.document.tree.parents, facts.measures
    thirds = np.zeros(len(parents), dtype=np.int64)
    for container, size, is_prose in zip(_containers(facts, levels), m.chars, m.is_prose, strict=True):
        if is_prose:
            thirds[container] += 3 * size
            if (around := parents[container]) >= 0:
                thirds[around] += size
    return thirds / 3, int(thirds.argmax())


def _distances(facts: Facts, best: int) -> dict[str, NDArray[np.generic]]:
    """How far it is, up and down the tree, to the element with the most prose."""
    tree = facts.document.tree
    around = list(tree.ancestors(best))[::-1]
    elements = np.array([block.element for block in facts.document.blocks])
    common = np.zeros(len(elements), dtype=np.int64)
    for depth, element in enumerate(around):
        common[(elements >= element) & (elements < tree.ends[element])] = depth
    depths = np.array([tree.depths[block.element] for block in facts.document.blocks]) - tree.depths[0]
    children = np.bincount(np.array(tree.parents[1:]), minlength=len(tree.parents)) if len(tree.parents) > 1 else [0]
    kids = [min(int(children[max(tree.parents[block.element], 0)]), _MOST_BLOCKS) for block in facts.document.blocks]
    return {
        "gap": len(around) - 1 - common,
        "steps": depths - common,
        "depth": depths,
        "siblings": np.array(kids),
    }


def _group_sums(
    groups: NDArray[np.int64], words: NDArray[np.int64], links: NDArray[np.float64]
) -> dict[str, NDArray[np.generic]]:
    """How many blocks are dressed alike, and how they read."""
    sizes = np.bincount(groups)
    return {
        "group_blocks": np.minimum(sizes, _MOST_BLOCKS)[groups],
        "group_words": (np.bincount(groups, words) / sizes)[groups],
        "group_link_share": (np.bincount(groups, links) / sizes)[groups],
    }
