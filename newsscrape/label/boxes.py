"""Which blocks are words under the link of another story, again and again? Those are teasers, however long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsscrape.label.facts import Facts, Shape
from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.read.links import is_address
from newsscrape.text import count_words

_TITLE_WORDS = range(3, 31)
_LINKED = 0.8
_REACH = 4
_LEAST = 2
_MOSTLY = 0.75
_SNIPPET_WORDS = range(6, 70)
_SLUG = 12
_BOX_BLOCKS = 7


def snippets_of(document: Document, facts: Facts) -> frozenset[int]:
    """Give the indexes of blocks that are snippets of promoted boxes.

    A snippet is prose with a headline's link to a page of the same site right above it in a box of its own, and
    belongs to a group of at least three blocks in the same dress of which most are such.
    """
    titles = _titles(document, facts.shapes)
    groups: defaultdict[tuple[str, ...], list[tuple[int, bool]]] = defaultdict(list)
    for block, shape in zip(document.blocks, facts.shapes, strict=True):
        if shape.words in _SNIPPET_WORDS and shape.link_share < _LINKED:
            groups[facts.signatures[block.index]].append((block.index, _is_under_title(block.index, titles, document)))
    found: set[int] = set()
    for members in groups.values():
        under = [index for index, is_under in members if is_under]
        if len(under) >= _LEAST and len(under) >= _MOSTLY * len(members):
            found.update(under)
    return frozenset(found)


def _titles(document: Document, shapes: Sequence[Shape]) -> dict[int, str]:
    """Links of a headline's length to a story of the same site, by block."""
    host = _host(document.base_url)
    found = {}
    for block, shape in zip(document.blocks, shapes, strict=True):
        if block.href is None or shape.link_share < _LINKED:
            continue
        for href, text in _links(document, block):
            if not is_address(href):
                continue
            target = _host(href)
            path = urlsplit(href).path
            is_title = count_words(text) in _TITLE_WORDS and len(path.strip("/")) >= _SLUG
            if is_title and (not target or target == host):
                found[block.index] = href
    return found


def _links(document: Document, block: Block) -> list[tuple[str, str]]:
    """Give the links of a block as (address, words)."""
    tree = document.tree
    texts: dict[int, str] = {}
    for piece in block.pieces:
        anchor = next((e for e in tree.ancestors(piece.element) if tree.tags[e] == "a"), None)
        if anchor is not None:
            texts[anchor] = texts.get(anchor, "") + piece.text
    return [(tree.attrs[anchor].get("href", ""), text) for anchor, text in texts.items()]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_under_title(index: int, titles: dict[int, str], document: Document) -> bool:
    """Tell a block that shares a small box with the title right above it, and with no other title."""
    for above in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if above in titles:
            box = _common(document, document.blocks[index].element, document.blocks[above].element)
            around = range(max(above - _BOX_BLOCKS, 0), min(above + _BOX_BLOCKS, len(document.blocks) - 1) + 1)
            inside = [i for i in around if box in document.tree.ancestors(document.blocks[i].element)]
            others = [i for i in inside if titles.get(i, titles[above]) != titles[above]]
            return len(inside) <= _BOX_BLOCKS and not others
    return False


def _common(document: Document, one: int, other: int) -> int:
    around = set(document.tree.ancestors(one))
    return next(element for element in document.tree.ancestors(other) if element in around)
