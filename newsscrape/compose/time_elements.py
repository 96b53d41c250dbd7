"""Candidates for publication and change in ``time`` elements.

What a ``time`` element shows is evidence of its own: its attribute may be in UTC where readers see the site's day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newsscrape.compose.candidate import Candidate, Kind, printed
from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.date_kinds import Said, kind_said
from newsscrape.compose.marks import marks_around
from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import find_printed, has_year
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.text import squash

WORDED_BONUS = 2.0
"""What it is worth that words or names say what a date is the date of."""
_TIME_BONUS = 1.0
_LEVELS = 4
_AROUND = 3
_MARKED_PUBLISHED = re.compile(r"publi|entry-date|post-?date|created|pubdate", re.IGNORECASE)
_MARKED_UPDATED = re.compile(r"modif|updat", re.IGNORECASE)
_UPDATED_AROUND = re.compile(r"(?<![a-z])(?:changed|modified|last-?updated|updated)(?![a-z])", re.IGNORECASE)


def times_of(tags: Sequence[str]) -> Sequence[int]:
    """Give the indexes of the ``time`` elements, ascending."""
    return [element for element, tag in enumerate(tags) if tag == "time"] if "time" in tags else ()


def in_time_elements(survey: Survey, times: Sequence[int], labelled: LabelledBlock, previous: str) -> list[Candidate]:
    """Read the ``time`` elements that words of a block stand in, or that the block itself stands in.

    In: the page, its ``time`` elements, the block, the words of the block before it; out: candidates whose weight is
    the bonus they earn.
    """
    block = labelled.block
    if not times or not _may_be_timed(survey, times, block):
        return []
    tree = survey.tree
    found: list[Candidate] = []
    for element in _times_around(tree.tags, tree.parents, [block.element, *[inner for inner, _ in block.pieces]]):
        moment = parse_claimed(tree.get(element, "datetime"), survey.page.language, survey.order)
        if moment is None:
            continue
        kind, is_worded = _said_of(survey, block, element, previous)
        if kind is None:
            continue
        bonus = _TIME_BONUS + WORDED_BONUS * is_worded
        found.append(printed(kind, moment, survey.zone, bonus))
        if (shown := _shown(survey, block, element, moment)) is not None:
            found.append(printed(kind, shown, survey.zone, bonus))
    return found


def _shown(survey: Survey, block: Block, element: int, moment: Moment) -> Moment | None:
    """Give what is printed where it tells more than the attribute of a ``time`` element.

    An instant may be another zone's, so what stands in the element counts; of a day, the time that stands in or behind
    it.
    """
    order = survey.order
    if moment.clock is None:
        dates = find_printed(block.text, survey.calendar, order) if has_year(block.text) else ()
        return next((date for date in dates if date.clock is not None and date.day == moment.day), None)
    if moment.offset is None:
        return None
    inside = range(element, survey.tree.ends[element])
    words = squash(" ".join([text for inner, text in block.pieces if inner in inside]))
    dates = find_printed(words, survey.calendar, order)
    return dates[0]._replace(offset=None) if dates else None


def _said_of(survey: Survey, block: Block, element: int, previous: str) -> Said:
    """Tell what a ``time`` element is the date of: by words in front, its names, words near, names around it."""
    tree, code = survey.tree, survey.language.code
    said = kind_said(_words_before(survey, block, element), code)
    if said.is_worded:
        return said
    marks = f"{tree.names[element]} {'pubdate' if tree.has(element, 'pubdate') else ''}"
    if _MARKED_PUBLISHED.search(marks):
        return Said(Kind.PUBLISHED, is_worded=True)
    if _MARKED_UPDATED.search(marks):
        return Said(Kind.MODIFIED, is_worded=True)
    line = kind_said(block.text, code) if _is_only_date(survey, block) else said
    said = line if line.kind is not None and line.is_worded else kind_said(previous, code)
    if not said.is_worded and _UPDATED_AROUND.search(marks_around(tree, tree.parents[element], _AROUND)):
        return Said(Kind.MODIFIED, is_worded=True)
    return said


def _is_only_date(survey: Survey, block: Block) -> bool:
    """Tell whether the words of a block may be said of its one date."""
    return len(find_printed(block.text, survey.calendar, survey.order)) <= 1


def _words_before(survey: Survey, block: Block, element: int) -> str:
    """Give the words of a block in front of a ``time`` element, behind the one before it."""
    tree = survey.tree
    words: list[str] = []
    for inner, text in block.pieces:
        if tree.is_around(element, inner):
            break
        is_timed = "time" in (tree.tags[inner], tree.tags[tree.parents[inner]])
        words = [] if is_timed else [*words, text]
    return squash(" ".join(words))


def _may_be_timed(survey: Survey, times: Sequence[int], block: Block) -> bool:
    """Tell whether a ``time`` element stands where it may be a block's, in its element or around it."""
    tree = survey.tree
    place = bisect_right(times, block.element)
    is_inside = place < len(times) and times[place] < tree.ends[block.element]
    return is_inside or bool(place and _times_around(tree.tags, tree.parents, (block.element,)))


def _times_around(tags: Sequence[str], parents: Sequence[int], elements: Iterable[int]) -> list[int]:
    """Give the ``time`` elements that elements are or stand in, a few elements away at most, each once."""
    found: list[int] = []
    last = -1
    for start in elements:
        if start == last:
            continue
        last = element = start
        for _ in range(_LEVELS):
            if element < 0:
                break
            if tags[element] == "time":
                if element not in found:
                    found.append(element)
                break
            element = parents[element]
    return found
