"""A moment of a page: one date with what is known of its time and zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.model.article import Precision

_MIDNIGHT = time(0, 0)


class Doubt(StrEnum):
    """What a change of summer time does to a local time."""

    REPEATED = "repeated"
    SKIPPED = "skipped"


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


def stamp_of(instant: datetime) -> str:
    """Give an instant in UTC as the record has it, ``YYYY-MM-DDTHH:MM:SSZ``."""
    return f"{instant.isoformat(timespec='seconds')[:19]}Z"


def doubt_of(moment: Moment, zone: str | None) -> Doubt | None:
    """Tell whether a change of summer time repeats or skips the moment's local time.

    Of two the first is taken; one that is skipped is counted on from the hour before.
    """
    name = moment.zone or zone
    if moment.clock is None or moment.offset is not None or not name:
        return None
    local = datetime.combine(moment.day, moment.clock, ZoneInfo(name))
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return None
    return Doubt.SKIPPED if first < second else Doubt.REPEATED


def is_midnight(moment: Moment, zone: str | None) -> bool:
    """Tell whether the time is midnight, as written or in a zone: what systems give a day that has no time."""
    if moment.clock == _MIDNIGHT:
        return True
    instant = instant_of(moment, zone) if zone else None
    return instant is not None and instant.astimezone(ZoneInfo(zone or "UTC")).time() == _MIDNIGHT


def without_clock(moment: Moment) -> Moment:
    """Give the day of a moment alone."""
    return moment._replace(clock=None, offset=None, zone=None, precision=Precision.DAY)
