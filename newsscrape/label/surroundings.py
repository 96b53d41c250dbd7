"""How a block stands among the others: in its elements, in its group, on the page."""

from __future__ import annotations

from typing import Final, NamedTuple

from mypy_extensions import i64

from newsscrape.label.columns import Column, Columns, blank, filled
from newsscrape.label.densest import densest_of, directly, distances
from newsscrape.label.facts import Facts

_LEVELS: Final = ("own", "parent", "grand", "great")
_COUNTED: Final = ("parent", "grand")
_MOST_BESIDE: Final = 30
_MOST_BLOCKS: Final = 60
_MOST_REST: Final = 300


def surroundings(facts: Facts) -> Columns:
    """Observe the places of all blocks: in, the facts of a page; out, columns by name."""
    parents = list(facts.document.tree.parents)
    sums = _sums_of(facts)
    densest = densest_of(facts)
    columns: Columns = {}
    elements = [block.element for block in facts.document.blocks]
    for name in _LEVELS:
        columns |= _inside(name, elements, sums, facts)
        columns[f"{name}_direct"] = directly(elements, densest)
        elements = [max(parents[element], 0) for element in elements]
    columns["container_direct"] = directly(densest.containers, densest)
    return columns | distances(facts, densest) | _group_means(facts) | _places(sums)


class _Sums(NamedTuple):
    """Sums over all blocks before each, and over all of them."""

    words: Column
    linked: Column
    """Words in links."""
    prose: Column
    """Words of prose."""
    prose_blocks: Column


def _sums_of(facts: Facts) -> _Sums:
    m = facts.measures
    count: i64 = len(m.words)
    words, linked, prose, prose_blocks = blank(count + 1), blank(count + 1), blank(count + 1), blank(count + 1)
    for index in range(count):
        size = float(m.words[index])
        words[index + 1] = words[index] + size
        linked[index + 1] = linked[index] + size * m.links[index]
        is_prose = m.is_prose[index]
        prose[index + 1] = prose[index] + (size if is_prose else 0.0)
        prose_blocks[index + 1] = prose_blocks[index] + (1.0 if is_prose else 0.0)
    return _Sums(words, linked, prose, prose_blocks)


def _inside(name: str, elements: list[int], sums: _Sums, facts: Facts) -> Columns:
    """Look at what stands in an element around each block, the block itself included."""
    firsts, lasts = list(facts.document.tree.firsts), list(facts.document.tree.lasts)
    all_words, all_linked, all_prose, all_prose_blocks = sums
    count: i64 = len(elements)
    on_page = max(all_prose[count], 1.0)
    words, shares, prose, prose_blocks = blank(count), blank(count), blank(count), blank(count)
    blocks, means, before, after, prose_after = blank(count), blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        element = elements[index]
        first: i64 = firsts[element]
        last: i64 = lasts[element]
        held = float(last - first)
        inside = all_words[last] - all_words[first]
        words[index] = inside
        shares[index] = (all_linked[last] - all_linked[first]) / max(inside, 1.0)
        prose[index] = (all_prose[last] - all_prose[first]) / on_page
        prose_blocks[index] = min(all_prose_blocks[last] - all_prose_blocks[first], float(_MOST_BLOCKS))
        blocks[index] = min(held, float(_MOST_BLOCKS))
        means[index] = inside / max(held, 1.0)
        before[index] = float(min(index - first, _MOST_BESIDE))
        after[index] = float(min(last - 1 - index, _MOST_BESIDE))
        prose_after[index] = (all_prose[last] - all_prose[index + 1]) / on_page
    columns = {
        f"{name}_words": words,
        f"{name}_link_share": shares,
        f"{name}_prose": prose,
        f"{name}_prose_blocks": prose_blocks,
        f"{name}_blocks": blocks,
        f"{name}_words_a_block": means,
    }
    if name in _COUNTED:
        columns |= {f"{name}_before": before, f"{name}_after": after, f"{name}_prose_after": prose_after}
    return columns


def _group_means(facts: Facts) -> Columns:
    """Tell how many blocks are dressed alike, and how they read."""
    groups, m = facts.groups, facts.measures
    count: i64 = len(groups)
    # Groups are numbered from 0 and no more than blocks.
    sizes, words, links = blank(count), blank(count), blank(count)
    for index in range(count):
        group: i64 = groups[index]
        sizes[group] += 1.0
        words[group] += float(m.words[index])
        links[group] += m.links[index]
    group_blocks, group_words, group_links = blank(count), blank(count), blank(count)
    for index in range(count):
        group = groups[index]
        size = sizes[group]
        group_blocks[index] = min(size, float(_MOST_BLOCKS))
        group_words[index] = words[group] / size
        group_links[index] = links[group] / size
    return {"group_blocks": group_blocks, "group_words": group_words, "group_link_share": group_links}


def _places(sums: _Sums) -> Columns:
    """Tell where on the page the blocks are, and what page it is."""
    count: i64 = len(sums.words) - 1
    words, prose = sums.words, sums.prose
    total, all_prose = max(words[count], 1.0), max(prose[count], 1.0)
    place, in_prose, number, rest, share = blank(count), blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        place[index] = words[index] / total
        in_prose[index] = prose[index] / all_prose
        number[index] = float(min(index, _MOST_REST))
        rest[index] = float(min(count - index, _MOST_REST))
        share[index] = (words[index + 1] - words[index]) / all_prose
    return {
        "place": place,
        "place_in_prose": in_prose,
        "index": number,
        "rest": rest,
        "share_of_prose": share,
        "blocks": filled(float(min(count, 2 * _MOST_REST)), count),
        "page_prose": filled(all_prose, count),
        "page_link_share": filled(sums.linked[count] / total, count),
    }
