"""All evidence of when an article was published and changed: claims, print near it, its address.

Each kind of place has a weight; dates of teasers, comments, copyright lines and the text itself are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.marks import marks_around
from newsscrape.compose.moment import Moment, instant_of
from newsscrape.compose.places import FOREIGN, Places, places
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.relative_dates import find_relative
from newsscrape.compose.zones import PageZone, date_order
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, DateOrder, Language, language_for, load_language

_CLAIM_WEIGHTS = {
    Origin.JSONLD: 10.0,
    Origin.OPENGRAPH: 9.0,
    Origin.META: 4.5,
    Origin.FEED: 8.0,
    Origin.SITEMAP: 7.0,
}
_PRINTED_WEIGHT = 5.0
_FOOT_WEIGHT = 2.0
_FAR_WEIGHT = 1.0
_TIME_BONUS = 1.0
_WORDED_BONUS = 2.0
_CLOCK_BONUS = 2.0
_STEP = 0.1
_URL_WEIGHT = 6.0
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2]|[1-9](?=[/_.-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
_STAMP_CHARS = 60
_LINE_CHARS = 160
_ALONE_CHARS = 30
_TIME_LEVELS = 4
_PROSE = frozenset({Label.BODY, Label.HEADLINE, Label.LEAD, Label.CAPTION})
_OTHERS = FOREIGN - {Label.NAVIGATION}
_DIGIT = re.compile(r"\d")
_COPYRIGHT = re.compile(r"[©]|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_DATED = re.compile(
    r"(?<![a-z])(?:post|entry|article|item)?[-_]*"
    r"(?:date|datum|meta|metadata|dateline|timestamp|submitted|published)(?![a-z])",
    re.IGNORECASE,
)
_MARKED_PUBLISHED = re.compile(r"publi|entry-date|post-?date|created|pubdate", re.IGNORECASE)
_MARKED_UPDATED = re.compile(r"modif|updat", re.IGNORECASE)


class Kind(StrEnum):
    """What a date on a page dates."""

    PUBLISHED = "datePublished"
    MODIFIED = "dateModified"


class Voice(StrEnum):
    """Who speaks: what the same voice says twice counts once."""

    CLAIMED = "claimed"
    TOLD = "told"
    PRINTED = "printed"
    ADDRESS = "address"


class Candidate(NamedTuple):
    """A date and what speaks for it."""

    kind: Kind
    """What it dates."""
    moment: Moment
    """The date as written."""
    day: date
    """Calendar day as the site's readers saw it."""
    origin: Origin
    """Where it was found."""
    voice: Voice
    """Who says so."""
    weight: float
    """What the place is worth, 0-12."""


class _Sight(NamedTuple):
    """A page and what is asked of it for every block."""

    page: LabelledPage
    zone: PageZone
    order: DateOrder | None
    language: Language
    has_times: bool


def gather(page: LabelledPage, zone: PageZone) -> list[Candidate]:
    """Gather every candidate for publication and change."""
    has_times = "time" in page.document.tree.tags
    sight = _Sight(page, zone, date_order(page), language_for(page.language), has_times)
    return [*_claimed(sight), *_printed(sight, places(page)), *_in_address(page)]


def _claimed(sight: _Sight) -> Iterator[Candidate]:
    for claim in sight.page.document.claims:
        if claim.name == Kind.PUBLISHED or claim.name == Kind.MODIFIED:  # noqa: PLR1714 - a set of enums hashes slowly
            moment = parse_claimed(claim.value, sight.page.language, sight.order)
            if moment:
                voice = Voice.TOLD if claim.origin in {Origin.FEED, Origin.SITEMAP} else Voice.CLAIMED
                weight = _CLAIM_WEIGHTS.get(claim.origin, 0.0) + _CLOCK_BONUS * (moment.clock is not None)
                yield Candidate(Kind(claim.name), moment, _day_of(moment, sight.zone), claim.origin, voice, weight)


