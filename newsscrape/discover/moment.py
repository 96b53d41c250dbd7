"""Claimed dates → instants, for deciding what to fetch; the record's own dates are read elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_DAY_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_ONLY = re.compile(r"\d{4}-\d{2}")
_DAY_IN_PATH = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")


def moment(text: str | None) -> datetime | None:
    """Read a date as feeds (RFC 822, ISO 8601) and sitemaps (W3C) write it.

    In: the string; out: an aware instant, or None when it is none. A day or month without a time becomes its last
    second in UTC, so that nothing of that day counts as old; a time without a zone is taken as UTC.
    """
    text = (text or "").strip()
    try:
        if _DAY_ONLY.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=UTC) + timedelta(days=1, seconds=-1)
        if _MONTH_ONLY.fullmatch(text):
            return datetime.fromisoformat(f"{text}-01").replace(tzinfo=UTC) + timedelta(days=31, seconds=-1)
        when = _iso(text) or _rfc822(text)
        if when is None:
            return None
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day_in_path(path: str) -> datetime | None:
    """Give the last second of the day an address carries (``/2026/11/02/…``, ``/20261102-…``), None without one."""
    found = _DAY_IN_PATH.search(path)
    return moment("-".join(found.groups())) if found else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
