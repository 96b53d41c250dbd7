"""When the article was published and last changed: all evidence gathered, weighed, and the best taken.

Each kind of place has a voice; days that several independent places name gain. Publication and change are kept apart
and never filled from each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.finding import Finding
from newsscrape.compose.instants import (
    Moment,
    find_printed,
    find_relative,
    instant_of,
    is_doubtful,
    parse_claimed,
)
from newsscrape.compose.marks import marks_around
from newsscrape.compose.places import FOREIGN, Places, places
from newsscrape.compose.zones import PageZone, date_order, page_zone
from newsscrape.model.article import Precision
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, language_for, load_language

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
_NEAR = 4.0
_CLOSE = 4.4
_REPUBLISHED = 0.3
_LOCAL = frozenset({"printed", "url"})
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2]|[1-9](?=[/_.-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
_RELATIVE_MAX_CHARS = 60
_WORDED_PROSE_MAX_CHARS = 160
_ALONE_CHARS = 30
_PROSE = frozenset({Label.BODY, Label.HEADLINE, Label.LEAD, Label.CAPTION})
_OTHERS = FOREIGN - {Label.NAVIGATION}
_COPYRIGHT = re.compile(r"[©]|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_MARKED_PUBLISHED = re.compile(r"publi|entry-date|post-?date|created|pubdate", re.IGNORECASE)
_DATED = re.compile(
    r"(?<![a-z])(?:post|entry|article|item)?[-_]*(?:date|datum|meta|metadata|dateline|timestamp|submitted|published)(?![a-z])",
    re.IGNORECASE,
)
_MARKED_UPDATED = re.compile(r"modif|updat", re.IGNORECASE)
_LATE = timedelta(days=1)


class Kind(StrEnum):
    """What a date on a page dates."""

    PUBLISHED = "datePublished"
    MODIFIED = "dateModified"


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and the instant where it is known."""

    day: str
    """Calendar day, ``YYYY-MM-DD``, in the page's zone."""
    at: str | None
    """Instant, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; None when only the day is known."""
    precision: Precision
    """second, minute or day."""
    timezone: str | None
    """IANA zone the day and times without a zone are in."""


class _Candidate(NamedTuple):
    kind: Kind
    moment: Moment
    day: date
    origin: Origin
    voice: str
    """Candidates with the same voice are one witness."""
    weight: float


def published(page: LabelledPage) -> Finding[Dated | None]:
    """Give the publication: day, instant, precision and zone, with the string it was read from."""
    return _weighed(page, Kind.PUBLISHED)


def modified(page: LabelledPage) -> Finding[Dated | None]:
    """Give the last change: day, instant, precision and zone, with the string it was read from."""
    return _weighed(page, Kind.MODIFIED)


def _weighed(page: LabelledPage, kind: Kind) -> Finding[Dated | None]:
    zone = page_zone(page)
    latest = _latest_day(page)
    gathered = _without_republished(list(_candidates(page, zone)))
    candidates = [c for c in gathered if c.kind is kind]
    possible = _as_seen([c for c in candidates if c.day <= latest], zone)
    warnings = ["date_in_future"] if len(possible) < len(candidates) else []
    if not possible:
        return Finding(None, warnings=tuple(warnings))
    scores = _scores(possible)
    day = max(scores, key=lambda day: (scores[day], -day.toordinal()))
    if any(c.day != day and abs(c.day - day) > _LATE for c in possible):
        warnings.append("date_conflict")
    best = max((c for c in possible if c.day == day), key=lambda c: (c.moment.clock is not None, c.weight))
    return _finding(best, zone, warnings)


