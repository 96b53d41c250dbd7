"""What the article is about: the tags printed with it, else the keywords claimed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsscrape.compose.filing import filing, rel_around
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import link_around, marks_around
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.marks import address_mark, name_mark
from newsscrape.text import fold, squash

_MAX_TOPICS = 30
_MAX_CHARS = 50
_MAX_WORDS = 6
_BEHIND_BODY = 15
_EDGES = " \t\n>»#,;|/·•"
_SPLIT = re.compile(r"\s*[,;|]\s*")
_NOT_TOPICS = frozenset({Label.TEASER, Label.HEADLINE, Label.BODY, Label.LEAD, Label.CAPTION, Label.COMMENT, Label.AD})


def topics(page: LabelledPage) -> Finding[tuple[str, ...]]:
    """Give the topics in order, none doubled; empty when none are printed or claimed."""
    printed = _printed(page)
    tags = [name for name, rel in printed if "category" not in rel]
    for names in ([*tags, *filing(page).tags], [name for name, _ in printed]):
        if found := _distinct(names):
            return Finding(found, Origin.PRINTED)
    for origin in (Origin.JSONLD, Origin.OPENGRAPH, Origin.META, Origin.FEED):
        claims = page.document.claimed("keywords", origin)
        found = _distinct(part for claim in claims for part in _SPLIT.split(claim.value))
        if found:
            return Finding(found, origin)
    return Finding(())


def _printed(page: LabelledPage) -> list[tuple[str, frozenset[str]]]:
    """Give the links to topics with the words of their ``rel``."""
    blocks = page.blocks
    start = next((i for i, b in enumerate(blocks) if b.label is Label.HEADLINE), None)
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].label is Label.BODY), None)
    if start is None or last is None:
        return []
    tree = page.document.tree
    address, name = address_mark("topics", "addresses"), name_mark("topics", "names")
    found = []
    for labelled in blocks[start : last + _BEHIND_BODY]:
        block = labelled.block
        if labelled.label in _NOT_TOPICS or not block.link_chars or block.link_chars * 2 < len(block.text):
            continue
        is_list = name.search(marks_around(tree, block.element, 3)) is not None
        for piece in block.pieces:
            href = link_around(tree, piece.element)
            rel = rel_around(tree, piece.element)
            if href is not None and (is_list or "tag" in rel or address.search(href)):
                found.append((piece.text, rel))
    return found


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        clean = squash(name).strip(_EDGES)
        if 1 < len(clean) <= _MAX_CHARS and len(clean.split()) <= _MAX_WORDS:
            found.setdefault(fold(clean), clean)
    return tuple(found.values())[:_MAX_TOPICS]
