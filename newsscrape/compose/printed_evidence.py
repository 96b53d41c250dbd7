"""Candidates for publication and change that are printed on a page: where to look for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from newsscrape.compose.candidate import CLOCK_BONUS, Candidate, Kind, printed
from newsscrape.compose.dated_blocks import (
    ALONE_CHARS,
    LINE_CHARS,
    PROMOTING,
    changed_in_next,
    in_block,
    is_dated,
    is_promoted,
)
from newsscrape.compose.marks import marks_around
from newsscrape.compose.places import FOREIGN
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.survey import Survey
from newsscrape.compose.time_elements import WORDED_BONUS, times_of
from newsscrape.model.block import LabelledBlock
from newsscrape.model.label import Label

_PRINTED_WEIGHT = 5.0
_FOOT_WEIGHT = 2.0
_FAR_WEIGHT = 1.0
_STEP = 0.1
_BEGIN_CHARS = 60
_MARK_CHARS = 2
_PARAGRAPHS = 2
_ABOVE = 2
_OTHERS = FOREIGN - {Label.NAVIGATION}


def in_print(survey: Survey) -> list[Candidate]:
    """Read the dates around the headline and behind the body.

    Those far from both are read only where neither these nor a claim name a day of publication, and no change is
    printed at the headline, where a publication would be too.
    """
    places, times = survey.places, times_of(survey.tree.tags)
    head = _at_headline(_in_blocks(survey, times, [*_above(survey), *places.head]), places.headline)
    foot = _in_blocks(survey, times, _foot(survey))
    near = head + [c._replace(weight=c.weight + _FOOT_WEIGHT) for _, c in foot]
    if not survey.claimed(Kind.PUBLISHED) and not head and not any(c.kind is Kind.PUBLISHED for c in near):
        near += _far(survey, times, places.headline or 0)
    return near


def _foot(survey: Survey) -> list[LabelledBlock]:
    """Give the lines behind the text, and the last of the text where it is named for dates."""
    places = survey.places
    last = [] if places.last is None else [survey.page.blocks[places.last]]
    named = [one for one in last if is_dated(survey, one, 1)]
    return named + [one for one in places.foot if not _is_in_card(survey, one)]


def _is_in_card(survey: Survey, labelled: LabelledBlock) -> bool:
    """Tell a line behind the text that belongs to a box about another article."""
    return is_promoted(survey, labelled) or "card" in marks_around(survey.tree, labelled.block.element, 2).lower()


def _above(survey: Survey) -> list[LabelledBlock]:
    """Give the lines right above the headline and in one box with it that look like a teaser's: date and section."""
    headline, tree = survey.places.headline, survey.tree
    if headline is None:
        return []
    blocks = survey.page.blocks
    element = blocks[headline].block.element
    return [
        one
        for one in blocks[max(0, headline - _ABOVE) : headline]
        if one.label in PROMOTING
        and len(one.block.text) <= LINE_CHARS
        and tree.is_around(tree.parents[one.block.element], element)
    ]


def _at_headline(found: Iterable[tuple[int, Candidate]], headline: int | None) -> list[Candidate]:
    """Weigh what was found by how near the headline it stands."""
    weighed = []
    for index, candidate in found:
        distance = 0 if headline is None else abs(index - headline)
        worth = max(_PRINTED_WEIGHT - _STEP * distance, _PRINTED_WEIGHT / 2)
        weighed.append(candidate._replace(weight=candidate.weight + worth))
    return weighed


def _in_blocks(survey: Survey, times: Sequence[int], blocks: Iterable[LabelledBlock]) -> list[tuple[int, Candidate]]:
    """Give what is printed in blocks one after the other, each with the block's index."""
    found: list[tuple[int, Candidate]] = []
    candidates: list[Candidate] = []
    previous = ""
    for labelled in blocks:
        if len(labelled.block.text) <= _MARK_CHARS:
            continue
        candidates = in_block(survey, times, labelled, previous) or changed_in_next(survey, labelled, candidates)
        index = labelled.block.index
        found += [(index, candidate._replace(block=index)) for candidate in candidates]
        previous = labelled.block.text
    return found


def _far(survey: Survey, times: Sequence[int], headline: int) -> list[Candidate]:
    """Read the first date that has a block of its own, else the ones the first paragraphs begin with."""
    blocks = survey.page.blocks
    for labelled in chain(blocks[headline:], blocks[:headline]):
        if labelled.label not in _OTHERS and (len(labelled.block.text) <= LINE_CHARS or is_dated(survey, labelled, 1)):
            for candidate in in_block(survey, times, labelled, ""):
                if candidate.kind is Kind.PUBLISHED and _stands_alone(survey, labelled, candidate):
                    return [candidate._replace(weight=_FAR_WEIGHT, block=labelled.block.index)]
    found = []
    text = [b for label in (Label.BODY, Label.LEAD) for b in survey.of(label) if b.block.index >= headline]
    for labelled in sorted(text, key=lambda one: one.block.index)[:_PARAGRAPHS]:
        begin = labelled.block.text.lstrip("(")
        moments = find_printed(begin[:_BEGIN_CHARS], survey.calendar, survey.order)
        if moments and begin.startswith(moments[0].raw):
            first = printed(Kind.PUBLISHED, moments[0], survey.zone, _FAR_WEIGHT)
            found.append(first._replace(block=labelled.block.index))
    return found


def _stands_alone(survey: Survey, labelled: LabelledBlock, found: Candidate) -> bool:
    """Tell whether a block is about its date: little else in it, called so, or worded so; never a comment's."""
    if "comment" in marks_around(survey.tree, labelled.block.element, 3).lower():
        return False
    is_worded = found.weight >= WORDED_BONUS + CLOCK_BONUS * (found.moment.clock is not None)
    is_short = len(labelled.block.text) - len(found.moment.raw) <= ALONE_CHARS
    return is_short or is_worded or is_dated(survey, labelled, 3)
