"""``Retry-After``: how long a server asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_asked(value: str, sent: str, now: datetime) -> float | None:
    """Give the seconds a ``Retry-After`` asks for, 0 or more; None when it says nothing that can be read.

    In: the header's value, seconds or an HTTP date (RFC 9110, 10.2.3); the answer's ``Date``, by which a date is
    counted, so that a clock set wrong at either end does no harm; the present (aware), for answers without one.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    until = _instant(text)
    return max(0.0, (until - (_instant(sent) or now)).total_seconds()) if until else None


def _instant(text: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
