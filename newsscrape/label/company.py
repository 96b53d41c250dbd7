"""What company a block keeps: how likely text its neighbours and the boxes around it are, by the first look.

Blocks of an article stand together. A first look judges each block by itself; this is what a second look sees besides.
"""

from __future__ import annotations

from math import log
from typing import Final, NamedTuple

from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.columns import Column, Columns, blank, filled
from newsscrape.label.densest import shared_with
from newsscrape.label.facts import Facts

FIRST_LOOK: Final = "first_look"
"""The column of what the first look found of the block itself."""
_BESIDE: Final = (-3, -2, -1, 1, 2, 3)
_WINDOWS: Final = (4, 10)
_LEVELS: Final = ("own", "parent", "grand", "great", "outer")
_NEVER: Final = 1e-4
_SURE: Final = 0.8
_SURE_WORDS: Final = 8
_MOST_STEPS: Final = 99
_MOST_WORDS: Final = 999
_SMOOTH: Final = 2
_MASS: Final = 15


def company(facts: Facts, chances: list[float]) -> Columns:
    """Observe the company of all blocks: in, the facts of a page and the chances of the first look; out, columns."""
    sums = _sums_of(facts, chances)
    columns = _chances(chances)
    for reach in _WINDOWS:
        columns |= _windows(reach, sums)
    columns |= _on_page(sums) | _groups(facts, chances, sums)
    elements = [block.element for block in facts.document.blocks]
    parents = facts.document.tree.parents
    for name in _LEVELS:
        columns |= _inside(name, elements, facts, sums)
        elements = [max(parents[element], 0) for element in elements]
    return columns | _sure_text(facts, chances, sums) | _valley(sums) | _richest(facts, sums)


class _Sums(NamedTuple):
    """Sums over all blocks before each, and over all of them."""

    words: Column
    expected: Column
    """Words times chance."""
    total: float
    """Expected words of the page, never 0."""


def _sums_of(facts: Facts, chances: list[float]) -> _Sums:
    count: i64 = len(chances)
    words, expected = blank(count + 1), blank(count + 1)
    for index in range(count):
        size = float(facts.measures.words[index])
        words[index + 1] = words[index] + size
        expected[index + 1] = expected[index] + size * chances[index]
    return _Sums(words, expected, max(expected[count], 1e-6))


def _chances(chances: list[float]) -> Columns:
    """Look at the first chances of the block, as log-odds, and of those beside it."""
    count: i64 = len(chances)
    odds = blank(count)
    for index in range(count):
        chance = min(max(chances[index], _NEVER), 1.0 - _NEVER)
        odds[index] = log(chance / (1.0 - chance))
    columns: Columns = {FIRST_LOOK: odds}
    for step in _BESIDE:
        beside = blank(count)
        for index in range(count):
            other: i64 = index + step
            beside[index] = chances[other] if 0 <= other < count else -1.0
        columns[f"first_look{step:+d}"] = beside
    return columns


def _windows(reach: i64, sums: _Sums) -> Columns:
    """Look at the share of text among the words around, before and after the block, itself left out."""
    words, expected, _ = sums
    count: i64 = len(words) - 1
    around, back, forth = blank(count), blank(count), blank(count)
    for index in range(count):
        first = max(index - reach, 0)
        last = min(index + reach + 1, count)
        text_before, text_after = expected[index] - expected[first], expected[last] - expected[index + 1]
        before, after = words[index] - words[first], words[last] - words[index + 1]
        around[index] = (text_before + text_after) / max(before + after, 1.0)
        back[index] = text_before / max(before, 1.0)
        forth[index] = text_after / max(after, 1.0)
    return {f"around{reach}": around, f"back{reach}": back, f"forth{reach}": forth}


def _on_page(sums: _Sums) -> Columns:
    """Look at how much of the page's text is expected before the block and after it."""
    expected, total = sums.expected, sums.total
    count: i64 = len(expected) - 1
    before, after = blank(count), blank(count)
    for index in range(count):
        before[index] = expected[index] / total
        after[index] = (total - expected[index + 1]) / total
    return {"text_before": before, "text_after": after, "text_words": filled(total, count)}


