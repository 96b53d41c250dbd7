"""The words of a block, split where links begin and end; each block is taken apart once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.compose.nearest import Nearest
from newsscrape.model.block import Block
from newsscrape.text import squash


class Run(NamedTuple):
    """Words of one link, or between links."""

    text: str
    """White space squashed."""
    link: int
    """Index of the ``a`` around them, -1 for none."""


class Runs:
    """Takes the blocks of a page apart."""

    def __init__(self, links: Nearest) -> None:
        self.links = links
        self.known: dict[int, list[Run]] = {}

    def of(self, block: Block) -> list[Run]:
        """Give the runs of a block that have words, in order."""
        found = self.known.get(block.index)
        if found is None:
            found = self.known[block.index] = self._taken_apart(block)
        return found

    def inside(self, block: Block, elements: range) -> list[Run]:
        """Give the runs of those of a block's words that stand in a stretch of elements."""
        return self._joined([(element, text) for element, text in block.pieces if element in elements])

    def _taken_apart(self, block: Block) -> list[Run]:
        if len(block.pieces) == 1:
            return [Run(squash(block.text), self.links(block.pieces[0][0]))]
        return self._joined(block.pieces)

    def _joined(self, pieces: Sequence[tuple[int, str]]) -> list[Run]:
        """Join what stands in the same link; white space between two runs belongs to neither."""
        runs: list[Run] = []
        texts: list[str] = []
        gaps: list[int] = []
        last = -1
        for element, text in pieces:
            if text.isspace():
                gaps.append(element)
                continue
            link = self.links(element)
            if link != last or any(self.links(gap) != link for gap in gaps):
                _add(runs, texts, last)
                texts = []
                last = link
            elif gaps:
                texts.append(" ")
            gaps = []
            texts.append(text)
        _add(runs, texts, last)
        return runs


def _add(runs: list[Run], texts: list[str], link: int) -> None:
    if texts and (text := squash("".join(texts))):
        runs.append(Run(text, link))
