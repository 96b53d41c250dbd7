"""Candidates for publication and change that are printed on a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.candidate import CLOCK_BONUS, Candidate, Kind, Voice, day_seen
from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.date_kinds import kind_said
from newsscrape.compose.marks import marks_around
from newsscrape.compose.moment import Moment
from newsscrape.compose.places import FOREIGN
from newsscrape.compose.printed_dates import find_printed, has_year
from newsscrape.compose.relative_dates import find_relative
from newsscrape.compose.survey import Survey
from newsscrape.compose.wording import has_any
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label

_PRINTED_WEIGHT = 5.0
_FOOT_WEIGHT = 2.0
_FAR_WEIGHT = 1.0
_TIME_BONUS = 1.0
_WORDED_BONUS = 2.0
_STEP = 0.1
_STAMP_CHARS = 60
_LINE_CHARS = 160
_ALONE_CHARS = 30
_TIME_LEVELS = 4
_PARAGRAPHS = 2
_PROSE = frozenset({Label.BODY, Label.HEADLINE, Label.LEAD, Label.CAPTION})
_STAMPS = frozenset({Label.TIMESTAMP, Label.BYLINE})
_OTHERS = FOREIGN - {Label.NAVIGATION}
_COPYRIGHT = ("©", "(c)", "copyright", "all rights reserved")
_DATED = re.compile(
    r"(?<![a-z])(?:post|entry|article|item)?[-_]*"
    r"(?:date|datum|meta|metadata|dateline|timestamp|submitted|published)(?![a-z])"
)
_MARKED_PUBLISHED = re.compile(r"publi|entry-date|post-?date|created|pubdate", re.IGNORECASE)
_MARKED_UPDATED = re.compile(r"modif|updat", re.IGNORECASE)


class _Sight(NamedTuple):
    """A page and what is asked of it for every block."""

    survey: Survey
    times: Sequence[int]
    """Indexes of the ``time`` elements, ascending."""
    has_clock: bool
    """Whether the moment of the fetch is known, from which relative dates are told."""


def in_print(survey: Survey) -> list[Candidate]:
    """Read the dates around the headline and behind the body.

    Those far from both are read only where neither these nor a claim name a day of publication.
    """
    places = survey.places
    sight = _Sight(survey, _times(survey.tree.tags), survey.document.page.fetched_at is not None)
    near = _in_blocks(sight, places.head, _PRINTED_WEIGHT, places.headline)
    near += _in_blocks(sight, places.foot, _FOOT_WEIGHT, None)
    if not survey.claimed(Kind.PUBLISHED) and not any(c.kind is Kind.PUBLISHED for c in near):
        near += _far(sight, places.headline or 0)
    return near


def _times(tags: Sequence[str]) -> Sequence[int]:
    return [element for element, tag in enumerate(tags) if tag == "time"] if "time" in tags else ()


def _in_blocks(sight: _Sight, blocks: Iterable[LabelledBlock], weight: float, headline: int | None) -> list[Candidate]:
    found: list[Candidate] = []
    previous = ""
    for labelled in blocks:
        if candidates := _in_block(sight, labelled, previous):
            distance = 0 if headline is None else abs(labelled.block.index - headline)
            worth = max(weight - _STEP * distance, weight / 2)
            found += [c._replace(weight=c.weight + worth) for c in candidates]
        previous = labelled.block.text
    return found


def _far(sight: _Sight, headline: int) -> list[Candidate]:
    """Read the first date that has a block of its own, else the ones the first paragraphs begin with."""
    survey = sight.survey
    blocks = survey.page.blocks
    for labelled in chain(blocks[headline:], blocks[:headline]):
        if labelled.label not in _OTHERS and len(labelled.block.text) <= _LINE_CHARS:
            for candidate in _in_block(sight, labelled, ""):
                if candidate.kind is Kind.PUBLISHED and _stands_alone(sight, labelled, candidate.moment.raw):
                    return [candidate._replace(weight=_FAR_WEIGHT)]
    found = []
    text = [b for label in (Label.BODY, Label.LEAD) for b in survey.of(label) if b.block.index >= headline]
    for labelled in sorted(text, key=lambda one: one.block.index)[:_PARAGRAPHS]:
        begin = labelled.block.text.lstrip("(")
        moments = find_printed(begin[:_STAMP_CHARS], survey.language.code, survey.order)
        if moments and begin.startswith(moments[0].raw):
            found.append(_candidate(sight, Kind.PUBLISHED, moments[0], _FAR_WEIGHT))
    return found


def _stands_alone(sight: _Sight, labelled: LabelledBlock, raw: str) -> bool:
    """Tell whether a block is about its date: little else in it, called so, or worded so; never a comment's."""
    text = labelled.block.text
    marks = marks_around(sight.survey.tree, labelled.block.element, 3).lower()
    if "comment" in marks:
        return False
    if len(text) - len(raw) <= _ALONE_CHARS or _DATED.search(marks) is not None:
        return True
    return kind_said(text.partition(raw)[0], sight.survey.language.code).is_worded