def _groups(facts: Facts, chances: list[float], sums: _Sums) -> Columns:
    """Look at the other blocks in the same dress: share of text, mean chance, part of all text."""
    groups = facts.groups
    words, expected, total = sums
    count: i64 = len(groups)
    sizes, all_words, text, odds = blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        group: i64 = groups[index]
        sizes[group] += 1.0
        all_words[group] += words[index + 1] - words[index]
        text[group] += expected[index + 1] - expected[index]
        odds[group] += chances[index]
    share, mean, part = blank(count), blank(count), blank(count)
    for index in range(count):
        group = groups[index]
        others = all_words[group] - (words[index + 1] - words[index])
        share[index] = (text[group] - (expected[index + 1] - expected[index])) / others if others > 0.0 else -1.0
        mean[index] = (odds[group] - chances[index]) / (sizes[group] - 1.0) if sizes[group] > 1.0 else -1.0
        part[index] = text[group] / total
    return {"group_text_share": share, "group_chance": mean, "group_text": part}


def _inside(name: str, elements: list[int], facts: Facts, sums: _Sums) -> Columns:
    """Look at an element around each block: the share of text in it, the block left out, and its part of all text."""
    firsts, lasts = facts.document.tree.firsts, facts.document.tree.lasts
    words, expected, total = sums
    count: i64 = len(elements)
    share, part = blank(count), blank(count)
    for index in range(count):
        element = elements[index]
        first: i64 = firsts[element]
        last: i64 = lasts[element]
        text = expected[last] - expected[first]
        others = words[last] - words[first] - (words[index + 1] - words[index])
        share[index] = (text - (expected[index + 1] - expected[index])) / others if others > 0.0 else -1.0
        part[index] = text / total
    return {f"{name}_text_share": share, f"{name}_text": part}


def _sure_text(facts: Facts, chances: list[float], sums: _Sums) -> Columns:
    """Look at how many blocks and words away the nearest sure text is, before and after the block."""
    words = sums.words
    count: i64 = len(chances)
    is_sure = [chances[index] > _SURE and facts.measures.words[index] >= _SURE_WORDS for index in range(count)]
    before, after = filled(float(_MOST_STEPS), count), filled(float(_MOST_STEPS), count)
    since, until = filled(float(_MOST_WORDS), count), filled(float(_MOST_WORDS), count)
    last: i64 = -1
    for index in range(count):
        if last >= 0:
            before[index] = float(min(index - last, _MOST_STEPS))
            since[index] = min(words[index] - words[last + 1], float(_MOST_WORDS))
        if is_sure[index]:
            last = index
    following: i64 = -1
    for index in range(count - 1, -1, -1):
        if following >= 0:
            after[index] = float(min(following - index, _MOST_STEPS))
            until[index] = min(words[following] - words[index + 1], float(_MOST_WORDS))
        if is_sure[index]:
            following = index
    return {"sure_before": before, "sure_after": after, "words_since_sure": since, "words_until_sure": until}


def _valley(sums: _Sums) -> Columns:
    """Look at the lowest share of text on the way from the block to where most of the text is."""
    words, expected, _ = sums
    count: i64 = len(words) - 1
    shares = blank(count)
    peak: i64 = 0
    most = -1.0
    for index in range(count):
        first, last = max(index - _SMOOTH, 0), min(index + _SMOOTH + 1, count)
        shares[index] = (expected[last] - expected[first]) / max(words[last] - words[first], 1.0)
        mass = expected[min(index + _MASS + 1, count)] - expected[max(index - _MASS, 0)]
        if mass > most:
            peak, most = index, mass
    valley = blank(count)
    lowest = 1.0
    for index in range(peak, count):
        lowest = min(lowest, shares[index])
        valley[index] = lowest
    lowest = 1.0
    for index in range(peak, -1, -1):
        lowest = min(lowest, shares[index])
        valley[index] = lowest
    return {"valley": valley}


def _richest(facts: Facts, sums: _Sums) -> Columns:
    """Look at the element that most of the text is directly in, and how far up and down the tree it is."""
    tree, blocks = facts.document.tree, facts.document.blocks
    parents, depths = tree.parents, tree.depths
    expected, total = sums.expected, sums.total
    elements: i64 = len(parents)
    count: i64 = len(blocks)
    text = blank(elements)
    containers = vec[i64]([0] * count)
    for index in range(count):
        container: i64 = max(parents[blocks[index].element], 0)
        containers[index] = container
        text[container] += expected[index + 1] - expected[index]
    best: i64 = 0
    for element in range(elements):
        if text[element] > text[best]:
            best = element
    shared = shared_with(best, tree)
    direct, gap, steps = blank(count), blank(count), blank(count)
    for index in range(count):
        own = blocks[index].element
        direct[index] = text[containers[index]] / total
        gap[index] = shared[best] - shared[own]
        steps[index] = float(depths[own] - depths[0]) - shared[own]
    return {"container_text": direct, "text_gap": gap, "text_steps": steps}
