"""A printed line → the dates somewhere in it, each with the time next to it.

Nothing is guessed: what is ambiguous gives nothing.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from newsscrape.compose.date_parts import day_of, moment_of
from newsscrape.compose.moment import Moment
from newsscrape.compose.wording import one_of
from newsscrape.model.article import Precision
from newsscrape.policy.calendars import months_of
from newsscrape.policy.clocks import clock_words
from newsscrape.policy.languages import FALLBACK, DateOrder
from newsscrape.policy.zones import abbreviations

_NUMBERS = (
    r"(?<![\d.,:/-])(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<a2>\d{1,2})(?P<s2>[./-]|\s\|\s)\s?(?P<b2>\d{1,2})(?P=s2)\s?(?P<y2>(?:19|20)\d\d(?!:\d\d)|\d\d)"
    r"|(?P<y5>(?:19|20)\d\d)\s*[\u5e74\ub144]\s*(?P<m5>\d{1,2})\s*[\u6708\uc6d4]\s*(?P<d5>\d{1,2})\s*[\u65e5\uc77c]"
    r")(?:(?![\d%€$])|(?=\d\d:\d\d))"
)
_WORDS = (
    r"(?<![\w.,])(?:"
    r"(?P<d3>\d{1,2})(?:\.|er|ro|º|°|ª|st|nd|rd|th)?[\s.\-/]*(?:de\s+|of\s+|d['\u2019])?(?P<m3>MONTHS)(?!\w)\.?(?:\s*/\s*(?:MONTHS)(?!\w))?"
    r"[\s,.\-/]*(?:de\s+|del\s+|do\s+)?(?P<y3>(?:19|20)\d\d|['\u2019]\d\d)"
    r"|(?P<m4>MONTHS)(?!\w)\.?\s*(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+|\.\s+)(?P<y4>(?:19|20)\d\d)"
    r"|(?P<y6>(?:19|20)\d\d)(?:\.|,|\sm\.)?[\s-]\s*(?P<m6>MONTHS)(?!\w)\.?[\s-]\s*(?P<d6>\d{1,2})(?!:)"
    r")(?!\d)"
)
_TIME = (
    r"(?:(?P<half>HALVES)\s*+)?(?P<h>[01]?\d|2[0-4])"
    r"(?:\s?[:.hH時时시]\s?(?P<mi>[0-5]\d)(?!\d)(?:[:.](?P<sec>[0-5]\d)(?!\d))?|(?=\s?(?:uhr|[ap]\.?\s?m\b)))"
    r"\s*+(?:(?P<ap>[ap]\.?\s?m\b\.?|(?:HALVES)(?!\w))\s*+)?(?:(?:uhr\b|h\b|hrs?\b)\s*+)?"
    r"\(?(?P<z>(?:ABBR)\b|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d\d\b)?"
)
_GAP = (
    r"(?:\s|[,;|·•/()@\u2013\u2014\-]|T(?=\d)|:\s|(?<=\d)\.(?=\s))*"
    r"(?:(?:BEFORE|,)\s*+(?:[:.]\s*+)?)?"
)
_AHEAD = r"\s*+(?:(?:[,;|·•/\-\u2013\u2014]|\bon\b|\bam\b|\ble\b|\bdel\b|\bvom\b)\s*+)?(?:[^\W\d]{2,12}\.?,?\s+)?$"
_MAX_AHEAD = 40
_RANGE_BEHIND = re.compile(r"[-\u2013\u2014]\d{1,2}(?![\d.:hH]|\s?\w)")
_RANGE_AHEAD = re.compile(r"(?<![\d:.,/])(\d{1,2})\.?\s?[-\u2013\u2014]\s?$")
_RANGE_CHARS = 8
_YEAR = re.compile(r"(?:19|20)\d\d|['\u2019./-]\s?\d\d")


class _Patterns(NamedTuple):
    """The regular expressions of one language."""

    date: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    months: dict[str, int]


@cache
def _patterns(code: str) -> _Patterns:
    months = {**months_of(FALLBACK), **months_of(code)}
    names = one_of(months).replace("\\ ", r"\s")
    words = clock_words()
    clock = _TIME.replace("ABBR", one_of(abbreviations())).replace("HALVES", one_of(words.morning | words.afternoon))
    gap = _GAP.replace("BEFORE", one_of(words.before).replace("\\ ", r"\s"))
    return _Patterns(
        re.compile(f"{_NUMBERS}|{_WORDS.replace('MONTHS', names)}", re.IGNORECASE),
        re.compile(gap + clock, re.IGNORECASE),
        re.compile(r"(?<![\d.,])" + clock + _AHEAD, re.IGNORECASE),
        months,
    )


@lru_cache(maxsize=4096)
def find_printed(text: str, code: str, order: DateOrder | None) -> tuple[Moment, ...]:
    """Find the dates printed in a line.

    In: the line, code of the language of its months, order of dates in numbers; out: every whole date in it with the
    time next to it, in reading order. A date in numbers whose order is unknown and matters is left out.
    """
    if not has_year(text):
        return ()
    patterns = _patterns(code)
    found = []
    last = 0
    for match in patterns.date.finditer(text):
        day = _printed_day(match, patterns, order)
        if day is None or _is_range(text, match, day):
            continue
        behind = patterns.behind.match(text, match.end())
        begin = max(last, match.start() - _MAX_AHEAD)
        ahead = None if behind else _ahead(text[begin : match.start()], patterns)
        clock = behind or ahead
        start = begin + ahead.start() if ahead else match.start()
        last = behind.end() if behind else match.end()
        found.append(_printed_moment(day, clock, text[start:last].rstrip(" (")))
    return tuple(found)


def _ahead(before: str, patterns: _Patterns) -> re.Match[str] | None:
    """Find the time right before a date; in "Teil 1 am 3.4.2020" there is none."""
    clock = patterns.ahead.search(before)
    is_hour_alone = clock is not None and clock["ap"] and not clock["mi"] and before.rstrip().endswith(clock["ap"])
    return None if is_hour_alone else clock


def _is_range(text: str, match: re.Match[str], day: date) -> bool:
    """Tell whether the date is part of a span of days ("11.-12. Mai 2021"), which is an event's."""
    if _RANGE_BEHIND.match(text, match.end()):
        return True
    ahead = _RANGE_AHEAD.search(text[max(0, match.start() - _RANGE_CHARS) : match.start()])
    return ahead is not None and 0 < int(ahead[1]) < day.day


