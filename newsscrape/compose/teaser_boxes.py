"""The box a promoted link stands in, and the runs of text in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsscrape.compose.promoted import Promoted
from newsscrape.compose.runs import Run
from newsscrape.compose.survey import Survey
from newsscrape.model.label import Label
from newsscrape.model.tree import Tree

_AROUND = 12


def boxes_of(links: Sequence[Promoted], survey: Survey) -> list[int]:
    """Give for each link the outermost element that holds its target only and no block of the text.

    What is inside an element is one stretch, so it is enough to know where the nearest links to other targets and the
    nearest blocks of the text stand.
    """
    text = sorted({one.block.element for one in (*survey.text, *survey.of(Label.HEADLINE))})
    size = len(survey.tree.tags)
    befores = _others_before(links)
    behinds = _others_before(links[::-1])[::-1]
    boxes = []
    for one, before, behind in zip(links, befores, behinds, strict=True):
        place = bisect_right(text, one.link)
        low = max(before, text[place - 1] if place else -1)
        high = min(size if behind < 0 else behind, text[place] if place < len(text) else size)
        boxes.append(_outermost(one.link, low, high, survey.tree))
    return boxes


def _others_before(links: Sequence[Promoted]) -> list[int]:
    """Give for each link the one nearest to it, of those before, that leads elsewhere; -1 for none."""
    others = []
    other, last = -1, None
    for one in links:
        if last is not None and last.target != one.target:
            other = last.link
        others.append(other)
        last = one
    return others


def _outermost(link: int, low: int, high: int, tree: Tree) -> int:
    """Give the outermost element around a link that begins behind one element and ends before another."""
    parents, ends = tree.parents, tree.ends
    box = element = link
    while element > 0 and element > low and ends[element] <= high:
        box = element
        element = parents[element]
    return box


def parts_of(one: Promoted, box: int, survey: Survey) -> list[Run]:
    """Give the runs of words in a box near its link."""
    tree, runs = survey.tree, survey.runs
    end = tree.ends[box]
    first = min(max(tree.firsts[box], one.block - _AROUND), one.block)
    last = max(min(tree.lasts[box], one.block + _AROUND + 1), one.block + 1)
    parts: list[Run] = []
    for labelled in survey.page.blocks[first:last]:
        block = labelled.block
        if box <= block.element < end:
            parts += runs.of(block)
        elif block.index == one.block:
            parts += runs.inside(block, range(box, end))
    return parts
