"""Tell which block is the printed headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsscrape.label.measures import PROSE_LINK_SHARE, Measures
from newsscrape.label.paths import HEADINGS
from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.text import letters, squash

_MIN_TITLE = 8
_MIN_DESCRIPTION = 20
_SAME = 0.99
_TOP_BLOCKS = 400
_MOST_LETTERS = 1.6
_SEPARATOR = re.compile(r"\s+[|–—»·•:-]\s+")
_RANKS = {"h1": 3.0, "h2": 1.5, "h3": 0.7}


class Titles(NamedTuple):
    """What the page says it is called."""

    titles: tuple[str, ...]
    """The claimed headlines and the title element, whole and its longest part, as letters and digits, folded."""
    descriptions: tuple[str, ...]
    """The claimed descriptions, squashed and in lower case."""
    sites: tuple[str, ...]
    """The publication's claimed names and its host, as letters and digits, folded."""


def titles_of(document: Document) -> Titles:
    """Gather what the page is called."""
    host = letters((document.url or "").partition("//")[2].partition("/")[0].removeprefix("www.").rpartition(".")[0])
    named = [letters(claim.value) for claim in document.claimed("publisher")]
    return Titles(
        _letters(document, ("headline", "name", "alternativeHeadline"), document.title),
        tuple(
            dict.fromkeys(
                squash(claim.value).lower()
                for claim in document.claimed("description")
                if len(claim.value) >= _MIN_DESCRIPTION
            )
        ),
        tuple(name for name in [*named, host] if name),
    )


def headline_of(document: Document, measures: Measures, titles: Titles, in_header: Callable[[int], bool]) -> int:
    """Choose the printed headline: of the blocks that say what a claimed title says, the highest in rank.

    In: the page, the measures of its blocks, its titles, and what tells of a block's index whether it stands in a
    heading or a header; out: the block's index, -1 when none ranks.
    """
    best, best_rank = -1, 0.0
    tags = document.tree.tags
    lengths = [range(len(title), round(_MOST_LETTERS * len(title)) + 1) for title in titles.titles]
    for block, chars in zip(document.blocks, measures.chars, strict=True):
        tag = tags[block.element]
        is_heading = tag in HEADINGS
        if not is_heading and not _may_be_headline(block, chars, lengths, in_header):
            continue
        own = letters(block.text)
        likeness = max([_likeness(own, title) for title in titles.titles], default=0.0)
        if not is_heading and likeness < _SAME and (block.index > _TOP_BLOCKS or not in_header(block.index)):
            continue
        rank = _RANKS.get(tag, 0.0) + 4 * likeness - 3 * (own in titles.sites)
        rank -= 2 * (measures.links[block.index] > PROSE_LINK_SHARE) + 2 * block.is_hidden
        rank -= measures.words[block.index] <= 1
        if rank > best_rank:
            best, best_rank = block.index, rank
    return best


def _may_be_headline(block: Block, chars: int, lengths: Sequence[range], in_header: Callable[[int], bool]) -> bool:
    """Tell, at little cost, a block that is no heading but may say what a title says."""
    if chars < _MIN_TITLE:
        return False
    return any(chars in length for length in lengths) or (block.index <= _TOP_BLOCKS and in_header(block.index))


def _letters(document: Document, names: Sequence[str], extra: str) -> tuple[str, ...]:
    values = [claim.value for name in names for claim in document.claimed(name)]
    longest = max(_SEPARATOR.split(extra), key=len)
    found = dict.fromkeys(letters(value) for value in [*values, extra, longest])
    return tuple(value for value in found if len(value) >= _MIN_TITLE)


def _likeness(printed: str, title: str) -> float:
    """1 for the same, else the share of the longer that the shorter covers, when one holds the other."""
    if not printed or len(printed) < _MIN_TITLE:
        return 0.0
    if printed == title:
        return 1.0
    if printed in title:
        return 0.4 + 0.6 * len(printed) / len(title)
    if title in printed:
        return 0.9 * len(title) / len(printed)
    return 0.0
