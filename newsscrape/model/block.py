"""The runs of text a page is made of.

These are plain classes, not dataclasses: a page has hundreds of blocks, they are made and looked at all the time, and
compiled classes of this kind cost least. Nobody changes one once it is made, and the type checker sees to it.
"""

from __future__ import annotations

from typing import Final

from newsscrape.model.label import Label


class Block:
    """One run of text between block boundaries, in reading order, with where it stands."""

    __slots__ = (
        "bold_chars",
        "element",
        "href",
        "index",
        "innermost",
        "is_hidden",
        "link_chars",
        "pieces",
        "text",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - one for each thing there is to know of it
        self,
        index: int,
        text: str,
        element: int,
        innermost: int,
        pieces: tuple[tuple[int, str], ...],
        link_chars: int,
        bold_chars: int,
        href: str | None,
        *,
        is_hidden: bool,
    ) -> None:
        self.index: Final = index
        """Place among the page's blocks, from 0."""
        self.text: Final = text
        """The words, white space squashed, never empty; line breaks kept only inside ``<pre>``."""
        self.element: Final = element
        """Index in the tree of the nearest block-level element around the text."""
        self.innermost: Final = innermost
        """Index of the element that directly holds all of the words, the block-level one where several share them."""
        self.pieces: Final = pieces
        """The inline parts the text was joined from: index of the element that directly holds it, characters as
        written."""
        self.link_chars: Final = link_chars
        """Characters of the text that stand in links."""
        self.bold_chars: Final = bold_chars
        """Characters of the text that stand in bold type."""
        self.href: Final = href
        """Address of the first link in the block or around it, as written."""
        self.is_hidden: Final = is_hidden
        """True when the page does not show it at first (hidden attribute, display:none, aria-hidden, template)."""


class LabelledBlock:
    """A block and what it is."""

    __slots__ = ("block", "confidence", "label", "reason")

    def __init__(self, block: Block, label: Label, confidence: float, reason: str) -> None:
        self.block: Final = block
        """The block."""
        self.label: Final = label
        """What it is."""
        self.confidence: Final = confidence
        """0-1."""
        self.reason: Final = reason
        """Name of the rule that decided."""