def _in_address(page: LabelledPage) -> Iterator[Candidate]:
    path = (page.document.url or "").partition("://")[2].partition("/")[2]
    match = _URL_DAY.search(path)
    moment = parse_claimed(f"{match[1]}-{match[3]}-{match[4]}", None, None) if match else None
    if match and moment:
        named = moment._replace(raw=match[0])
        yield Candidate(Kind.PUBLISHED, named, moment.day, Origin.URL, Voice.ADDRESS, _URL_WEIGHT)


def _day_of(moment: Moment, zone: PageZone) -> date:
    """Give the calendar day as the site's readers saw it."""
    if moment.offset is None and moment.zone is None:
        return moment.day
    instant = instant_of(moment, zone.name)
    if instant is None or zone.name is None:
        return moment.day
    if zone.is_assumed and (moment.offset or moment.zone):
        return moment.day
    return instant.astimezone(ZoneInfo(zone.name)).date()


# ---- print


def _printed(sight: _Sight, found: Places) -> list[Candidate]:
    """Read the dates around the headline and behind the body; those far from both only when there are none."""
    near = list(_in_blocks(sight, found.head, _PRINTED_WEIGHT, found.headline))
    near += _in_blocks(sight, found.foot, _FOOT_WEIGHT, None)
    if not any(c.kind is Kind.PUBLISHED for c in near):
        near += _far(sight, found.headline or 0)
    return near


def _in_blocks(
    sight: _Sight, blocks: Iterable[LabelledBlock], weight: float, headline: int | None
) -> Iterator[Candidate]:
    previous = ""
    for labelled in blocks:
        distance = 0 if headline is None else abs(labelled.block.index - headline)
        for candidate in _in_block(sight, labelled, previous):
            yield candidate._replace(weight=candidate.weight + max(weight - _STEP * distance, weight / 2))
        previous = labelled.block.text


def _far(sight: _Sight, headline: int) -> Iterator[Candidate]:
    """Read the first date that has a block of its own, else the one a first paragraph begins with."""
    behind = sight.page.blocks[headline:]
    for labelled in (*behind, *sight.page.blocks[:headline]):
        if labelled.label not in _OTHERS and len(labelled.block.text) <= _LINE_CHARS:
            for candidate in _in_block(sight, labelled, ""):
                if candidate.kind is Kind.PUBLISHED and _stands_alone(sight, labelled, candidate.moment.raw):
                    yield candidate._replace(weight=_FAR_WEIGHT)
                    return
    for labelled in [b for b in behind if b.label is Label.BODY or b.label is Label.LEAD][:2]:
        text = labelled.block.text.lstrip("(")
        moments = find_printed(text[:_STAMP_CHARS], sight.page.language, sight.order)
        if moments and text.startswith(moments[0].raw):
            yield _candidate(sight, Kind.PUBLISHED, moments[0], _FAR_WEIGHT)


def _stands_alone(sight: _Sight, labelled: LabelledBlock, raw: str) -> bool:
    """Tell whether a block is about its date: little else in it, called so, or worded so; never a comment's."""
    text = labelled.block.text
    marks = marks_around(sight.page.document.tree, labelled.block.element, 3)
    if "comment" in marks.lower():
        return False
    is_short = len(text) - len(raw) <= _ALONE_CHARS
    return is_short or _DATED.search(marks) is not None or _kind(text.partition(raw)[0], sight.language)[1]


def _in_block(sight: _Sight, labelled: LabelledBlock, previous: str) -> Iterator[Candidate]:
    """Read the dates of one block; the weight of what is given is the bonus its words and time earn."""
    text = labelled.block.text
    if sight.has_times:
        marked = list(_time_elements(sight, labelled, previous))
        yield from marked
        if marked:
            return
    is_prose = labelled.label in _PROSE and not _is_dated(sight, labelled)
    if (is_prose and len(text) > _LINE_CHARS) or _COPYRIGHT.search(text):
        return
    at = 0
    for moment in _moments(sight, labelled):
        start = text.find(moment.raw, at)
        before = text[at:start].strip() if start > at else ""
        kind, worded = _kind(before or (previous if not at else ""), sight.language)
        if worded or not is_prose or len(text) - len(moment.raw) <= _ALONE_CHARS:
            yield _candidate(sight, kind, moment, _WORDED_BONUS * worded)
        at = start + len(moment.raw)


