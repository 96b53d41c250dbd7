"""How a block stands to the headline, to the article elements and to the pictures of the page."""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from newsscrape.label.columns import Column, Columns, blank, filled
from newsscrape.label.densest import shared_with
from newsscrape.label.facts import Facts

_NOWHERE: Final = 0.0
_AROUND_HEADLINE: Final = 1.0
_APART: Final = 2.0
_NO_HEADLINE: Final = 3.0
_MOST_RUN: Final = 40
_LEAST_PICTURES: Final = 0.2


def standing(facts: Facts) -> Columns:
    """Observe how blocks stand to headline, articles and pictures: in, the facts of a page; out, columns by name."""
    return _to_headline(facts) | _in_articles(facts) | _by_pictures(facts) | _runs(facts)


def _to_headline(facts: Facts) -> Columns:
    """Count the elements up from the headline, and from there down to the block; -1 for both without a headline."""
    tree, blocks = facts.document.tree, facts.document.blocks
    count: i64 = len(blocks)
    if facts.headline < 0:
        return {"headline_up": filled(-1.0, count), "headline_down": filled(-1.0, count)}
    headline = blocks[facts.headline].element
    shared = shared_with(headline, tree)
    up, down = blank(count), blank(count)
    for index in range(count):
        own = blocks[index].element
        up[index] = shared[headline] - shared[own]
        down[index] = float(tree.depths[own] - tree.depths[0]) - shared[own]
    return {"headline_up": up, "headline_down": down}


def _in_articles(facts: Facts) -> Columns:
    """Tell of the innermost article element around a block whether it holds the headline, and its words."""
    tree, blocks, m = facts.document.tree, facts.document.blocks, facts.measures
    tags, parents = tree.tags, tree.parents
    elements: i64 = len(parents)
    articles = [0] * elements
    for element in range(1, elements):
        articles[element] = element if tags[element] == "article" else articles[parents[element]]
    count: i64 = len(blocks)
    words = blank(count + 1)
    for index in range(count):
        words[index + 1] = words[index] + float(m.words[index])
    headline = blocks[facts.headline].element if facts.headline >= 0 else -1
    whose, held = blank(count), blank(count)
    for index in range(count):
        article = articles[blocks[index].element]
        held[index] = words[tree.lasts[article]] - words[tree.firsts[article]]
        if not article:
            whose[index] = _NOWHERE
        elif headline < 0:
            whose[index] = _NO_HEADLINE
        else:
            whose[index] = _AROUND_HEADLINE if article <= headline < tree.ends[article] else _APART
    return {"article": whose, "article_words": held}


def _by_pictures(facts: Facts) -> Columns:
    """Count the pictures around a block: a caption is a block beside one."""
    tree, blocks = facts.document.tree, facts.document.blocks
    parents, ends, firsts, lasts = tree.parents, tree.ends, tree.firsts, tree.lasts
    elements: i64 = len(parents)
    count: i64 = len(blocks)
    before = blank(count + 1)
    pictures = blank(elements + 1)
    for picture in facts.document.pictures:
        before[min(picture.before_block, count)] += 1.0
        pictures[picture.element + 1] += 1.0
    for element in range(elements):
        pictures[element + 1] += pictures[element]
    just_before, in_parent, in_grand, blocks_a_picture = blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        parent: i64 = max(parents[blocks[index].element], 0)
        grand: i64 = max(parents[parent], 0)
        just_before[index] = before[index]
        in_parent[index] = pictures[ends[parent]] - pictures[parent]
        in_grand[index] = pictures[ends[grand]] - pictures[grand]
        blocks_a_picture[index] = float(lasts[grand] - firsts[grand]) / max(in_grand[index], _LEAST_PICTURES)
    return {
        "picture_before": just_before,
        "parent_pictures": in_parent,
        "grand_pictures": in_grand,
        "grand_blocks_a_picture": blocks_a_picture,
    }


def _runs(facts: Facts) -> Columns:
    """Count the blocks of one group that follow each other."""
    return {"run": run_lengths(facts.groups)}


def run_lengths(groups: list[int]) -> Column:
    """Give for each entry how many equal ones stand together there, up to 40."""
    count: i64 = len(groups)
    lengths = blank(count)
    start: i64 = 0
    while start < count:
        end = start + 1
        while end < count and groups[end] == groups[start]:
            end += 1
        length = float(min(end - start, _MOST_RUN))
        for index in range(start, end):
            lengths[index] = length
        start = end
    return lengths
