"""How long the article takes to read: as the page prints it, and estimated from the text.

Printed near the headline; else what an attribute there or the page's metadata claims; else printed further away, where
a list of other articles often prints theirs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import Marked, mark_in_names
from newsscrape.compose.minutes import Minutes, bare_minutes_in, claimed_minutes, minutes_in
from newsscrape.compose.selected import preferred
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.policy.languages import Language
from newsscrape.policy.marks import words
from newsscrape.text import squash

_MAX_CHARS = 120
_ABOVE = 3
_BELOW = 10
_INTO_BODY = 5
_LEVELS = 3
_DIGIT = re.compile(r"\d")
_OTHERS = frozenset({Label.TEASER, Label.RELATED, Label.COMMENT, Label.HEADLINE, Label.BODY})


def reading_time(survey: Survey) -> Finding[float | None]:
    """Give the reading time in minutes with the words it was read from; a range gives its middle."""
    return preferred(survey, Selectable.READING_TIME, _selected, _generic(survey))


def _selected(survey: Survey, selected: Sequence[Selected]) -> Finding[float | None] | None:
    code = survey.language.code
    for text in (squash(one.words) for one in selected):
        if said := minutes_in(text, code) or bare_minutes_in(text, code):
            return Finding(said.minutes, Origin.PROFILE, said.raw)
        if minutes := claimed_minutes(text, code):
            return Finding(minutes, Origin.PROFILE, text)
    return None


def _generic(survey: Survey) -> Finding[float | None]:
    return next(reading_time_offers(survey), Finding(None))


def reading_time_offers(survey: Survey) -> Iterator[Finding[float | None]]:
    """Give all reading times that the page offers, the surest first."""
    near = list(_near(survey))
    yield from _printed_in(survey, near)
    yield from _named(survey, near)
    yield from _claimed(survey)
    yield from _printed_in(survey, survey.of(Label.READING_TIME))


def _printed_in(survey: Survey, lines: Iterable[LabelledBlock]) -> Iterator[Finding[float | None]]:
    for one in lines:
        if found := _printed(survey, one.block):
            yield Finding(found.minutes, Origin.PRINTED, found.raw, block=one.block.index)


def _claimed(survey: Survey) -> Iterator[Finding[float | None]]:
    code = survey.language.code
    for value in _attributes(survey):
        if minutes := claimed_minutes(value, code):
            yield Finding(minutes, Origin.META, value)
    for claim in survey.claimed("timeRequired"):
        if minutes := claimed_minutes(claim.value, code):
            yield Finding(minutes, claim.origin, claim.value)


def estimated_minutes(text: str, word_count: int, language: Language) -> float:
    """Give the time it takes to read a text in minutes, to a tenth, by its language's speed (``data/languages``)."""
    reading = language.reading
    amount = len("".join(text.split())) if reading.counts_characters else word_count
    return round(amount / reading.per_minute, 1)


def _near(survey: Survey) -> Iterator[LabelledBlock]:
    """Give the lines that tell of this article: the one so labelled before the text, and those around the headline."""
    first = survey.text[0].block.index + _INTO_BODY if survey.text else len(survey.page.blocks)
    for labelled in survey.of(Label.READING_TIME):
        if labelled.block.index <= first:
            yield labelled
    yield from survey.places.head
    at = survey.places.headline
    if at is not None:
        for labelled in survey.page.blocks[max(at - _ABOVE, 0) : at + _BELOW]:
            if labelled.label not in _OTHERS:
                yield labelled


def _printed(survey: Survey, block: Block) -> Minutes | None:
    """Read a line that says in words how long it takes to read."""
    if len(block.text) > _MAX_CHARS or not _DIGIT.search(block.text):
        return None
    code = survey.language.code
    return minutes_in(block.text, code) or _in_parts(block, code)


def _named(survey: Survey, near: Sequence[LabelledBlock]) -> Iterator[Finding[float | None]]:
    """Read lines whose elements are called so."""
    named, code = Marked(survey.tree, mark_in_names("reading_time", "names")), survey.language.code
    for labelled in near:
        block = labelled.block
        if len(block.text) > _MAX_CHARS or labelled.label in _OTHERS:
            continue
        is_named = named.is_near(block.element, _LEVELS) or named.is_near(block.innermost, 1)
        if is_named and (found := minutes_in(block.text, code) or bare_minutes_in(block.text, code)):
            yield Finding(found.minutes, Origin.PRINTED, found.raw, block=block.index)


def _in_parts(block: Block, code: str) -> Minutes | None:
    """Read the parts of a line one by one, where a date and a reading time touch."""
    for _, text in block.pieces if len(block.pieces) > 1 else ():
        if found := minutes_in(text, code):
            return found
    return None


def _attributes(survey: Survey) -> Iterator[str]:
    """Give what attributes claim of elements around the headline and of lines beside it."""
    names, tree = frozenset(words("reading_time", "attributes")), survey.tree
    elements = [element for one in survey.of(Label.HEADLINE)[:1] for element in tree.ancestors(one.block.element)]
    elements += [one.block.innermost for one in survey.places.head]
    for element in elements:
        for key, value in tree.attrs[element]:
            if value and key in names:
                yield value
