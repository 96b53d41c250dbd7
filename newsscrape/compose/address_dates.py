"""The day in an article's address → its date as written.

Sites put it there as parts of the path, with the month in numbers or English words, or in front of a story's number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsscrape.compose.date_parts import day_of
from newsscrape.compose.moment import Moment
from newsscrape.model.article import Precision
from newsscrape.policy.languages import FALLBACK, DateOrder, load_language

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_.-]?)(?P<m>0[1-9]|1[0-2]|[1-9](?=[/_.-]))(?P=s)"
    r"(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
_MONTH_NAMED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-])(?P<m>[a-z]{3,9})(?P=s)(?P<d>[0-3]?\d)(?!\d)")
# Ids that begin with the moment they were given at, as Korean and Chinese systems make them: 20210503142500123. In
# front of a whole address such a number is the moment of an archive's capture.
_STAMPED = re.compile(
    r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d{0,12}"
    r"(?!\d|\w*/(?:https?:|[\w.-]+\.[a-z]{2,}/))"
)
_YEAR_LAST = re.compile(r"(?<![\d-])(?P<a>[0-3]?\d)(?P<s>[.-])(?P<b>[0-3]?\d)(?P=s)(?P<y>(?:19|20)\d\d)(?![\d-])")


class _Written(NamedTuple):
    """The parts of a day as an address has them."""

    year: str
    month: str | int | None
    day: str
    raw: str


def day_in_address(path: str, order: DateOrder | None) -> Moment | None:
    """Read the day in the path of an address.

    In: the path, order of dates in numbers; out: None where there is none, or one that could be two.
    """
    for written in (_year_first(path), _month_named(path), _year_last(path, order)):
        if written and (day := day_of(written.year, written.month, written.day)):
            return Moment(day, None, None, None, Precision.DAY, written.raw)
    return None


def _year_first(path: str) -> _Written | None:
    match = _YEAR_FIRST.search(path) or _STAMPED.search(path)
    return _Written(match["y"], match["m"], match["d"], match[0]) if match else None


def _month_named(path: str) -> _Written | None:
    months = load_language(FALLBACK).dates.months
    for match in _MONTH_NAMED.finditer(path.lower()):
        if match["m"] in months:
            return _Written(match["y"], months[match["m"]], match["d"], path[match.start() : match.end()])
    return None


def _year_last(path: str, order: DateOrder | None) -> _Written | None:
    match = _YEAR_LAST.search(path)
    if match is None:
        return None
    days_first = _Written(match["y"], match["b"], match["a"], match[0])
    months_first = _Written(match["y"], match["a"], match["b"], match[0])
    if order in {DateOrder.DMY, DateOrder.MDY}:
        return days_first if order is DateOrder.DMY else months_first
    found = [one for one in (days_first, months_first) if day_of(one.year, one.month, one.day)]
    return found[0] if len(found) == 1 else None
