"""Instants as sources write them."""

from __future__ import annotations

from datetime import UTC, datetime

from newsscrape.errors import InputError


def parse_instant(value: object, where: str) -> datetime | None:
    """Give an instant in UTC, whole seconds; None for none.

    In: text as ISO 8601 or RFC 3339, a datetime, or None; the file and key for the message. A time without zone is
    refused with `InputError`: whose day it was would be a guess.
    """
    if value is None:
        return None
    try:
        instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise InputError(
            f"{where}: {value!r:.80} is no instant; expected one with its zone, like 2026-01-31T08:15:00Z."
        )
    try:
        return instant.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise InputError(f"{where}: {value!r:.80} lies outside the calendar.") from None
