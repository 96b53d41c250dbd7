"""How long a robots.txt that was fetched may be used (RFC 9309, 2.4)."""

from __future__ import annotations

import re
from datetime import timedelta

LONGEST = timedelta(hours=24)
"""RFC 9309, 2.4: not used for longer, unless the file cannot be reached."""
SHORTEST = timedelta(minutes=5)
"""A file that asks for no caching at all is not fetched for every single page either."""
STALE = timedelta(days=30)
"""How long ago a file may have been fetched that is used while it cannot be reached (RFC 9309, 2.3.1.4)."""

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:store|cache)(?:[,\s=]|$)", re.IGNORECASE)


def lifetime(cache_control: str) -> timedelta:
    """Give how long a file may be used, from its ``Cache-Control`` header, "" where there is none."""
    if _NEVER.search(cache_control):
        return SHORTEST
    said = _MAX_AGE.search(cache_control)
    return min(max(timedelta(seconds=int(said[1])), SHORTEST), LONGEST) if said else LONGEST
