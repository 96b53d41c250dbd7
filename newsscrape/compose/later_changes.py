"""What a line says behind a day of publication of a change, in short: a time, or a day without its year."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from newsscrape.compose.date_parts import day_of
from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import with_time_behind
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.languages import FALLBACK, DateOrder, load_language

_LOOKED_AT = 60
_SHORT_DAY = re.compile(r"\s*+(?:[:\uff1a]\s*+)?(\d{1,2})([/.])(\d{1,2})\.?(?=[\s,])(?!\2)")


def change_behind(published: date, behind: str, code: str, order: DateOrder | None) -> Moment | None:
    """Read a change told in short ("3. Mai 2021, 10:30 Uhr, aktualisiert 18:05 Uhr").

    In: the day of publication, the words behind it, code of the language's file, order of dates in numbers; out: None
    where there is no time behind a word of change, or the day would be before the publication.
    """
    text = behind[:_LOOKED_AT]
    words = _updated(code)
    if not has_any(_hints(code), text) or not (word := words.search(text)):
        return None
    day, end = published, word.end()
    if short := _SHORT_DAY.match(text, end):
        found = _short_day(published, short, order)
        if found is None:
            return None
        day, end = found, short.end()
    moment = with_time_behind(day, text, slice(word.start(), end), code)
    return None if moment.clock is None else moment


def _short_day(published: date, short: re.Match[str], order: DateOrder | None) -> date | None:
    if short[2] == "/" and order is None:
        return None
    days_first = short[2] == "." or order is DateOrder.DMY
    month, day = (short[3], short[1]) if days_first else (short[1], short[3])
    found = day_of(str(published.year), month, day)
    return found if found and found >= published else None


@cache
def _updated(code: str) -> re.Pattern[str]:
    words = load_language(code).dates.updated | load_language(FALLBACK).dates.updated
    return re.compile(rf"(?:{one_of(words)})", re.IGNORECASE)


@cache
def _hints(code: str) -> tuple[str, ...]:
    return shortest(load_language(code).dates.updated | load_language(FALLBACK).dates.updated)
