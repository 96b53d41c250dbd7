"""What the elements around the paragraphs of a text make of them."""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.compose.survey import Survey
from newsscrape.model.article import ParagraphKind

_KINDS = {
    "li": ParagraphKind.LIST_ITEM,
    "dt": ParagraphKind.LIST_ITEM,
    "dd": ParagraphKind.LIST_ITEM,
    "blockquote": ParagraphKind.QUOTE,
    "pre": ParagraphKind.CODE,
}


class Frame(NamedTuple):
    """What the elements around a paragraph make of it."""

    kind: ParagraphKind = ParagraphKind.PARAGRAPH
    """What it is, unless its label says more."""
    in_table: bool = False
    """Whether it stands in a table."""
    is_code: bool = False
    """Whether it stands where white space is kept as written."""


_UNFRAMED = Frame()


def frames_of(survey: Survey) -> list[Frame]:
    """Give the frame of each block of the text, in order; each way down to one is gone once."""
    paths, ways = survey.tree.paths, survey.tree.ways
    known = {0: _UNFRAMED}
    frames = []
    for one in survey.text:
        way = paths[one.block.element]
        passed = []
        while (frame := known.get(way)) is None:
            passed.append(way)
            way = ways[way][0]
        for inner in reversed(passed):
            frame = known[inner] = _framed(frame, ways[inner][1])
        frames.append(frame)
    return frames


def _framed(frame: Frame, tag: str) -> Frame:
    """Give what one more element makes of a paragraph; of the kinds, the innermost counts."""
    if tag == "table":
        return frame._replace(in_table=True)
    kind = _KINDS.get(tag)
    return frame if kind is None else frame._replace(kind=kind, is_code=frame.is_code or tag == "pre")
