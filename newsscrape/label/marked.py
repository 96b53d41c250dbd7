"""What fixed phrases say of the boxes they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts
from newsscrape.model.document import Document
from newsscrape.model.label import Label

Codes: TypeAlias = NDArray[np.intp]

HELD = (
    Label.TEASER,
    Label.RELATED,
    Label.NEWSLETTER,
    Label.PAYWALL,
    Label.COMMENT,
    Label.NAVIGATION,
    Label.OTHER,
)
"""Labels whose phrases and appeals say something of the small box around them, in the order of their bits."""

_SIZES = (3, 8, 20, 60)
HEADED = ("none", *(f"{label},<={size}" for label, size in product(Label, _SIZES)))
"""What the phrase is that heads the smallest headed box around a block, and of how many blocks the box is at most."""

_AD = list(Label).index(Label.AD) + 1
_TOP = 3
_SMALL = 25


def heads_of(document: Document, phrases: Sequence[int]) -> Codes:
    """Tell for each block which phrase heads the smallest box that has one among its first blocks.

    In: the page, and for each block the number of its phrase's label, 0 for none; out: places in `HEADED`.
    """
    tree, blocks = document.tree, document.blocks
    firsts, lasts, parents = tree.firsts, tree.lasts, tree.parents
    boxes: list[tuple[int, bool, int, int, int]] = []
    for index, phrase in enumerate(phrases):
        if not phrase:
            continue
        element = blocks[index].element
        before = 1
        while element >= 0 and firsts[element] > index - _TOP:
            size = lasts[element] - firsts[element]
            if size > _SIZES[-1]:
                break
            if size > before:
                before = size
                boxes.append((-size, phrase != _AD, -index, element, phrase))
            element = parents[element]
    heads = np.zeros(len(blocks), dtype=np.intp)
    # The smallest is painted last, its first phrase over the others, but for the mark of an ad, which stands beside.
    for size, _, _, element, phrase in sorted(boxes):
        place = (phrase - 1) * len(_SIZES) + sum([-size > limit for limit in _SIZES])
        heads[firsts[element] : lasts[element]] = place + 1
    return heads


def held_of(facts: Facts) -> Codes:
    """Tell for each block what phrases and appeals are in its box: bits in the order of `HELD`."""
    tree, blocks, measures = facts.document.tree, facts.document.blocks, facts.measures
    held = np.zeros(len(blocks), dtype=np.intp)
    for index, (phrase, appeal) in enumerate(zip(measures.phrases, measures.appeals, strict=True)):
        label = phrase or appeal
        if label is None or label not in _HELD_BIT:
            continue
        element = blocks[index].element
        while element >= 0 and tree.lasts[element] - tree.firsts[element] <= 1:
            element = tree.parents[element]
        if element >= 0 and tree.lasts[element] - tree.firsts[element] <= _SMALL:
            held[tree.firsts[element] : tree.lasts[element]] |= _HELD_BIT[label]
    return held


_HELD_BIT = {label: 1 << place for place, label in enumerate(HELD)}
