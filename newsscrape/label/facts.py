"""What has to be known of the whole page before one of its blocks can be judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.label.tokens import tokens_of
from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.policy.phrases import Phrases
from newsscrape.text import count_words, fold, letters

PROSE_WORDS = 10
"""A block of at least so many words, not mostly link, counts as prose; headlines and menu items are shorter."""
PROSE_LINK_SHARE = 0.5
_PARAGRAPH_TAGS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"))
_PHRASE_WORDS = 40
_MIN_BODY_CLAIM = 200
_MIN_TITLE = 8
_SAME = 0.99
_TOP_BLOCKS = 400
_SEPARATOR = re.compile(r"\s+[|–—»·•:-]\s+")


class Shape(NamedTuple):
    """The measures of one block."""

    words: int
    link_share: float
    is_prose: bool
    container: int
    """Element whose children the block's paragraphs are."""
    letters: str
    """Letters and digits only, folded."""
    phrase: Label | None
    """What the fixed phrase is that the block consists of or starts with."""


class Group(NamedTuple):
    """Blocks whose element, parent and grandparent bear the same names."""

    blocks: int
    words: int
    linked: float
    """Sum of the link shares."""


class Facts(NamedTuple):
    """What is true of the page as a whole."""

    shapes: tuple[Shape, ...]
    tokens: tuple[frozenset[str], ...]
    """For each element, the words of its own names."""
    outer_tokens: tuple[frozenset[str], ...]
    """For each element, the words of its own and all its ancestors' names, body left out."""
    depths: tuple[int, ...]
    prose: tuple[int, ...]
    """For each element, characters of prose inside it."""
    direct: tuple[float, ...]
    """For each element, characters of prose directly in it, a third of that of its children added."""
    best: int
    """Element with the most direct prose."""
    best_path: tuple[int, ...]
    """The best element and its ancestors, innermost first."""
    groups: dict[tuple[str, ...], Group]
    signatures: tuple[tuple[str, ...], ...]
    """For each block, the key of its group."""
    repeats: Counter[str]
    """How often the same letters stand on the page."""
    titles: tuple[str, ...]
    """Letters of the claimed headlines and of the title element."""
    descriptions: tuple[str, ...]
    """Letters of the claimed descriptions."""
    body_claim: str
    """Letters of the claimed articleBody, the empty string when there is none of use."""
    headline: int
    """Index of the block that is the printed headline, -1 when none is."""


def facts_of(document: Document, phrases: Phrases) -> Facts:
    """Measure the page: in, a document and the fixed phrases; out, all that the features of its blocks refer to."""
    tree = document.tree
    shapes = tuple(_shape(document, block, phrases) for block in document.blocks)
    tokens = tuple(frozenset(tokens_of(attrs)) for attrs in tree.attrs)
    outer, depths = _inherited(tree.parents, tokens)
    prose, direct = _prose(document, shapes)
    best = max(range(len(direct)), key=direct.__getitem__, default=0)
    signatures = tuple(_signature(document, block) for block in document.blocks)
    titles = _claimed_letters(document, ("headline", "name", "alternativeHeadline"), document.title)
    body = max((claim.value for claim in document.claimed("articleBody")), key=len, default="")
    return Facts(
        shapes,
        tokens,
        outer,
        depths,
        prose,
        direct,
        best,
        tuple(tree.ancestors(best)),
        _groups(signatures, shapes),
        signatures,
        Counter(shape.letters for shape in shapes),
        titles,
        _claimed_letters(document, ("description",), ""),
        letters(body) if len(body) >= _MIN_BODY_CLAIM else "",
        _headline(document, shapes, titles),
    )


def _shape(document: Document, block: Block, phrases: Phrases) -> Shape:
    words = count_words(block.text)
    link_share = block.link_chars / len(block.text)
    element = block.element
    container = document.tree.parents[element] if document.tree.tags[element] in _PARAGRAPH_TAGS else element
    is_prose = words >= PROSE_WORDS and link_share < PROSE_LINK_SHARE and not block.is_hidden
    phrase = phrases.label_of(fold(block.text)) if words <= _PHRASE_WORDS else None
    return Shape(words, link_share, is_prose, max(container, 0), letters(block.text), phrase)