def _in_block(sight: _Sight, labelled: LabelledBlock, previous: str) -> list[Candidate]:
    """Read the dates of one block; the weight of what is given is the bonus its words and time earn."""
    if sight.times and _may_be_timed(sight, labelled.block):
        marked = _in_time_elements(sight, labelled, previous)
        if marked:
            return marked
    text = labelled.block.text
    if not has_year(text) and not _is_stamp(sight, labelled):
        return []
    is_prose = labelled.label in _PROSE and not _is_dated(sight, labelled)
    if (is_prose and len(text) > _LINE_CHARS) or has_any(_COPYRIGHT, text):
        return []
    found = []
    at = 0
    for moment in _moments(sight, labelled):
        start = text.find(moment.raw, at)
        before = text[at:start].strip() if start > at else ""
        kind, is_worded = kind_said(before or (previous if not at else ""), sight.survey.language.code)
        if is_worded or not is_prose or len(text) - len(moment.raw) <= _ALONE_CHARS:
            found.append(_candidate(sight, kind, moment, _WORDED_BONUS * is_worded))
        at = start + len(moment.raw)
    return found


def _is_stamp(sight: _Sight, labelled: LabelledBlock) -> bool:
    """Tell a line that may tell its date from the moment of the fetch."""
    return sight.has_clock and labelled.label in _STAMPS and len(labelled.block.text) <= _STAMP_CHARS


def _is_dated(sight: _Sight, labelled: LabelledBlock) -> bool:
    return _DATED.search(marks_around(sight.survey.tree, labelled.block.element, 1).lower()) is not None


def _moments(sight: _Sight, labelled: LabelledBlock) -> tuple[Moment, ...]:
    survey, text = sight.survey, labelled.block.text
    found = find_printed(text, survey.language.code, survey.order)
    fetched = survey.document.page.fetched_at
    if found or fetched is None or not _is_stamp(sight, labelled):
        return found
    now = fetched.astimezone(ZoneInfo(survey.zone.name)) if survey.zone.name else fetched
    moment = find_relative(text, survey.language, now)
    return (moment,) if moment else ()


def _candidate(sight: _Sight, kind: Kind, moment: Moment, bonus: float) -> Candidate:
    weight = bonus + CLOCK_BONUS * (moment.clock is not None)
    return Candidate(kind, moment, day_seen(moment, sight.survey.zone), Origin.PRINTED, Voice.PRINTED, weight)


def _in_time_elements(sight: _Sight, labelled: LabelledBlock, previous: str) -> list[Candidate]:
    """Read the ``time`` elements that words of a block stand in, or that the block itself stands in."""
    survey, block = sight.survey, labelled.block
    tree = survey.tree
    found: list[Candidate] = []
    for element in _times_around(tree.tags, tree.parents, [block.element, *[inner for inner, _ in block.pieces]]):
        moment = parse_claimed(tree.get(element, "datetime"), survey.page.language, survey.order)
        if moment is None:
            continue
        marks = f"{tree.names[element]} {'pubdate' if tree.has(element, 'pubdate') else ''}"
        kind, is_worded = kind_said(block.text, survey.language.code)
        if not is_worded:
            kind, is_worded = kind_said(previous, survey.language.code)
        if _MARKED_PUBLISHED.search(marks):
            kind, is_worded = Kind.PUBLISHED, True
        elif _MARKED_UPDATED.search(marks):
            kind, is_worded = Kind.MODIFIED, True
        found.append(_candidate(sight, kind, moment, _TIME_BONUS + _WORDED_BONUS * is_worded))
    return found


def _may_be_timed(sight: _Sight, block: Block) -> bool:
    """Tell whether a ``time`` element stands where it may be a block's, in its element or around it."""
    tree = sight.survey.tree
    place = bisect_right(sight.times, block.element)
    is_inside = place < len(sight.times) and sight.times[place] < tree.ends[block.element]
    return is_inside or bool(place and _times_around(tree.tags, tree.parents, (block.element,)))


def _times_around(tags: Sequence[str], parents: Sequence[int], elements: Iterable[int]) -> list[int]:
    """Give the ``time`` elements that elements are or stand in, a few elements away at most, each once."""
    found: list[int] = []
    last = -1
    for start in elements:
        if start == last:
            continue
        last = element = start
        for _ in range(_TIME_LEVELS):
            if element < 0:
                break
            if tags[element] == "time":
                if element not in found:
                    found.append(element)
                break
            element = parents[element]
    return found
