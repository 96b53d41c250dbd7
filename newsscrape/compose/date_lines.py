"""A block → the dates printed in it, and the words between them."""

from __future__ import annotations

import re
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.relative_dates import find_relative
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.label import Label
from newsscrape.model.tree import Tree
from newsscrape.text import squash

_STAMP_CHARS = 60
_SPACED_CHARS = 400
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_STAMPS = frozenset({Label.TIMESTAMP, Label.BYLINE})


class DatedLine(NamedTuple):
    """The dates of a line."""

    moments: tuple[Moment, ...]
    """In reading order."""
    between: tuple[str, ...]
    """The words before, between and behind them: one more than there are dates."""


def dated_line(survey: Survey, labelled: LabelledBlock) -> DatedLine:
    """Read the dates of a block, those told from the moment of the fetch where there are no others."""
    code, order = survey.calendar, survey.order
    text = _shown(survey.tree, labelled.block)
    moments = find_printed(text, code, order)
    spaced = _spaced(survey.tree, labelled.block)
    if spaced != text:
        apart = find_printed(spaced, code, order)
        if _worth(apart) >= _worth(moments):
            text, moments = spaced, apart
    if not moments and is_fresh_stamp(survey, labelled):
        moment = told_from_fetch(survey, spaced)
        text, moments = spaced, (moment,) if moment else ()
    return DatedLine(moments, between(text, moments))


def is_fresh_stamp(survey: Survey, labelled: LabelledBlock) -> bool:
    """Tell a line that may tell its date from the moment of the fetch."""
    is_fetched = survey.document.page.fetched_at is not None
    return is_fetched and labelled.label in _STAMPS and len(labelled.block.text) <= _STAMP_CHARS


def _shown(tree: Tree, block: Block) -> str:
    """Give the words of a block that readers see; themes hide the day of the last change beside the day they print."""
    if len(block.pieces) == 1 or not any(_is_hidden(tree, element) for element, _ in block.pieces):
        return block.text
    return squash("".join([text for element, text in block.pieces if not _is_hidden(tree, element)]))


def _spaced(tree: Tree, block: Block) -> str:
    """Give the words of a short block with its parts held apart, as style sheets show them ("2020" and "5 min")."""
    if len(block.pieces) == 1 or len(block.text) > _SPACED_CHARS:
        return block.text
    return squash(" ".join([text for element, text in block.pieces if not _is_hidden(tree, element)]))


def _is_hidden(tree: Tree, element: int) -> bool:
    style = tree.get(element, "style")
    return "none" in style and _HIDING.search(style) is not None


def _worth(moments: tuple[Moment, ...]) -> tuple[int, int]:
    return len(moments), sum([moment.clock is not None for moment in moments])


def told_from_fetch(survey: Survey, text: str) -> Moment | None:
    """Read a date told from the moment of the fetch ("vor 2 Stunden"), where that is known."""
    fetched = survey.document.page.fetched_at
    if fetched is None:
        return None
    now = fetched.astimezone(ZoneInfo(survey.zone.name)) if survey.zone.name else fetched
    return find_relative(text, survey.language, now)


def between(text: str, moments: tuple[Moment, ...]) -> tuple[str, ...]:
    """Give the words of a line before, between and behind its dates."""
    words = []
    at = 0
    for moment in moments:
        start = text.find(moment.raw, at)
        words.append(text[at:start].strip() if start > at else "")
        at = max(start, at) + len(moment.raw)
    return (*words, text[at:])
