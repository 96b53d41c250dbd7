"""What holds inside an open element."""

from __future__ import annotations


class Level:
    """An open element; outside the body all its indexes are -1."""

    __slots__ = ("block", "element", "link", "marks", "words")

    def __init__(self) -> None:
        self.element = -1
        """Its index."""
        self.block = -1
        """That of the block-level element around the text."""
        self.link = -1
        """That of the link around the text."""
        self.words: list[str] = []
        """Where the parts of that link's text go."""
        self.marks = 0
        """What `elements` calls marks, as bits."""
