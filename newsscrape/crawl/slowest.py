"""Answers → the slowest of them."""

from __future__ import annotations

from heapq import heappush, heappushpop

from newsscrape.model.manifest import SlowPage

MOST = 10
"""Pages that are named."""


class Slowest:
    """Keeps the few slowest pages of a run."""

    def __init__(self) -> None:
        self._kept: list[tuple[float, str]] = []

    def note(self, url: str, seconds: float) -> None:
        """Note how long an answer took."""
        if len(self._kept) < MOST:
            heappush(self._kept, (seconds, url))
        elif seconds > self._kept[0][0]:
            heappushpop(self._kept, (seconds, url))

    def pages(self) -> tuple[SlowPage, ...]:
        """Give them, the slowest first."""
        return tuple(SlowPage(url=url, seconds=round(seconds, 3)) for seconds, url in sorted(self._kept, reverse=True))