def _without_republished(candidates: list[_Candidate]) -> list[_Candidate]:
    """Quieten claims of publication that name the day of the last change, where only an earlier day is printed.

    Some systems claim the moment the page was last built as both.
    """
    changed = max((c.day for c in candidates if c.kind is Kind.MODIFIED and c.voice == "claimed"), default=None)
    printed = [c.day for c in candidates if c.voice == "printed" and c.weight >= _CLOSE]
    if changed is None or not printed or not max(printed) < changed - _LATE:
        return candidates
    return [
        c._replace(weight=c.weight * _REPUBLISHED)
        if c.kind is Kind.PUBLISHED and c.voice == "claimed" and c.day >= changed - _LATE
        else c
        for c in candidates
    ]


def _as_seen(candidates: list[_Candidate], zone: PageZone) -> list[_Candidate]:
    """Move claims in UTC to the day readers saw, where print or address names that day or the one beside it."""
    local = {c.day for c in candidates if c.moment.offset is None and c.voice in _LOCAL and c.weight >= _NEAR}
    if not local:
        return candidates
    seen = []
    for c in candidates:
        if c.moment.offset == timedelta(0) and c.moment.clock is not None and c.day not in local:
            is_vague = zone.name is None or zone.is_assumed
            beside = (c.moment.day, c.day - _LATE, c.day + _LATE) if is_vague else (c.moment.day,)
            day = next((day for day in beside if day in local), c.day)
            seen.append(c._replace(day=day))
        else:
            seen.append(c)
    return seen


def _scores(candidates: Iterable[_Candidate]) -> dict[date, float]:
    voices: dict[tuple[date, str], float] = {}
    for c in candidates:
        key = (c.day, c.voice)
        voices[key] = max(voices.get(key, 0.0), c.weight)
    scores: dict[date, float] = {}
    for (day, _voice), weight in voices.items():
        scores[day] = scores.get(day, 0.0) + weight
    return scores


def _finding(best: _Candidate, zone: PageZone, warnings: list[str]) -> Finding[Dated | None]:
    moment = best.moment
    instant = instant_of(moment, zone.name)
    if moment.clock is not None and instant is None:
        warnings.append("timezone_unknown")
    if is_doubtful(moment, zone.name):
        warnings.append("time_ambiguous")
    name = _zone_used(moment, instant, zone)
    if zone.is_assumed and name == zone.name:
        warnings.append("timezone_assumed")
    dated = Dated(
        best.day.isoformat(),
        instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None,
        moment.precision if instant else Precision.DAY,
        name,
    )
    return Finding(dated, best.origin, moment.raw, tuple(warnings))


def _zone_used(moment: Moment, instant: datetime | None, zone: PageZone) -> str | None:
    if zone.name is None:
        return moment.zone
    if zone.is_assumed and moment.offset and instant:
        agrees = instant.astimezone(ZoneInfo(zone.name)).utcoffset() == moment.offset
        return zone.name if agrees else None
    return moment.zone if zone.is_assumed and moment.zone else zone.name


def _day_of(moment: Moment, zone: PageZone) -> date:
    """Give the calendar day as the site's readers saw it."""
    instant = instant_of(moment, zone.name)
    if instant is None or zone.name is None:
        return moment.day
    if zone.is_assumed and (moment.offset or moment.zone):
        return moment.day
    return instant.astimezone(ZoneInfo(zone.name)).date()


def _latest_day(page: LabelledPage) -> date:
    fetched = page.document.page.fetched_at
    return date.max if fetched is None else (fetched + _LATE).date()


# ---- evidence


def _candidates(page: LabelledPage, zone: PageZone) -> Iterator[_Candidate]:
    yield from _claimed(page, zone)
    found = places(page)
    yield from _printed(page, zone, found)
    yield from _in_address(page)


def _claimed(page: LabelledPage, zone: PageZone) -> Iterator[_Candidate]:
    order = date_order(page)
    for claim in page.document.claims:
        if claim.name == Kind.PUBLISHED or claim.name == Kind.MODIFIED:  # noqa: PLR1714 - mypy narrows only this form
            moment = parse_claimed(claim.value, page.language, order)
            if moment:
                voice = "told" if claim.origin in {Origin.FEED, Origin.SITEMAP} else "claimed"
                weight = _CLAIM_WEIGHTS.get(claim.origin, 0.0) + _CLOCK_BONUS * (moment.clock is not None)
                yield _Candidate(Kind(claim.name), moment, _day_of(moment, zone), claim.origin, voice, weight)