def has_year(text: str) -> bool:
    """Tell whether a line has anything that could be the year of a date; there are no dates without."""
    return _YEAR.search(text) is not None


def with_time_behind(day: date, text: str, words: slice, code: str) -> Moment:
    """Give a day that words in a line tell, with the time right behind them where there is one.

    In: the day, the line, where in it the words stand, code of the language's file.
    """
    clock = _patterns(code).behind.match(text, words.stop)
    end = clock.end() if clock else words.stop
    return _printed_moment(day, clock, text[words.start : end].rstrip(" ("))


def _printed_day(match: re.Match[str], patterns: _Patterns, order: DateOrder | None) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return day_of(part["y1"], part["m1"], part["d1"])
    if part["y5"]:
        return day_of(part["y5"], part["m5"], part["d5"])
    if part["y2"]:
        return _ordered(match, order)
    month = patterns.months.get(" ".join((part["m3"] or part["m4"] or part["m6"]).lower().split()))
    year = part["y3"] or part["y4"] or part["y6"]
    return day_of(year.lstrip("'\u2019"), month, part["d3"] or part["d4"] or part["d6"])


def _ordered(match: re.Match[str], order: DateOrder | None) -> date | None:
    first, second, year = match["a2"], match["b2"], match["y2"]
    is_tight = len(first) == len(second) == 2 and " " not in match[0]  # noqa: PLR2004 - 1.2.19 is rather a version
    if len(year) == 2 and not is_tight:  # noqa: PLR2004 - years of two digits
        return None
    days_first = day_of(year, second, first)
    months_first = day_of(year, first, second)
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
    half = part["half"] or part["ap"]
    if half and 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
        is_second = half[0] in "pP" or half.lower() in clock_words().afternoon
        hour = hour % 12 + (12 if is_second else 0)
    return moment_of(day, {**part, "h": str(hour), "mi": part["mi"] or "00"}, raw)
