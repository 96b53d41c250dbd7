"""The runs of text a page is made of, and the flat tree they stand in.

These are named tuples and parallel tuples, not dataclasses: a page has hundreds of blocks and a thousand elements, and
building them is most of the cost of reading it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newsscrape.model.label import Label


class Piece(NamedTuple):
    """Text of one inline element inside a block."""

    element: int
    """Index in the tree of the element that directly holds the text."""
    text: str
    """The characters as they stand in the source, entities decoded."""


class Block(NamedTuple):
    """One run of text between block boundaries, in reading order, with where it stands."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks a block
    """Place among the page's blocks, from 0."""
    text: str
    """The words, white space squashed, never empty; line breaks kept only inside ``<pre>``."""
    element: int
    """Index in the tree of the nearest block-level element around the text."""
    pieces: tuple[Piece, ...]
    """The inline parts the text was joined from."""
    link_chars: int
    """Characters of the text that stand in links."""
    bold_chars: int
    """Characters of the text that stand in bold type."""
    href: str | None
    """Address of the first link in the block or around it, as written."""
    is_hidden: bool
    """True when the page does not show it at first (hidden attribute, display:none, aria-hidden, template)."""

    @property
    def innermost(self) -> int:
        """Index of the element that directly holds all of the words, the block-level one where several share them."""
        holders = {piece.element for piece in self.pieces if piece.text.strip()}
        return holders.pop() if len(holders) == 1 else self.element


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """All elements of the body as parallel tuples, in document order; index 0 is the body."""

    tags: tuple[str, ...]
    """Tag names, lower case."""
    parents: tuple[int, ...]
    """Index of the parent element; -1 for the body."""
    attrs: tuple[Mapping[str, str], ...]
    """Attributes as strings; ``class`` as its tokens joined by a space."""

    def ancestors(self, element: int) -> Iterator[int]:
        """Give the element itself and every element around it, innermost first."""
        while element >= 0:
            yield element
            element = self.parents[element]


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
