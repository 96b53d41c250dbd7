"""The run of text that is open, and the blocks that runs became."""

from __future__ import annotations

from typing import Final

from newsscrape.model.block import Block
from newsscrape.model.tree import attribute
from newsscrape.read.elements import BLOCK_LEVEL, BOLD, HIDDEN, IN_BOLD, LINK, PREFORMATTED
from newsscrape.read.growth import Growth
from newsscrape.read.level import Level
from newsscrape.read.runs import BREAK, Piece, paragraphs_of
from newsscrape.text import one_line

MOST_BLOCKS: Final = 50_000
"""Most blocks read: the longest of 2,000 pages of news sites has 1,720, and each block takes time."""

_MAX_BLOCK_CHARS: Final = 200_000


class Run:
    """Text between two block boundaries as it comes in; closing it makes a block of it."""

    def __init__(self, growth: Growth) -> None:
        self.blocks: list[Block] = []
        """What earlier runs became."""
        self.is_cut = False
        """Whether there was more text than blocks may be made of."""
        self.most_blocks = MOST_BLOCKS
        """How many may be made."""
        self.growth = growth
        self.begin()

    def begin(self) -> None:
        """Start with no text."""
        self.pieces: list[Piece] = []
        self.size = self.link_chars = self.bold_chars = 0
        self.first_link = -1
        self.holder = -1
        self.has_breaks = False

    def add(self, level: Level, data: str) -> None:
        """Append text that stands in the open element."""
        self.pieces.append((level.element, data))
        visible = len(data.strip())
        self.size += visible
        if self.holder != level.element:
            self.holder = level.element if self.holder < 0 else level.block
        if level.link >= 0:
            self.link_chars += visible
            level.words.append(data)
            if self.first_link < 0:
                self.first_link = level.link
        if level.marks & IN_BOLD:
            self.bold_chars += visible
        if self.size > _MAX_BLOCK_CHARS:
            self.close(level)

    def add_space(self, level: Level, data: str) -> None:
        """Append white space, where it parts words or counts by itself."""
        if self.pieces or level.marks & PREFORMATTED:
            self.pieces.append((level.element, data))
            if level.link >= 0:
                level.words.append(" ")

    def add_break(self, level: Level) -> None:
        """Append a line break, where it parts words."""
        if self.pieces:
            self.has_breaks = True
            self.pieces.append((level.element, BREAK))

    def close(self, level: Level) -> None:
        """Make a block of the run, or several where two line breaks stand between its parts."""
        if not self.has_breaks:
            if self.size:
                self._add_block(level, self.pieces, self.holder, self.link_chars, self.bold_chars)
        else:
            parts = paragraphs_of(self.pieces)
            for part in parts:
                if len(parts) == 1:
                    self._add_block(level, part, self.holder, self.link_chars, self.bold_chars)
                else:
                    in_links, in_bold = (
                        self._share(part, self.link_chars, LINK),
                        self._share(part, self.bold_chars, BOLD),
                    )
                    self._add_block(level, part, _holder_of(part, level.block), in_links, in_bold)
        self.begin()

    def _add_block(self, level: Level, pieces: list[Piece], holder: int, link_chars: int, bold_chars: int) -> None:
        """Append a block, if there is any text and there are not too many already."""
        joined = pieces[0][1] if len(pieces) == 1 else "".join([text for _, text in pieces])
        if level.marks & PREFORMATTED:
            text = joined.strip("\n\r")
            if text.isspace():
                return
        else:
            text = one_line(joined)
        if text and len(self.blocks) >= self.most_blocks:
            self.is_cut = True
        elif text:
            size = len(text)
            self.blocks.append(
                Block(
                    len(self.blocks),
                    text,
                    level.block,
                    holder if holder >= 0 else level.block,
                    tuple(pieces),
                    min(link_chars, size),
                    min(bold_chars, size),
                    attribute(self.growth.attrs[self.first_link], "href") if self.first_link >= 0 else None,
                    is_hidden=level.marks & HIDDEN != 0,
                )
            )

    def _share(self, pieces: list[Piece], chars: int, tags: frozenset[str]) -> int:
        """Count those characters of a part of the run that stand in such elements, of which the run has so many."""
        if not chars:
            return 0
        is_all = chars == self.size
        return sum([len(text.strip()) for element, text in pieces if is_all or self._is_inside(element, tags)])

    def _is_inside(self, element: int, tags: frozenset[str]) -> bool:
        """Tell whether an inline element of one of these tags is around an element, or it is one itself."""
        growth = self.growth
        while element >= 0:
            tag = growth.tags[element]
            if tag in tags:
                return tag != "a" or attribute(growth.attrs[element], "href") is not None
            if tag in BLOCK_LEVEL:
                return False
            element = growth.parents[element]
        return False


def _holder_of(pieces: list[Piece], block: int) -> int:
    """Give the element that directly holds all words of a part of the run, the block-level one for several."""
    holders = {element for element, text in pieces if text.strip()}
    return holders.pop() if len(holders) == 1 else block
