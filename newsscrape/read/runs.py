"""A run of text with line breaks in it → the paragraphs it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

BREAK = "\u2028"
"""Stands for a ``<br>`` in an open run: Unicode's line separator, which no white space of a page is taken for."""

Piece: TypeAlias = tuple[int, str]


def paragraphs_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Split a run where two or more ``<br>`` follow each other: that is how old pages write paragraphs."""
    paragraphs: list[list[Piece]] = [[]]
    breaks = 0
    for element, text in pieces:
        if text == BREAK:
            breaks += 1
            continue
        if not text or text.isspace():
            if not breaks:
                paragraphs[-1].append((element, text))
            continue
        if breaks > 1 and paragraphs[-1]:
            paragraphs.append([])
        elif breaks and paragraphs[-1]:
            paragraphs[-1].append((element, "\n"))
        breaks = 0
        paragraphs[-1].append((element, text))
    return [paragraph for paragraph in paragraphs if paragraph]
