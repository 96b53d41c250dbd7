"""How far a command is, for whoever waits: a line that moves on a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import track
from rich.status import Status

from newsscrape.sinks.run import Tally

_Step = TypeVar("_Step")


class Screen(Enum):
    """Where progress can be drawn."""

    TERMINAL = "terminal"
    NONE = "none"


class Watch:
    """Shows a tally as it grows.

    In: where it can be drawn; seconds between two plain lines where it cannot; what says a plain line. A context
    manager.
    """

    def __init__(self, screen: Screen, seconds: float, tell: Callable[[str], None]) -> None:
        self._status: Status | None = Console(stderr=True).status("") if screen is Screen.TERMINAL else None
        self._seconds = seconds
        self._tell = tell
        self._told = monotonic()

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status:
            self._status.stop()

    def show(self, tally: Tally, before: str = "") -> None:
        """Show how far it is, with words before the figures."""
        if self._status:
            self._status.update(before + figures(tally))
        elif monotonic() - self._told >= self._seconds:
            self._told = monotonic()
            self._tell(f"{before}{figures(tally)} so far.")


def tracked(steps: Iterable[_Step], description: str, total: int) -> Iterable[_Step]:
    """Give the steps as they come, with a bar on standard error where that is a terminal."""
    return track(
        steps,
        description=description,
        total=total,
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def figures(tally: Tally) -> str:
    """Give a tally in words."""
    return (
        f"{tally.pages} pages: {tally.articles} articles, {tally.unchanged} unchanged, "
        f"{tally.rejects} rejects, {tally.failures} failures"
    )
