"""The second look: what the blocks around say of a block, once each has been judged by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from newsscrape.label.facts import Facts
from newsscrape.model.document import Document

_STEPS = (0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 0.98)
_COARSE = (0.1, 0.35, 0.65, 0.9)
_DISTANCE_STEPS = (1, 2, 3, 5, 9, 17)
_SURE = 0.8
_SURE_WORDS = 12
_REACH = 3


def _step(value: float, steps: Sequence[float]) -> int:
    return bisect_right(steps, value)


def context_features(document: Document, facts: Facts, first: Sequence[float]) -> list[list[str]]:
    """Name what the first look at the neighbours says of each block.

    In: the page, its facts and for each block the probability (0-1) of being body at the first look; out: for each
    block the names of its context features.
    """
    blocks, shapes = document.blocks, facts.shapes
    parents = [max(document.tree.parents[block.element], 0) for block in blocks]
    grands = [max(document.tree.parents[parent], 0) for parent in parents]
    means = [
        _means([(key, shape.words, p) for key, shape, p in zip(keys, shapes, first, strict=True)])
        for keys in (parents, grands, facts.signatures, [block.element for block in blocks])
    ]
    ahead, behind = _distances(facts, first)
    share_before = _shares_before(facts, first)
    fine = [_step(p, _STEPS) for p in first]
    coarse = [_step(p, _COARSE) for p in first]
    last = len(first) - 1
    found: list[list[str]] = []
    for index, own in enumerate(fine):
        around = [coarse[i] if 0 <= (i := index + shift) <= last else "-" for shift in range(-_REACH, _REACH + 1)]
        mean = [
            _step(of[key], _STEPS)
            for of, key in zip(
                means, (parents[index], grands[index], facts.signatures[index], blocks[index].element), strict=True
            )
        ]
        small = min(_step(shapes[index].words, (4, 9, 20, 50)), 4)
        found.append(
            [
                f"p:{own}",
                f"p+words:{coarse[index]}:{small}",
                f"before:{around[1]}:{around[2]}",
                f"after:{around[4]}:{around[5]}",
                f"between:{around[2]}:{coarse[index]}:{around[4]}",
                f"far:{around[0]}:{around[6]}",
                f"parent:{mean[0]}",
                f"grand:{mean[1]}",
                f"group:{mean[2]}",
                f"element:{mean[3]}",
                f"p+parent:{coarse[index]}:{mean[0]}",
                f"p+group:{coarse[index]}:{mean[2]}",
                f"behind:{_step(behind[index], _DISTANCE_STEPS)}:{_step(ahead[index], _DISTANCE_STEPS)}",
                f"share_before:{_step(share_before[index], (0.001, 0.05, 0.5, 0.95, 0.999))}:{coarse[index]}",
                f"nearest:{_step(min(behind[index], ahead[index]), _DISTANCE_STEPS)}:{small}",
            ]
        )
    return found


def _means(entries: Sequence[tuple[object, int, float]]) -> dict[object, float]:
    """Mean probability by key, weighted by words."""
    sums: defaultdict[object, float] = defaultdict(float)
    weights: defaultdict[object, float] = defaultdict(float)
    for key, words, p in entries:
        sums[key] += (words + 1) * p
        weights[key] += words + 1
    return {key: sums[key] / weights[key] for key in sums}


def _distances(facts: Facts, first: Sequence[float]) -> tuple[list[int], list[int]]:
    """For each block, how many blocks to the next sure body block ahead and behind."""
    none = 99
    sure = [p >= _SURE and shape.words >= _SURE_WORDS for p, shape in zip(first, facts.shapes, strict=True)]
    behind, seen = [], none
    for is_sure in sure:
        behind.append(seen)
        seen = 1 if is_sure else min(seen + 1, none)
    ahead, seen = [], none
    for is_sure in reversed(sure):
        ahead.append(seen)
        seen = 1 if is_sure else min(seen + 1, none)
    return ahead[::-1], behind


def _shares_before(facts: Facts, first: Sequence[float]) -> list[float]:
    """For each block, which share of the page's expected body words stands before it."""
    expected = [p * shape.words for p, shape in zip(first, facts.shapes, strict=True)]
    total = max(sum(expected), 1.0)
    shares, before = [], 0.0
    for amount in expected:
        shares.append(before / total)
        before += amount
    return shares