def _in_address(page: LabelledPage) -> Iterator[_Candidate]:
    path = (page.document.url or "").partition("://")[2].partition("/")[2]
    match = _URL_DAY.search(path)
    if match:
        moment = parse_claimed(f"{match[1]}-{match[3]}-{match[4]}", None, None)
        if moment:
            yield _Candidate(Kind.PUBLISHED, moment._replace(raw=match[0]), moment.day, Origin.URL, "url", _URL_WEIGHT)


def _printed(page: LabelledPage, zone: PageZone, found: Places) -> Iterator[_Candidate]:
    """Read the dates around the headline and behind the body; those far from both only when there are none."""
    near = list(_in_blocks(page, zone, found.head, _PRINTED_WEIGHT, found.headline))
    near += _in_blocks(page, zone, found.foot, _FOOT_WEIGHT, None)
    if not any(c.kind is Kind.PUBLISHED for c in near):
        near += _far(page, zone, found)
    yield from near


def _far(page: LabelledPage, zone: PageZone, found: Places) -> Iterator[_Candidate]:
    """Read the first date that has a block of its own, else the one a first paragraph begins with."""
    start = found.headline or 0
    behind = page.blocks[start:]
    for labelled in (*behind, *page.blocks[:start]):
        if labelled.label in _OTHERS or len(labelled.block.text) > _WORDED_PROSE_MAX_CHARS:
            continue
        for candidate in _in_block(page, zone, labelled, ""):
            if candidate.kind is Kind.PUBLISHED and _stands_alone(page, labelled, candidate.moment.raw):
                yield candidate._replace(weight=_FAR_WEIGHT)
                return
    for labelled in [b for b in behind if b.label in {Label.BODY, Label.LEAD}][:2]:
        text = labelled.block.text.lstrip("(")
        moments = find_printed(text[:_RELATIVE_MAX_CHARS], page.language, date_order(page))
        if moments and text.startswith(moments[0].raw):
            yield _printed_candidate(Kind.PUBLISHED, moments[0], zone, _FAR_WEIGHT)


def _stands_alone(page: LabelledPage, labelled: LabelledBlock, raw: str) -> bool:
    """Tell whether a block is about its date: little else in it, called so, or worded so; never a comment's."""
    text = labelled.block.text
    marks = marks_around(page.document.tree, labelled.block.element, 3)
    if "comment" in marks.lower():
        return False
    before = text.partition(raw)[0]
    is_short = len(text) - len(raw) <= _ALONE_CHARS
    return is_short or _DATED.search(marks) is not None or _kind(before, page.language)[1]


def _in_blocks(
    page: LabelledPage, zone: PageZone, blocks: Iterable[LabelledBlock], weight: float, headline: int | None
) -> Iterator[_Candidate]:
    previous = ""
    for labelled in blocks:
        distance = 0 if headline is None else abs(labelled.block.index - headline)
        for candidate in _in_block(page, zone, labelled, previous):
            yield candidate._replace(weight=candidate.weight + max(weight - _STEP * distance, weight / 2))
        previous = labelled.block.text


