"""Where on the page the article's own particulars stand: around its headline, and right behind its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.tree import Tree

Labelled: TypeAlias = Mapping[Label, Sequence[LabelledBlock]]
"""The blocks of a page by label, in reading order."""

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
    last: int | None
    """Index of the last block of the body."""
    head: tuple[LabelledBlock, ...]
    """Around the headline and up to the first paragraphs."""
    foot: tuple[LabelledBlock, ...]
    """Right behind the last paragraph."""


def places_of(page: LabelledPage, labelled: Labelled) -> Places:
    """Find the head and the foot of the article."""
    blocks, tree = page.blocks, page.document.tree
    headline = next((b.block.index for b in labelled.get(Label.HEADLINE, ())), None)
    body = labelled.get(Label.BODY, ())
    first = next((b.block.index for b in body if headline is None or b.block.index > headline), None)
    last = body[-1].block.index if body else None
    anchor = headline if headline is not None else first
    if anchor is None:
        return Places(headline, last, _short(tree, blocks[:_BEHIND_HEADLINE], FOREIGN), ())
    end = anchor + _BEHIND_HEADLINE if first is None else min(first + _INTO_BODY, anchor + 2 * _BEHIND_HEADLINE)
    near = min(anchor + _CLOSE, end if first is None else first + 1)
    return Places(
        headline,
        last,
        _short(tree, blocks[max(anchor - _BEFORE_HEADLINE, 0) : anchor], FOREIGN)
        + _short(tree, blocks[anchor:near], _NEVER)
        + _short(tree, blocks[near:end], _NEVER_BEHIND),
        () if last is None else _short(tree, blocks[max(last + 1, end) : last + 1 + _BEHIND_BODY], FOREIGN),
    )


def _short(tree: Tree, blocks: Iterable[LabelledBlock], foreign: frozenset[Label]) -> tuple[LabelledBlock, ...]:
    names = tree.names
    return tuple(
        [
            labelled
            for labelled in blocks
            if labelled.label not in foreign
            and len(labelled.block.text) <= _MAX_CHARS
            and (
                "comment" not in names[labelled.block.element]
                or "comment" not in tree.get(labelled.block.element, "class")
            )
        ]
    )
