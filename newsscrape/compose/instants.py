"""Strings → moments: one date with what is known of its time and zone, from what pages claim and print.

Exact forms first; dateparser is the last resort, for claims only. Nothing is guessed: what is ambiguous gives nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateparser import parse as parse_with_dateparser

from newsscrape.model.article import Precision
from newsscrape.policy.languages import FALLBACK, DateOrder, Language, has_language, language_for, load_language
from newsscrape.policy.zones import abbreviations, zone_of_abbreviation

MAX_CHARS = 100
"""Longer claims are no dates."""
_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_EPOCH = date(1970, 1, 1)
_SHORT_YEARS = 40
_MILLISECONDS = 10**11
_MAX_OFFSET = timedelta(hours=14)
_MAX_BACK = 366 * 1440


class Moment(NamedTuple):
    """A day, with the time of day and zone where they are known."""

    day: date
    """Calendar day as written."""
    clock: time | None
    """Time of day as written; None when only the day is known."""
    offset: timedelta | None
    """Distance from UTC as written."""
    zone: str | None
    """IANA zone meant by a written abbreviation."""
    precision: Precision
    """second, minute or day."""
    raw: str
    """The characters it was read from."""


def instant_of(moment: Moment, zone: str | None) -> datetime | None:
    """Give the instant of a moment in UTC.

    In: the moment and the IANA zone of times written without one; out: None when the time of day is not known, or its
    zone neither.
    """
    if moment.clock is None:
        return None
    local = datetime.combine(moment.day, moment.clock)
    try:
        if moment.offset is not None:
            return (local - moment.offset).replace(tzinfo=UTC)
        name = moment.zone or zone
        return local.replace(tzinfo=ZoneInfo(name)).astimezone(UTC) if name else None
    except OverflowError:
        return None


def is_doubtful(moment: Moment, zone: str | None) -> bool:
    """Tell whether the moment's local time is one that a change of summer time skips or repeats."""
    name = moment.zone or zone
    if moment.clock is None or moment.offset is not None or not name:
        return False
    local = datetime.combine(moment.day, moment.clock, ZoneInfo(name))
    return local.utcoffset() != local.replace(fold=1).utcoffset()


# ---- claims: one string that is a date

_CLAIMED_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?:(?:[T_,]|\s)\s*(?P<h>\d{1,2}):?(?P<mi>\d\d)(?::?(?P<sec>\d\d)(?:[.,:]\d{1,9})?)?"
    r"\s*(?P<z>Z|UTC|GMT|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d\d)?(?::?\d\d)?)?(?:\s*\[[\w/+-]+\])?)?",
    re.IGNORECASE,
)
_CLAIMED_DIGITS = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<mi>\d\d)(?P<sec>\d\d)?(?P<z>Z)?)?")
_CLAIMED_ENGLISH = re.compile(  # RFC 2822, and what Java, JavaScript and C print
    r"(?:[a-z]{3,9}\.?,?\s+)?(?:(?P<d>\d{1,2})[\s-](?P<mon>[a-z]{3})[a-z]*[\s-]|(?P<mon2>[a-z]{3})[a-z]*\s+(?P<d2>\d{1,2})\s+)"
    r"(?:(?P<y>\d{4})\s+)?(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<sec>\d\d))?"
    r"\s*(?P<z>Z\b|(?:GMT|UTC)?\s*[+-]\d\d:?\d\d|[A-Z]{2,5}\b)?\s*(?P<y2>\d{4})?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_CLAIMED_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")


@lru_cache(maxsize=4096)
def parse_claimed(text: str, language: str | None, order: DateOrder | None) -> Moment | None:
    """Read a date that metadata claims.

    In: the string, BCP 47 tag of the page, order of dates in numbers; out: None for anything that is no whole date
    between 1900 and 2100 or is the epoch. Midnight without a zone or in UTC is a day without a time.
    """
    text = text.strip()
    if not text or len(text) > MAX_CHARS:
        return None
    for pattern, read in _CLAIMED:
        match = pattern.fullmatch(text)
        if match:
            return read(match)
    printed = find_printed(text, language, order)
    if printed:
        return printed[0]
    return _last_resort(text, language)


