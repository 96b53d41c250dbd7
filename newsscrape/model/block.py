"""The runs of text a page is made of.

These are named tuples, not dataclasses: a page has hundreds of blocks, and building them is much of the cost of
reading it.
"""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.model.label import Label


class Block(NamedTuple):
    """One run of text between block boundaries, in reading order, with where it stands."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks a block
    """Place among the page's blocks, from 0."""
    text: str
    """The words, white space squashed, never empty; line breaks kept only inside ``<pre>``."""
    element: int
    """Index in the tree of the nearest block-level element around the text."""
    innermost: int
    """Index of the element that directly holds all of the words, the block-level one where several share them."""
    pieces: tuple[tuple[int, str], ...]
    """The inline parts the text was joined from: index of the element that directly holds it, characters as written."""
    link_chars: int
    """Characters of the text that stand in links."""
    bold_chars: int
    """Characters of the text that stand in bold type."""
    href: str | None
    """Address of the first link in the block or around it, as written."""
    is_hidden: bool
    """True when the page does not show it at first (hidden attribute, display:none, aria-hidden, template)."""


class LabelledBlock(NamedTuple):
    """A block and what it is."""

    block: Block
    """The block."""
    label: Label
    """What it is."""
    confidence: float
    """0-1."""
    reason: str
    """Name of the rule that decided."""
