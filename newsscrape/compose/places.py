"""Where on the page the article's own particulars stand: around its headline, and right behind its body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsscrape.model.block import LabelledBlock, Tree
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label

FOREIGN = frozenset(
    {Label.TEASER, Label.RELATED, Label.AD, Label.COMMENT, Label.NEWSLETTER, Label.PAYWALL, Label.NAVIGATION}
)
"""Labels of blocks that tell nothing of this article."""
_NEVER = frozenset({Label.AD, Label.COMMENT})
# Right at the headline a byline may look like a teaser, and further down one full of links like a menu.
_NEVER_BEHIND = FOREIGN - {Label.NAVIGATION}
_BEFORE_HEADLINE = 8
_BEHIND_HEADLINE = 15
_INTO_BODY = 3
_BEHIND_BODY = 6
_CLOSE = 4
_MAX_CHARS = 250


class Places(NamedTuple):
    """The parts of a page where particulars are printed; short blocks only, those of others left out."""

    headline: int | None
    """Index of the headline's block."""
    head: tuple[LabelledBlock, ...]
    """Around the headline and up to the first paragraphs."""
    foot: tuple[LabelledBlock, ...]
    """Right behind the last paragraph."""


def places(page: LabelledPage) -> Places:
    """Find the head and the foot of the article."""
    blocks = page.blocks
    headline = next((i for i, b in enumerate(blocks) if b.label is Label.HEADLINE), None)
    first = next(
        (i for i in range((headline or -1) + 1, len(blocks)) if blocks[i].label is Label.BODY),
        None,
    )
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].label is Label.BODY), None)
    anchor = headline if headline is not None else first
    if anchor is None:
        return Places(headline, _short(page.document.tree, blocks[:_BEHIND_HEADLINE], FOREIGN), ())
    end = anchor + _BEHIND_HEADLINE if first is None else min(first + _INTO_BODY, anchor + 2 * _BEHIND_HEADLINE)
    near = min(anchor + _CLOSE, end if first is None else first + 1)
    tree = page.document.tree
    return Places(
        headline,
        _short(tree, blocks[max(anchor - _BEFORE_HEADLINE, 0) : anchor], FOREIGN)
        + _short(tree, blocks[anchor:near], _NEVER)
        + _short(tree, blocks[near:end], _NEVER_BEHIND),
        () if last is None else _short(tree, blocks[max(last + 1, end) : last + 1 + _BEHIND_BODY], FOREIGN),
    )


def _short(tree: Tree, blocks: Iterable[LabelledBlock], foreign: frozenset[Label]) -> tuple[LabelledBlock, ...]:
    return tuple(
        b
        for b in blocks
        if b.label not in foreign
        and len(b.block.text) <= _MAX_CHARS
        and "comment" not in tree.attrs[b.block.element].get("class", "")
    )