def _in_block(page: LabelledPage, zone: PageZone, labelled: LabelledBlock, previous: str) -> Iterator[_Candidate]:
    """Read the dates of one block; the weight of what is given is the bonus its words and time earn."""
    text = labelled.block.text
    is_prose = labelled.label in _PROSE and not _DATED.search(
        marks_around(page.document.tree, labelled.block.element, 1)
    )
    if is_prose and len(text) > _WORDED_PROSE_MAX_CHARS:
        return
    marked = list(_time_elements(page, zone, labelled, previous))
    yield from marked
    if marked or _COPYRIGHT.search(text):
        return
    moments = find_printed(text, page.language, date_order(page)) or _relative(page, zone, labelled)
    at = 0
    for moment in moments:
        start = text.find(moment.raw, at)
        before = text[at:start].strip() if start > at else ""
        kind, worded = _kind(before or (previous if not at else ""), page.language)
        if worded or not is_prose or len(text) - len(moment.raw) <= _ALONE_CHARS:
            yield _printed_candidate(kind, moment, zone, _WORDED_BONUS * worded)
        at = start + len(moment.raw)


def _printed_candidate(kind: Kind, moment: Moment, zone: PageZone, bonus: float) -> _Candidate:
    clock = _CLOCK_BONUS * (moment.clock is not None)
    return _Candidate(kind, moment, _day_of(moment, zone), Origin.PRINTED, "printed", bonus + clock)


def _relative(page: LabelledPage, zone: PageZone, labelled: LabelledBlock) -> tuple[Moment, ...]:
    fetched = page.document.page.fetched_at
    text = labelled.block.text
    if fetched is None or labelled.label not in {Label.TIMESTAMP, Label.BYLINE} or len(text) > _RELATIVE_MAX_CHARS:
        return ()
    now = fetched.astimezone(ZoneInfo(zone.name) if zone.name else UTC)
    moment = find_relative(text, language_for(page.language), now)
    return (moment,) if moment else ()


def _time_elements(page: LabelledPage, zone: PageZone, labelled: LabelledBlock, previous: str) -> Iterator[_Candidate]:
    tree = page.document.tree
    seen = set()
    for start in (labelled.block.element, *(piece.element for piece in labelled.block.pieces)):
        element = _time_around(tree.tags, tree.parents, start)
        if element is None or element in seen:
            continue
        seen.add(element)
        attrs = tree.attrs[element]
        moment = parse_claimed(attrs.get("datetime", ""), page.language, date_order(page))
        if moment is None:
            continue
        marks = f"{attrs.get('itemprop', '')} {attrs.get('class', '')} {'pubdate' if 'pubdate' in attrs else ''}"
        kind, worded = _kind(labelled.block.text, page.language)
        if not worded:
            kind, worded = _kind(previous, page.language)
        if _MARKED_PUBLISHED.search(marks):
            kind, worded = Kind.PUBLISHED, True
        elif _MARKED_UPDATED.search(marks):
            kind, worded = Kind.MODIFIED, True
        yield _printed_candidate(kind, moment, zone, _TIME_BONUS + _WORDED_BONUS * worded)


def _time_around(tags: tuple[str, ...], parents: tuple[int, ...], element: int) -> int | None:
    for _ in range(4):
        if element < 0:
            return None
        if tags[element] == "time":
            return element
        element = parents[element]
    return None


def _kind(before: str, language: str | None) -> tuple[Kind, bool]:
    """Tell what the words before a date say of it, and whether they say anything; the last of them counts."""
    words = _kind_words(language_for(language).code)
    said = before[-60:].lower()
    published = max((m.end() for m in words.published.finditer(said)), default=-1)
    updated = max((m.end() for m in words.updated.finditer(said)), default=-1)
    if updated > published:
        return Kind.MODIFIED, True
    return Kind.PUBLISHED, published >= 0


class _KindWords(NamedTuple):
    published: re.Pattern[str]
    updated: re.Pattern[str]


@cache
def _kind_words(code: str) -> _KindWords:
    own, english = load_language(code).dates, load_language(FALLBACK).dates

    def pattern(words: frozenset[str]) -> re.Pattern[str]:
        listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        return re.compile(rf"(?<!\w)(?:{listed})" + ("" if code in {"ja", "zh"} else r"(?!\w)"))

    return _KindWords(pattern(own.published | english.published), pattern(own.updated | english.updated))