def _inherited(
    parents: Sequence[int], tokens: Sequence[frozenset[str]]
) -> tuple[tuple[frozenset[str], ...], tuple[int, ...]]:
    outer: list[frozenset[str]] = []
    depths: list[int] = []
    nothing: frozenset[str] = frozenset()
    for index, parent in enumerate(parents):
        if parent < 0:
            outer.append(nothing)
            depths.append(0)
            continue
        own = tokens[index]
        outer.append(outer[parent] | own if own else outer[parent])
        depths.append(depths[parent] + 1)
    return tuple(outer), tuple(depths)


def _prose(document: Document, shapes: Sequence[Shape]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    tree = document.tree
    prose = [0] * len(tree.tags)
    direct = [0.0] * len(tree.tags)
    for block, shape in zip(document.blocks, shapes, strict=True):
        if shape.is_prose:
            size = len(block.text)
            prose[block.element] += size
            direct[shape.container] += size
            if (parent := tree.parents[shape.container]) >= 0:
                direct[parent] += size / 3
    for index in range(len(prose) - 1, 0, -1):
        prose[tree.parents[index]] += prose[index]
    return tuple(prose), tuple(direct)


def _signature(document: Document, block: Block) -> tuple[str, ...]:
    tree = document.tree
    names = []
    element = block.element
    for _ in range(3):
        if element < 0:
            break
        names.append(f"{tree.tags[element]}.{tree.attrs[element].get('class', '')}")
        element = tree.parents[element]
    return tuple(names)


def _groups(signatures: Sequence[tuple[str, ...]], shapes: Sequence[Shape]) -> dict[tuple[str, ...], Group]:
    groups: dict[tuple[str, ...], Group] = {}
    for signature, shape in zip(signatures, shapes, strict=True):
        blocks, words, linked = groups.get(signature, (0, 0, 0.0))
        groups[signature] = Group(blocks + 1, words + shape.words, linked + shape.link_share)
    return groups


def _claimed_letters(document: Document, names: tuple[str, ...], extra: str) -> tuple[str, ...]:
    values = [claim.value for name in names for claim in document.claimed(name)]
    longest = max(_SEPARATOR.split(extra), key=len)
    found = dict.fromkeys(letters(value) for value in [*values, extra, longest])
    return tuple(value for value in found if len(value) >= _MIN_TITLE)


def _headline(document: Document, shapes: Sequence[Shape], titles: Sequence[str]) -> int:
    """Choose the printed headline: of the blocks that say what a claimed title says, the highest in rank."""
    best, best_rank = -1, 0.0
    names = _site_names(document)
    tags = document.tree.tags
    for block, shape in zip(document.blocks, shapes, strict=True):
        tag = tags[block.element]
        heading = tag[1:] if len(tag) == 2 and tag[0] == "h" else ""  # noqa: PLR2004 - h1 to h6
        rank = {"1": 3.0, "2": 1.5, "3": 0.7}.get(heading, 0.0)
        likeness = max((_likeness(shape.letters, title) for title in titles), default=0.0)
        if not heading and likeness < _SAME and (block.index > _TOP_BLOCKS or not _is_in_heading(document, block)):
            continue
        rank += 4 * likeness
        rank -= 3 * _is_site_name(shape.letters, names)
        rank -= 2 * (shape.link_share > PROSE_LINK_SHARE) + 2 * block.is_hidden + (shape.words <= 1)
        if rank > best_rank:
            best, best_rank = block.index, rank
    return best


def _site_names(document: Document) -> tuple[str, ...]:
    """Give the letters of the publication's claimed names and of its host."""
    host = letters((document.url or "").partition("//")[2].partition("/")[0].removeprefix("www.").rpartition(".")[0])
    claimed = [letters(claim.value) for claim in document.claimed("publisher")]
    return tuple(name for name in [*claimed, host] if name)


def _is_site_name(own: str, names: tuple[str, ...]) -> bool:
    return own in names


def _is_in_heading(document: Document, block: Block) -> bool:
    tree = document.tree
    return any(tree.tags[element] in ("h1", "h2", "header") for element in tree.ancestors(block.element))


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
