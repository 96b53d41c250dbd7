"""Tell which block is the printed headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsscrape.label.measures import PROSE_LINK_SHARE, Measures
from newsscrape.label.paths import HEADINGS
from newsscrape.model.document import Document
from newsscrape.text import letters, squash

_MIN_TITLE: Final = 8
_MIN_DESCRIPTION: Final = 20
_SAME: Final = 0.99
_TOP_BLOCKS: Final = 400
_MOST_LETTERS: Final = 1.6
_SEPARATOR: Final = re.compile(r"(?<!\s)\s+[|–—»·•:-]\s+")
_RANKS: Final = {"h1": 3.0, "h2": 1.5, "h3": 0.7}


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


def headline_of(document: Document, measures: Measures, titles: Titles, in_header: list[bool]) -> int:
    """Choose the printed headline: of the blocks that say what a claimed title says, the highest in rank.

    In: the page, the measures of its blocks, its titles, and for each block whether it stands in a heading or a
    header; out: the block's index, -1 when none ranks.
    """
    best, best_rank = -1, 0.0
    tags = list(document.tree.tags)
    lengths = [(len(title), round(_MOST_LETTERS * len(title))) for title in titles.titles]
    for block in document.blocks:
        tag = tags[block.element]
        is_heading = tag in HEADINGS
        is_headed = block.index <= _TOP_BLOCKS and in_header[block.index]
        # At little cost: what is no heading must be as long as a title or stand in a header.
        if not is_heading:
            chars = measures.chars[block.index]
            if chars < _MIN_TITLE or not (is_headed or _is_as_long(chars, lengths)):
                continue
        own = letters(block.text)
        likeness = max([_likeness(own, title) for title in titles.titles], default=0.0)
        if not is_heading and likeness < _SAME and not is_headed:
            continue
        rank = _RANKS.get(tag, 0.0) + 4 * likeness - 3 * (own in titles.sites)
        rank -= 2 * (measures.links[block.index] > PROSE_LINK_SHARE) + 2 * block.is_hidden
        rank -= measures.words[block.index] <= 1
        if rank > best_rank:
            best, best_rank = block.index, rank
    return best


def _is_as_long(chars: int, lengths: list[tuple[int, int]]) -> bool:
    return any(least <= chars <= most for least, most in lengths)


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
