"""Which blocks are words under the link of another story, again and again? Those are teasers, however long."""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from urllib.parse import urlsplit

from newsscrape.label.facts import Facts
from newsscrape.label.measures import Measures
from newsscrape.model.document import Document
from newsscrape.read.links import is_address, links_in
from newsscrape.text import count_words

_LEAST_WORDS: Final = 3
_MOST_WORDS: Final = 30
_LINKED: Final = 0.8
_REACH: Final = 4
_LEAST: Final = 2
_MOSTLY: Final = 0.75
_SNIPPET_WORDS: Final = range(6, 70)
_SLUG: Final = 12
_BOX_BLOCKS: Final = 7


def snippets_of(document: Document, facts: Facts) -> frozenset[int]:
    """Give the indexes of the blocks of promoted boxes that have a snippet.

    A snippet is prose with a headline's link to a page of the same site right above it in a box of its own, and
    belongs to a group of at least three blocks in the same dress of which most are such.
    """
    titles = _titles(document, facts.measures)
    if len(titles) < _LEAST:
        return frozenset()
    groups: defaultdict[int, list[range | None]] = defaultdict(list)
    for index, (words, link_share) in enumerate(zip(facts.measures.words, facts.measures.links, strict=True)):
        if words in _SNIPPET_WORDS and link_share < _LINKED:
            groups[facts.groups[index]].append(_box_of(index, titles, document))
    found: set[int] = set()
    for members in groups.values():
        boxes = [box for box in members if box is not None]
        if len(boxes) >= _LEAST and len(boxes) >= _MOSTLY * len(members):
            found.update(*boxes)
    return frozenset(found)


def _titles(document: Document, measures: Measures) -> dict[int, str]:
    """Links of a headline's length to a story of the same site, by block."""
    home = urlsplit(document.base_url)
    root, host = f"{home.scheme}://{home.netloc}/", _host(document.base_url)
    found = {}
    for block in document.blocks:
        words, link_share = measures.words[block.index], measures.links[block.index]
        if block.href is None or link_share < _LINKED or not _LEAST_WORDS <= words <= _MOST_WORDS:
            continue
        for href, text in links_in(block, document.tree):
            if _is_story(href, root, host) and _LEAST_WORDS <= count_words(text) <= _MOST_WORDS:
                found[block.index] = href
    return found


def _is_story(href: str, root: str, host: str) -> bool:
    """Tell an address of the same site with a long enough path; of the commonest forms at little cost."""
    if len(href) < _SLUG:
        return False
    rest = href.removeprefix(root) if host else href
    is_plain = len(rest) < len(href) or (href[0] == "/" and href[1] != "/")
    if is_plain and href.isprintable():
        return len(rest.partition("#")[0].partition("?")[0].strip("/")) >= _SLUG
    return is_address(href) and len(urlsplit(href).path.strip("/")) >= _SLUG and _host(href) in ("", host)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _box_of(index: int, titles: dict[int, str], document: Document) -> range | None:
    """Give the blocks of the small box that a block shares with the title right above it, and with no other title."""
    tree = document.tree
    for above in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if above in titles:
            box = _common(document, document.blocks[index].element, document.blocks[above].element)
            inside = range(tree.firsts[box], tree.lasts[box])
            is_alone = all(titles.get(i, titles[above]) == titles[above] for i in inside)
            return inside if len(inside) <= _BOX_BLOCKS and is_alone else None
    return None


def _common(document: Document, one: int, other: int) -> int:
    tree = document.tree
    return next(element for element in tree.ancestors(other) if tree.is_around(element, one))
