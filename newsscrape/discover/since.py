"""``since=`` and ``until=``: a span back from now, or a day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from newsscrape.errors import UsageError

_SPAN = re.compile(r"(\d{1,5})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def since_moment(text: str, now: datetime) -> datetime:
    """Give the instant from which on articles are wanted.

    In: ``30m``, ``12h``, ``2d``, ``1w`` or a day ``YYYY-MM-DD`` (its first second in UTC), and the present; raises
    `UsageError` for anything else.
    """
    return _moment("since", text, now)


def until_moment(text: str, now: datetime) -> datetime:
    """Give the instant up to which articles are wanted: as `since_moment`, but of a day its last second."""
    when = _moment("until", text, now)
    return when if _SPAN.fullmatch(text.strip()) else when + timedelta(days=1, seconds=-1)


def _moment(name: str, text: str, now: datetime) -> datetime:
    span = _SPAN.fullmatch(text.strip())
    try:
        if span:
            return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
        return datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{name}={text}: expected a span such as 30m, 12h, 2d or 1w, or a day such as 2026-11-01."
        ) from None
