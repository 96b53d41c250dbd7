"""The written parts of a date → a day, and a day with its time; what is impossible or no date of news is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from newsscrape.compose.moment import Moment
from newsscrape.model.article import Precision
from newsscrape.policy.zones import zone_of_abbreviation

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
# The epoch, wherever one is, and the first day of 1900 stand for dates nobody set.
_UNSET = frozenset((date(1969, 12, 31), date(1970, 1, 1), date(1970, 1, 2), date(1900, 1, 1)))
_SHORT_YEARS = 40
MAX_OFFSET = timedelta(hours=14)
"""The farthest zone from UTC."""
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?(?::?\d\d)?", re.IGNORECASE)


def day_of(year: str | None, month: str | int | None, day: str | None) -> date | None:
    """Give the day of a year of two or four digits, a month and a day; None when it is none or not sane."""
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
    return found if is_sane(found) else None


def is_sane(day: date) -> bool:
    """Tell whether a page may mean this day: between 1900 and 2100, and neither the epoch nor the first of 1900."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR and day not in _UNSET


def moment_of(day: date, clock: Mapping[str, str | None], raw: str) -> Moment:
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


def _zone(written: str | None) -> tuple[timedelta | None, str | None]:
    if not written:
        return None, None
    match = _OFFSET.fullmatch(written.strip())
    if match:
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset > MAX_OFFSET:
            return None, None
        return (-offset if match[1] == "-" else offset), None
    name = zone_of_abbreviation(written.strip())
    return (timedelta(0), None) if name == "UTC" else (None, name)
