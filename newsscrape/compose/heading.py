"""The printed heading, taken apart: kicker, headline, and what is neither (badges, dates, separators).

Many pages print all of these inside one ``h1``, each in an element of its own. What such an element is shows in its
name, in its words, or in that the page's own titles leave it out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newsscrape.compose.heading_parts import Part, parts_of
from newsscrape.label.tokens import tokens_of
from newsscrape.model.block import Block
from newsscrape.model.tree import Tree
from newsscrape.policy.headings import badges, running
from newsscrape.policy.tokens import label_tokens
from newsscrape.text import letters, squash, words

_MOST_PARTS = 12
_MOST_PIECES = 60
_MAX_KICKER = 80
_MIN_LETTERS = 5
_STORY_WORDS = 3
_BETWEEN = " :|,;/–—-•·"
_IN_FRONT = " :|,;"
_BRACKETS = "()[]"


class Heading(NamedTuple):
    """A printed heading."""

    headline: str
    """The headline."""
    kicker: str | None
    """The line above it, where the heading holds one."""


class Titles(NamedTuple):
    """What a page claims to be called, as letters."""

    headlines: Collection[str]
    """As its claims have the headline."""
    pages: Collection[str]
    """As its ``title`` element has it, with the site's name and without."""
    parted: Collection[tuple[str, str]]
    """The claimed headlines that have a colon, as what is before it and behind."""


def heading_of(tree: Tree, block: Block, titles: Titles) -> Heading:
    """Take a printed heading apart.

    In: the block of the headline, and what the page claims to be called, as letters; out: headline and kicker. What
    cannot be told apart stays together.
    """
    if 1 < len(block.pieces) <= _MOST_PIECES:
        parts = _without_marks(parts_of(tree, block))
        if 1 < len(parts) <= _MOST_PARTS:
            return _split(parts, titles)
        if len(parts) == 1:
            return Heading(_trimmed(parts[0].text), None)
    return Heading(_trimmed(block.text), None)


def _without_marks(parts: Sequence[Part]) -> list[Part]:
    """Leave out dates and badges at the ends, and words that are printed twice for screens of two sizes."""
    kept = [
        part for place, part in enumerate(parts) if part.is_own or not any(part.text == p.text for p in parts[:place])
    ]
    while len(kept) > 1 and _is_mark(kept[0]):
        kept = kept[1:]
    while len(kept) > 1 and _is_mark(kept[-1]):
        kept = kept[:-1]
    return kept


def _is_mark(part: Part) -> bool:
    return not part.is_own and (part.is_time or _bare(part) in badges())


def _bare(part: Part) -> str:
    return squash(part.text).strip(_BETWEEN + _BRACKETS).lower()


def _split(parts: Sequence[Part], titles: Titles) -> Heading:
    size = len(parts)
    first = parts[0]
    is_parted = not first.is_own and (_letters(parts[:1]), _letters(parts[1:])) in titles.parted
    if is_parted or _is_kicker(parts):
        return _heading(parts, 1, size)
    for known in (titles.headlines, titles.pages):
        found = _called(parts, known)
        if found:
            return _heading(parts, found.start, found.stop)
        if _letters(parts) in known:
            break
    return _heading(parts, 0, size)


def _is_kicker(parts: Sequence[Part]) -> bool:
    """Tell a kicker in front: by name or word, or set apart by a sign in an element of its own."""
    first, second = parts[0], parts[1]
    if first.is_own or len(first.text) > _MAX_KICKER or len(_letters(parts[1:])) < _MIN_LETTERS:
        return False
    is_parted = not second.is_own and not squash(second.text).strip(_BETWEEN)
    is_story = len(words(" ".join([part.text for part in parts[2:]]))) >= _STORY_WORDS
    is_named = not label_tokens()["kicker"].isdisjoint(tokens_of(first.names))
    return (is_parted and is_story) or is_named or _bare(first) in running()


def _called(parts: Sequence[Part], titles: Collection[str]) -> range | None:
    """Give the longest run of some of the parts that is a title, all others being elements of their own."""
    for size in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - size + 1):
            outside = (*parts[:start], *parts[start + size :])
            if not any(part.is_own for part in outside) and _letters(parts[start : start + size]) in titles:
                return range(start, start + size)
    return None


def _heading(parts: Sequence[Part], start: int, end: int) -> Heading:
    headline = _trimmed("".join([part.text for part in parts[start:end]]), _BETWEEN if start else _IN_FRONT)
    kicker = squash("".join([part.text for part in parts[:start]])).strip(_BETWEEN)
    is_kicker = 0 < len(kicker) <= _MAX_KICKER and bool(letters(kicker))
    return Heading(headline, kicker if is_kicker else None)


def _letters(parts: Sequence[Part]) -> str:
    return letters("".join([part.text for part in parts]))


def _trimmed(text: str, signs: str = _IN_FRONT) -> str:
    """Give words without what parts them from others in front."""
    return squash(text).lstrip(signs)
