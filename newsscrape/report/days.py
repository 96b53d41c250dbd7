"""Instants as our files have them → days and hours as charts and tables show them."""

from __future__ import annotations

import re

_DAY = re.compile(r"[0-9]{4}(0[1-9]|1[0-2])[0-9]{2}")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_of(text: str) -> str:
    """Give the day of ``2026-11-02T10…`` or ``20261102T10…``: ``2 Nov``; any other text as it is."""
    digits = text.replace("-", "")[:8]
    if not _DAY.fullmatch(digits):
        return text
    return f"{int(digits[6:])} {_MONTHS[int(digits[4:6]) - 1]}"


def hour_of(text: str) -> str:
    """Give the hour of ``2026-11-02T10…``: ``10:00``; nothing where there is none."""
    _, sign, time = text.partition("T")
    return f"{time[:2]}:00" if sign else ""
