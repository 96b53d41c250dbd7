"""What the page says of its article, held against its blocks."""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from newsscrape.label.claimed import claimed_as
from newsscrape.label.columns import Column, Columns, blank, filled
from newsscrape.label.facts import Facts

_UNKNOWN: Final = -99.0
_FARTHEST_ABOVE: Final = -50
_FARTHEST_BELOW: Final = 100
_PROBE: Final = 40
_MIN_SAMPLE: Final = 20
_SAME_START: Final = 30
_MARKS: Final = 3


def heard(facts: Facts) -> Columns:
    """Compare all blocks with the claims of the page: in, its facts; out, columns by name."""
    m = facts.measures
    count: i64 = len(m.chars)
    prose = 0
    for index in range(count):
        if m.is_prose[index]:
            prose += m.chars[index]
    return {
        "from_headline": _from_headline(facts.headline, count),
        "is_headline": _is_headline(facts),
        "describes": _describes(facts),
        "has_description": filled(1.0 if facts.titles.descriptions else 0.0, count),
        "claimed": _claimed(facts),
        "claimed_as": filled(claimed_as(facts.document), count),
        "claim_share": filled(len(facts.body_claim) / max(prose, 1), count),
    }


def _from_headline(headline: i64, count: i64) -> Column:
    column = filled(_UNKNOWN, count)
    if headline >= 0:
        for index in range(count):
            column[index] = float(min(max(index - headline, _FARTHEST_ABOVE), _FARTHEST_BELOW))
    return column


def _is_headline(facts: Facts) -> Column:
    """Tell the headline and what repeats it."""
    sizes, headline = facts.measures.chars, facts.headline
    count: i64 = len(sizes)
    column = blank(count)
    titled = facts.letters(headline) if headline >= 0 else ""
    if titled:
        size: i64 = sizes[headline]
        for index in range(count):
            if -_MARKS <= sizes[index] - size <= _MARKS and facts.letters(index) == titled:
                column[index] = 1.0
    return column


def _describes(facts: Facts) -> Column:
    """Hold the descriptions against the beginnings of the blocks."""
    blocks, sizes, descriptions = list(facts.document.blocks), facts.measures.chars, facts.titles.descriptions
    count: i64 = len(sizes)
    column = blank(count)
    for told in descriptions:
        for index in range(count):
            size = sizes[index]
            if size >= _MIN_SAMPLE:
                own = blocks[index].text[: len(told) + _MARKS].lower()
                column[index] = max(column[index], _likeness(own, told, size))
    return column


def _likeness(own: str, told: str, size: int) -> float:
    """Compare the first letters of a block with a description, both in lower case."""
    if own[:_SAME_START] != told[:_SAME_START]:
        return 0.7 if size > _PROBE and own[:_PROBE] in told else 0.0
    return 1.0 if abs(size - len(told)) <= _MARKS else 0.6 if size < len(told) else 0.4


def _claimed(facts: Facts) -> Column:
    """Tell which blocks the claimed text has: 1 for all that was looked at, a half for the middle only."""
    blocks, body = list(facts.document.blocks), facts.body_claim
    count: i64 = len(blocks)
    if not body:
        return filled(-1.0, count)
    column = blank(count)
    for index in range(count):
        lower = blocks[index].text.lower()
        if lower[:_PROBE] in body:
            column[index] = 1.0
        else:
            middle = lower[_PROBE // 4 : _PROBE // 4 + _PROBE]
            if len(middle) == _PROBE and middle in body:
                column[index] = 0.5
    return column
