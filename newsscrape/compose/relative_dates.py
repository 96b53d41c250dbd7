"""A line that tells a date from the time of the fetch ("vor 2 Stunden", "gestern, 18:05") → its moment."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import with_time_behind
from newsscrape.compose.wording import one_of
from newsscrape.model.article import Precision
from newsscrape.policy.languages import Language, load_language
from newsscrape.text import lowered

_MAX_BACK = 366 * 1440
_MAX_AHEAD = 60
"""Characters before a span that may tell that it is one of the past."""


def find_relative(text: str, language: Language, now: datetime) -> Moment | None:
    """Read a moment told from the time of the fetch: "vor 2 Stunden", "gestern, 18:05".

    In: the line, the language, the fetch as local time with its zone; out: None when the line has none.
    """
    lower = lowered(text)
    for words, back in ((language.dates.yesterday, 1), (language.dates.today, 0)):
        for word in words:
            at = _word_at(lower, word)
            if at >= 0:
                day = (now - timedelta(days=back)).date()
                return with_time_behind(day, text, slice(at, at + len(word)), language.code)
    return _back(text, language, now)


def _back(text: str, language: Language, now: datetime) -> Moment | None:
    spans = _spans(language.code)
    lower = lowered(text)
    for match in spans.span.finditer(lower):
        before = spans.before.search(lower, max(match.start() - _MAX_AHEAD, 0), match.start())
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
    ago = one_of(words.ago)
    return _Spans(
        re.compile(rf"(?<!\w)(?:(?P<n>\d{{1,3}})|{one_of(words.one)})\s*(?P<unit>{one_of(words.units)}){edge}"),
        re.compile(rf"(?<!\w)(?:{ago})\s+(?:[^\W\d]{{2,6}}\.?\s+)?$"),
        re.compile(rf"\.?\s*(?:{ago}){edge}"),
    )


def _word_at(lower: str, word: str) -> int:
    at = lower.find(word)
    if at < 0 or (at and lower[at - 1].isalnum()) or lower[at + len(word) : at + len(word) + 1].isalpha():
        return -1
    return at