def _is_dated(sight: _Sight, labelled: LabelledBlock) -> bool:
    return _DATED.search(marks_around(sight.page.document.tree, labelled.block.element, 1)) is not None


def _moments(sight: _Sight, labelled: LabelledBlock) -> tuple[Moment, ...]:
    text = labelled.block.text
    found = find_printed(text, sight.page.language, sight.order) if _DIGIT.search(text) else ()
    fetched = sight.page.document.page.fetched_at
    is_stamp = labelled.label in {Label.TIMESTAMP, Label.BYLINE} and len(text) <= _STAMP_CHARS
    if found or fetched is None or not is_stamp:
        return found
    now = fetched.astimezone(ZoneInfo(sight.zone.name)) if sight.zone.name else fetched
    moment = find_relative(text, sight.language, now)
    return (moment,) if moment else ()


def _candidate(sight: _Sight, kind: Kind, moment: Moment, bonus: float) -> Candidate:
    weight = bonus + _CLOCK_BONUS * (moment.clock is not None)
    return Candidate(kind, moment, _day_of(moment, sight.zone), Origin.PRINTED, Voice.PRINTED, weight)


def _time_elements(sight: _Sight, labelled: LabelledBlock, previous: str) -> Iterator[Candidate]:
    tree = sight.page.document.tree
    seen = set()
    for start in {labelled.block.element: 0, **dict.fromkeys(piece.element for piece in labelled.block.pieces)}:
        element = _time_around(tree.tags, tree.parents, start)
        if element is None or element in seen:
            continue
        seen.add(element)
        attrs = tree.attrs[element]
        moment = parse_claimed(attrs.get("datetime", ""), sight.page.language, sight.order)
        if moment is None:
            continue
        marks = f"{attrs.get('itemprop', '')} {attrs.get('class', '')} {'pubdate' if 'pubdate' in attrs else ''}"
        kind, worded = _kind(labelled.block.text, sight.language)
        if not worded:
            kind, worded = _kind(previous, sight.language)
        if _MARKED_PUBLISHED.search(marks):
            kind, worded = Kind.PUBLISHED, True
        elif _MARKED_UPDATED.search(marks):
            kind, worded = Kind.MODIFIED, True
        yield _candidate(sight, kind, moment, _TIME_BONUS + _WORDED_BONUS * worded)


def _time_around(tags: tuple[str, ...], parents: tuple[int, ...], element: int) -> int | None:
    for _ in range(_TIME_LEVELS):
        if element < 0:
            return None
        if tags[element] == "time":
            return element
        element = parents[element]
    return None


# ---- words


def _kind(before: str, language: Language) -> tuple[Kind, bool]:
    """Tell what the words before a date say of it, and whether they say anything; the last of them counts."""
    words = _kind_words(language.code)
    said = before[-60:].lower()
    published = max((m.end() for m in words.published.finditer(said)), default=-1)
    updated = max((m.end() for m in words.updated.finditer(said)), default=-1)
    if updated > published:
        return Kind.MODIFIED, True
    return Kind.PUBLISHED, published >= 0


class _KindWords(NamedTuple):
    """The regular expressions of one language, English words included."""

    published: re.Pattern[str]
    updated: re.Pattern[str]


@cache
def _kind_words(code: str) -> _KindWords:
    own, english = load_language(code).dates, load_language(FALLBACK).dates

    def pattern(words: frozenset[str]) -> re.Pattern[str]:
        listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        return re.compile(rf"(?<!\w)(?:{listed})" + ("" if code in {"ja", "zh"} else r"(?!\w)"))

    return _KindWords(pattern(own.published | english.published), pattern(own.updated | english.updated))
