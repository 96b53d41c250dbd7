"""One block → the candidates for publication and change that are printed in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsscrape.compose.candidate import Candidate, Kind, printed
from newsscrape.compose.date_kinds import kinds_said
from newsscrape.compose.date_lines import DatedLine, dated_line, is_fresh_stamp
from newsscrape.compose.later_changes import change_behind
from newsscrape.compose.marks import marks_around
from newsscrape.compose.printed_dates import has_year
from newsscrape.compose.survey import Survey
from newsscrape.compose.time_elements import WORDED_BONUS, in_time_elements
from newsscrape.compose.wording import has_any
from newsscrape.model.block import LabelledBlock
from newsscrape.model.label import Label

LINE_CHARS = 160
"""Longer prose tells its own dates, not the article's."""
ALONE_CHARS = 30
"""Where less than this stands beside a date, the line is about it."""
PROMOTING = frozenset({Label.TEASER, Label.RELATED})
"""Labels of blocks that lead to other articles."""
_STAMP_CHARS = 60
_PROSE = frozenset({Label.BODY, Label.HEADLINE, Label.LEAD, Label.CAPTION})
_COPYRIGHT = ("©", "(c)", "copyright", "all rights reserved")
_DATED = re.compile(
    r"(?<![a-z])(?:(?:post|entry|article|item)[-_]*)?"
    r"(?:date|datum|meta|metadata|dateline|timestamp|submitted|published)(?![a-z])"
)
_PROMOTED = re.compile(r"teaser|related|recommend")


def in_block(survey: Survey, times: Sequence[int], labelled: LabelledBlock, previous: str) -> list[Candidate]:
    """Read the dates of one block.

    In: the page, its ``time`` elements, the block, the words of the block before it; out: candidates whose weight is
    the bonus their words and times earn.
    """
    if marked := in_time_elements(survey, times, labelled, previous):
        return marked + _beside(survey, labelled, marked)
    text = labelled.block.text
    if not has_year(text) and not is_fresh_stamp(survey, labelled):
        return []
    is_prose = labelled.label in _PROSE and not is_dated(survey, labelled, 1)
    if (is_prose and len(text) > LINE_CHARS) or _is_behind_promoted(survey, labelled):
        return []
    line = dated_line(survey, labelled)
    said = kinds_said(_with_previous(line, previous), survey.language.code)
    found = []
    for moment, before, (kind, is_worded) in zip(line.moments, line.between, said, strict=False):
        if kind is None or (has_any(_COPYRIGHT, before) and not is_worded):
            continue
        if is_worded or not is_prose or len(text) - len(moment.raw) <= ALONE_CHARS:
            found.append(printed(kind, moment, survey.zone, WORDED_BONUS * is_worded))
    return found + _changed_later(survey, line, found)


def changed_in_next(survey: Survey, labelled: LabelledBlock, found: Sequence[Candidate]) -> list[Candidate]:
    """Read what a line says of a change, in short, after one that ends in a publication.

    In: the page, the block, the candidates of the block before it; out: one candidate or none.
    """
    text = labelled.block.text
    return _changed(survey, found[-1], text) if found and len(text) <= _STAMP_CHARS else []


def is_dated(survey: Survey, labelled: LabelledBlock, levels: int) -> bool:
    """Tell whether a block, or what is around it up to so many levels, is named for a date."""
    return _DATED.search(marks_around(survey.tree, labelled.block.element, levels).lower()) is not None


def is_promoted(survey: Survey, labelled: LabelledBlock) -> bool:
    """Tell whether a block or what is around it is named for leading to other articles."""
    return _PROMOTED.search(marks_around(survey.tree, labelled.block.element, 2).lower()) is not None


def _beside(survey: Survey, labelled: LabelledBlock, marked: Sequence[Candidate]) -> list[Candidate]:
    """Read the dates that stand beside ``time`` elements with a word for what they are."""
    line = dated_line(survey, labelled)
    if len(line.moments) <= 1:
        return []
    known = {(c.kind, c.moment.day, c.moment.clock) for c in marked}
    said = kinds_said(line.between, survey.language.code)
    return [
        printed(kind, moment, survey.zone, WORDED_BONUS)
        for moment, (kind, is_worded) in zip(line.moments, said, strict=True)
        if kind is not None and is_worded and (kind, moment.day, moment.clock) not in known
    ]


def _changed_later(survey: Survey, line: DatedLine, found: Sequence[Candidate]) -> list[Candidate]:
    """Read what a line that ends in a publication says of a change behind it, in short."""
    ends = bool(found) and found[-1].moment is line.moments[-1]
    return _changed(survey, found[-1], line.between[-1]) if ends else []


def _changed(survey: Survey, published: Candidate, behind: str) -> list[Candidate]:
    if published.kind is not Kind.PUBLISHED:
        return []
    moment = change_behind(published.moment.day, behind, survey.language.code, survey.order)
    return [printed(Kind.MODIFIED, moment, survey.zone, WORDED_BONUS)] if moment else []


def _with_previous(line: DatedLine, previous: str) -> Sequence[str]:
    """Let a line that begins with a date be said of by the line before, unless its own last words do."""
    begins = not line.between[0].strip()
    return (previous, *line.between[1:]) if begins and line.moments else line.between


def _is_behind_promoted(survey: Survey, labelled: LabelledBlock) -> bool:
    """Tell a line in a box of teasers, by its names and what stands before it."""
    before = labelled.block.index - 1
    is_behind = before >= 0 and survey.page.blocks[before].label in PROMOTING
    return is_behind and is_promoted(survey, labelled)
