"""One string that is a date, as metadata claims it → its moment.

Exact forms first, dates as they are printed next; dateparser is the last resort.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from dateparser import parse as parse_with_dateparser

from newsscrape.compose.date_parts import MAX_OFFSET, day_of, is_sane, moment_of
from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import find_printed
from newsscrape.model.article import Precision
from newsscrape.policy.calendars import calendar_of
from newsscrape.policy.languages import FALLBACK, DateOrder, has_language, language_for, load_language

MAX_CHARS = 100
"""Longer claims are no dates."""
_MILLISECONDS = 10**11
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MIDNIGHT = time(0, 0)
_PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
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
    if _PLAIN.fullmatch(text) and (plain := _read_plain(text)):
        return plain
    for pattern, read in _CLAIMED:
        match = pattern.fullmatch(text)
        if match:
            return read(match)
    printed = find_printed(text, calendar_of(language), order)
    if printed:
        return printed[0]
    return _last_resort(text, language)


def _read_plain(text: str) -> Moment | None:
    """Read the form that most pages claim; None where the general patterns have to be asked."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is None or abs(offset) > MAX_OFFSET or not is_sane(moment.date()):
        return None
    clock = moment.time().replace(microsecond=0)
    if clock == _MIDNIGHT and not offset:
        return Moment(moment.date(), None, None, None, Precision.DAY, text)
    return Moment(moment.date(), clock, offset, None, Precision.SECOND, text)


def _read_claimed(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    day = day_of(part["y"], part["m"], part["d"])
    return None if day is None else moment_of(day, part, match[0])


def _read_english(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    month = load_language(FALLBACK).dates.months.get((part["mon"] or part["mon2"]).lower())
    day = day_of(part["y"] or part["y2"], month, part["d"] or part["d2"])
    return None if day is None else moment_of(day, part, match[0])


def _read_epoch(match: re.Match[str]) -> Moment | None:
    number = int(match[0])
    instant = datetime.fromtimestamp(number / 1000 if number > _MILLISECONDS else number, UTC)
    if not is_sane(instant.date()):
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
    if found is None or not is_sane(found.date()) or str(found.year) not in text:
        return None
    return Moment(found.date(), None, None, None, Precision.DAY, text)
