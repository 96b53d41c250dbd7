"""Dates as a site writes them → which of several time zones they were written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Fit(NamedTuple):
    """How well a zone fits."""

    zone: str
    """IANA zone."""
    fitting: int
    """Dates whose offset the zone had at that instant."""
    dates: int
    """Dates that have an offset other than none: UTC is what machines write anywhere."""


def best_zone(zones: Sequence[str], dates: Iterable[str]) -> Fit | None:
    """Give the zone that most dates fit, the first of equals; None without zones.

    In: IANA zones; dates as ISO 8601 or RFC 5322 writes them, others are passed over.
    """
    offsets = [moment for text in dates if (moment := _with_offset(text)) is not None]
    fits = [Fit(zone, sum(_fits(moment, zone) for moment in offsets), len(offsets)) for zone in zones]
    return max(fits, key=lambda fit: fit.fitting, default=None)


def _fits(moment: datetime, zone: str) -> bool:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset()


def _with_offset(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text.strip())
            offset = moment.utcoffset()
            moment.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        return moment if offset else None
    return None