def _read_claimed(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    day = _day(part["y"], part["m"], part["d"])
    return None if day is None else _moment(day, part, match[0])


def _read_english(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    month = load_language(FALLBACK).dates.months.get((part["mon"] or part["mon2"]).lower())
    day = _day(part["y"] or part["y2"], month, part["d"] or part["d2"])
    return None if day is None else _moment(day, part, match[0])


def _read_epoch(match: re.Match[str]) -> Moment | None:
    number = int(match[0])
    instant = datetime.fromtimestamp(number / 1000 if number > _MILLISECONDS else number, UTC)
    if not _is_sane(instant.date()):
        return None
    clock = instant.time().replace(microsecond=0)
    return Moment(instant.date(), clock, timedelta(0), None, Precision.SECOND, match[0])


_CLAIMED: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Moment | None]]] = (
    (_CLAIMED_ISO, _read_claimed),
    (_CLAIMED_DIGITS, _read_claimed),
    (_CLAIMED_ENGLISH, _read_english),
    (_CLAIMED_EPOCH, _read_epoch),
)


def _last_resort(text: str, language: str | None) -> Moment | None:
    """Ask dateparser, for a day only: it invents times."""
    if not (_YEAR.search(text) and any(map(str.isalpha, text))):
        return None
    code = language_for(language).code if has_language(language) else (language or FALLBACK).partition("-")[0].lower()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dateparser warns of its own regular expressions
            found = parse_with_dateparser(
                text,
                languages=[code],
                settings={
                    "STRICT_PARSING": True,
                    "REQUIRE_PARTS": ["day", "month", "year"],
                    "PARSERS": ["absolute-time"],
                },
            )
    except (ValueError, TypeError, OverflowError, IndexError, re.error):  # unknown language, or its own slips
        return None
    if found is None or not _is_sane(found.date()) or str(found.year) not in text:
        return None
    return Moment(found.date(), None, None, None, Precision.DAY, text)


# ---- print: dates somewhere in a line

_NUMBERS = (
    r"(?<![\d.,:/-])(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<a2>\d{1,2})(?P<s2>[./-])\s?(?P<b2>\d{1,2})(?P=s2)\s?(?P<y2>(?:19|20)\d\d(?!:\d\d)|\d\d)"
    r"|(?P<y5>(?:19|20)\d\d)\s*[\u5e74\ub144]\s*(?P<m5>\d{1,2})\s*[\u6708\uc6d4]\s*(?P<d5>\d{1,2})\s*[\u65e5\uc77c]"
    r")(?:(?![\d%€$])|(?=\d\d:\d\d))"
)
_WORDS = (
    r"(?<![\w.,])(?:"
    r"(?P<d3>\d{1,2})(?:\.|er|ro|º|°|ª|st|nd|rd|th)?[\s.\-/]*(?:de\s+|of\s+|d['\u2019])?(?P<m3>MONTHS)(?!\w)\.?"
    r"[\s,.\-/]*(?:de\s+|del\s+|do\s+)?(?P<y3>(?:19|20)\d\d|['\u2019]\d\d)"
    r"|(?P<m4>MONTHS)(?!\w)\.?\s*(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+|\.\s+)(?P<y4>(?:19|20)\d\d)"
    r")(?!\d)"
)
_TIME = (
    r"(?P<h>[01]?\d|2[0-4])(?:\s?[:.hH]\s?(?P<mi>[0-5]\d)(?!\d)(?:[:.](?P<sec>[0-5]\d)(?!\d))?"
    r"|(?=\s?(?:uhr|[ap]\.?\s?m\b)))"
    r"\s*(?P<ap>[ap]\.?\s?m\b\.?)?\s*(?:uhr\b|h\b|hrs?\b)?\s*\(?(?P<z>(?:ABBR)\b|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d\d\b)?"
)
_GAP = (
    r"(?:\s|[,;|·•/()@\u2013\u2014\-]|T(?=\d)|:\s|(?<=\d)\.(?=\s))*"
    r"(?:(?:um|at|a las|alle ore|alle|ore|à|om|kl\.?|godz\.?|às|as|h|в|saat|às|,)\s*[:.]?\s*)?"
)
_AHEAD = r"\s*(?:[,;|·•/\-\u2013\u2014]|\bon\b|\bam\b|\ble\b|\bdel\b|\bvom\b)?\s*(?:[^\W\d]{2,12}\.?,?\s+)?$"
_MAX_AHEAD = 40
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class _Patterns(NamedTuple):
    """The regular expressions of one language."""

    date: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    months: dict[str, int]


