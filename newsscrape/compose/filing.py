"""What an article is filed under, as links inside it say with ``rel=tag`` and ``rel=category``.

Source of the two words: microformats.org/wiki/rel-tag and WordPress, whose themes print both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsscrape.model.block import Tree
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.text import squash

_LEVELS = 3


class Filing(NamedTuple):
    """The names of both kinds, as printed, in order."""

    categories: tuple[str, ...]
    """Parts of the site."""
    tags: tuple[str, ...]
    """What it is about."""


def filing(page: LabelledPage) -> Filing:
    """Give what the article is filed under; nothing where the page sets no ``article`` element around its headline."""
    tree = page.document.tree
    article = next((_article_around(tree, b.block.element) for b in page.labelled(Label.HEADLINE)), None)
    if article is None:
        return Filing((), ())
    found = [
        (rel, squash(piece.text))
        for labelled in page.blocks
        if labelled.block.link_chars and _article_around(tree, labelled.block.element) == article
        for piece in labelled.block.pieces
        if (rel := rel_around(tree, piece.element))
    ]
    return Filing(
        tuple(name for rel, name in found if "category" in rel),
        tuple(name for rel, name in found if "tag" in rel and "category" not in rel),
    )


def rel_around(tree: Tree, element: int) -> frozenset[str]:
    """Give the words of ``rel`` of the link an element stands in; none when it stands in none."""
    return next(_rels(tree, element), frozenset())


def _rels(tree: Tree, element: int) -> Iterator[frozenset[str]]:
    for _, around in zip(range(_LEVELS), tree.ancestors(element), strict=False):
        if tree.tags[around] == "a":
            yield frozenset(tree.attrs[around].get("rel", "").casefold().split())


def _article_around(tree: Tree, element: int) -> int | None:
    return next((e for e in tree.ancestors(element) if tree.tags[e] == "article"), None)
