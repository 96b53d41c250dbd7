"""Archives by days: one address of a day → those of the days a run wants."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from urllib.parse import urlsplit, urlunsplit

from newsscrape.model.visit import Window

_DAY = re.compile(
    r"(?P<before>/|[/_-])(?P<year>20\d\d)(?P<sep>[/-]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?P<rest>/?(?:index)?(?:\.\w{2,5})?)"
)


def archive_pages(url: str, window: Window, today: date, most: int) -> list[str]:
    """Give the pages of an archive by days that hold what a run wants.

    In: an address, the window (its ``since`` or ``until`` set, or there are none), the present day, how many pages at
    most; out: addresses like it, the newest day first; none when its path does not end in a day.
    """
    parts = urlsplit(url)
    found = _DAY.search(parts.path)
    if found is None or found.end() != len(parts.path) or not (window.since or window.until):
        return []
    last = min(window.until.astimezone(UTC).date(), today) if window.until else today
    first = window.since.astimezone(UTC).date() if window.since else last
    days = [last - timedelta(days=back) for back in range(min((last - first).days + 1, most))]
    head, sep, rest = parts.path[: found.start()] + found["before"], found["sep"], found["rest"]
    return [urlunsplit(parts._replace(path=f"{head}{day:%Y}{sep}{day:%m}{sep}{day:%d}{rest}")) for day in days]