@cache
def _patterns(code: str) -> _Patterns:
    months = dict(load_language(code).dates.months)
    for form, number in load_language(FALLBACK).dates.months.items():
        months.setdefault(form, number)
    names = "|".join(re.escape(form).replace("\\ ", r"\s") for form in sorted(months, key=len, reverse=True))
    clock = _TIME.replace("ABBR", "|".join(sorted(abbreviations(), key=len, reverse=True)))
    return _Patterns(
        re.compile(f"{_NUMBERS}|{_WORDS.replace('MONTHS', names)}", re.IGNORECASE),
        re.compile(_GAP + clock, re.IGNORECASE),
        re.compile(r"(?<![\d.,])" + clock + _AHEAD, re.IGNORECASE),
        months,
    )


@lru_cache(maxsize=4096)
def find_printed(text: str, language: str | None, order: DateOrder | None) -> tuple[Moment, ...]:
    """Find the dates printed in a line.

    In: the line, BCP 47 tag of the page, order of dates in numbers; out: every whole date in it with the time next to
    it, in reading order. A date in numbers whose order is unknown and matters is left out.
    """
    if not _DIGIT.search(text):
        return ()
    patterns = _patterns(language_for(language).code)
    found = []
    last = 0
    for match in patterns.date.finditer(text):
        day = _printed_day(match, patterns, order)
        if day is None:
            continue
        behind = patterns.behind.match(text, match.end())
        begin = max(last, match.start() - _MAX_AHEAD)
        ahead = None if behind else patterns.ahead.search(text[begin : match.start()])
        clock = behind or ahead
        start = begin + ahead.start() if ahead else match.start()
        last = behind.end() if behind else match.end()
        found.append(_printed_moment(day, clock, text[start:last].rstrip(" (")))
    return tuple(found)


def _printed_day(match: re.Match[str], patterns: _Patterns, order: DateOrder | None) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(part["y1"], part["m1"], part["d1"])
    if part["y5"]:
        return _day(part["y5"], part["m5"], part["d5"])
    if part["y2"]:
        return _ordered(match, order)
    month = patterns.months.get(" ".join((part["m3"] or part["m4"]).lower().split()))
    return _day((part["y3"] or part["y4"]).lstrip("'\u2019"), month, part["d3"] or part["d4"])


def _ordered(match: re.Match[str], order: DateOrder | None) -> date | None:
    first, second, year = match["a2"], match["b2"], match["y2"]
    is_tight = len(first) == len(second) == 2 and " " not in match[0]  # noqa: PLR2004 - 1.2.19 is rather a version
    if len(year) == 2 and not is_tight:  # noqa: PLR2004 - years of two digits
        return None
    days_first = _day(year, second, first)
    months_first = _day(year, first, second)
    if match["s2"] == "." or order is DateOrder.DMY:
        return days_first
    if order is DateOrder.MDY:
        return months_first or days_first
    if days_first and months_first and days_first != months_first:
        return None
    return days_first or months_first


def _printed_moment(day: date, clock: re.Match[str] | None, raw: str) -> Moment:
    if clock is None:
        return Moment(day, None, None, None, Precision.DAY, raw)
    part = clock.groupdict()
    hour = int(part["h"])
    if part["ap"] and 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
        hour = hour % 12 + (12 if part["ap"][0] in "pP" else 0)
    return _moment(day, {**part, "h": str(hour), "mi": part["mi"] or "00"}, raw)


