"""``--max-duration``: a span of time in words people use."""

from __future__ import annotations

import re

from newsscrape.errors import UsageError

_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def seconds_of(text: str) -> int:
    """Give the seconds in ``90s``, ``10m``, ``2h`` or ``1d``; raise `UsageError` for anything else, nought included."""
    span = _SPAN.fullmatch(text.strip())
    seconds = int(span[1]) * _SECONDS[span[2]] if span else 0
    if not seconds:
        raise UsageError(f"--max-duration {text}: expected a span such as 90s, 10m, 2h or 1d.")
    return seconds