def find_relative(text: str, language: Language, now: datetime) -> Moment | None:
    """Read a moment told from the time of the fetch: "vor 2 Stunden", "gestern, 18:05".

    In: the line, the language, the fetch as local time with its zone; out: None when the line has none.
    """
    lower = text.lower()
    for words, back in ((language.dates.yesterday, 1), (language.dates.today, 0)):
        for word in words:
            at = _word_at(lower, word)
            if at >= 0:
                day = (now - timedelta(days=back)).date()
                clock = _patterns(language.code).behind.match(text, at + len(word))
                return _printed_moment(day, clock, text[at : clock.end() if clock else at + len(word)].rstrip(" ("))
    return _back(text, language, now)


def _back(text: str, language: Language, now: datetime) -> Moment | None:
    spans = _spans(language.code)
    lower = text.lower()
    for match in spans.span.finditer(lower):
        before = spans.before.search(lower, 0, match.start())
        behind = spans.behind.match(lower, match.end())
        unit = language.dates.units[match["unit"]]
        minutes = unit * int(match["n"] or 1)
        if not (before or behind) or minutes > _MAX_BACK:
            continue
        then = now - timedelta(minutes=minutes)
        raw = text[before.start() if before else match.start() : behind.end() if behind else match.end()]
        if unit > 1:  # whole hours leave the minute open
            return Moment(then.date(), None, None, None, Precision.DAY, raw)
        clock = then.time().replace(second=0, microsecond=0)
        return Moment(then.date(), clock, then.utcoffset(), None, Precision.MINUTE, raw)
    return None


class _Spans(NamedTuple):
    """The regular expressions of spans of time in one language."""

    span: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _spans(code: str) -> _Spans:
    words = load_language(code).dates
    edge = "" if code in {"ja", "zh"} else r"(?!\w)"
    ago = _listed(words.ago)
    return _Spans(
        re.compile(rf"(?<!\w)(?:(?P<n>\d{{1,3}})|{_listed(words.one)})\s*(?P<unit>{_listed(words.units)}){edge}"),
        re.compile(rf"(?<!\w)(?:{ago})\s+(?:[^\W\d]{{2,6}}\.?\s+)?$"),
        re.compile(rf"\.?\s*(?:{ago}){edge}"),
    )


def _listed(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or "(?!)"


def _word_at(lower: str, word: str) -> int:
    at = lower.find(word)
    if at < 0 or (at and lower[at - 1].isalnum()) or lower[at + len(word) : at + len(word) + 1].isalpha():
        return -1
    return at


# ---- parts


def _day(year: str | None, month: str | int | None, day: str | None) -> date | None:
    if not year or not month or not day:
        return None
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004 - years of two digits
        if number >= _SHORT_YEARS:
            return None
        number += 2000
    try:
        found = date(number, int(month), int(day))
    except ValueError:
        return None
    return found if _is_sane(found) else None


def _is_sane(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR and abs(day - _EPOCH) > timedelta(days=1) and day != date(1900, 1, 1)


def _moment(day: date, clock: Mapping[str, str | None], raw: str) -> Moment:
    """Join a day and the groups ``h``, ``mi``, ``sec``, ``z`` of a time; an impossible time is none."""
    hour, minute, second = (int(clock[key] or 0) for key in ("h", "mi", "sec"))
    try:
        at = time(hour, minute, second)
    except ValueError:
        at = time(0, 0)
    offset, zone = _zone(clock["z"])
    if at == time(0, 0) and not offset and zone is None:
        return Moment(day, None, None, None, Precision.DAY, raw)
    return Moment(day, at, offset, zone, Precision.SECOND if clock["sec"] else Precision.MINUTE, raw)


_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?(?::?\d\d)?", re.IGNORECASE)


def _zone(written: str | None) -> tuple[timedelta | None, str | None]:
    if not written:
        return None, None
    match = _OFFSET.fullmatch(written.strip())
    if match:
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset > _MAX_OFFSET:
            return None, None
        return (-offset if match[1] == "-" else offset), None
    name = zone_of_abbreviation(written.strip())
    return (timedelta(0), None) if name == "UTC" else (None, name)
