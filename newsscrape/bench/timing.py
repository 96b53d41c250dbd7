"""Processor time of one call, and a fair start for the next."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from statistics import median
from typing import TypeAlias

from newsscrape.model.page import Page

Ask: TypeAlias = Callable[[Page], object]

WARM_UP_PAGES = 30
"""So many different pages are read before the clock counts: some formats and languages come seldom."""
ENOUGH_SECONDS = 0.2
"""A quick call is repeated until it took so much time in all: the clock of some systems ticks in milliseconds."""
PLENTY_SECONDS = 10.0
"""A slow call is not repeated once it took so much time in all."""


@lru_cache(maxsize=1)
def _remembers() -> None:
    """Do nothing: only the kind of thing that the decorator makes is wanted."""


def cpu_seconds(ask: Ask, page: Page) -> float:
    """Give the processor time of this process, in seconds, that asking about a page takes."""
    started = time.process_time()
    ask(page)
    return time.process_time() - started


def usual_seconds(ask: Ask, page: Page, rounds: int) -> float:
    """Give the median processor time of so many calls, each as if the page had never been met.

    Quick calls are repeated more often, slow ones less.
    """
    spent: list[float] = []
    while sum(spent) < ENOUGH_SECONDS or (len(spent) < rounds and sum(spent) < PLENTY_SECONDS):
        forget()
        spent.append(cpu_seconds(ask, page))
    return median(spent)


def warm_up(asks: Iterable[Ask], pages: Iterable[Page]) -> None:
    """Have each be asked about each page, so that data files are read, patterns compiled and modules imported."""
    for page in pages:
        for ask in asks:
            ask(page)


def forget() -> None:
    """Empty the caches of limited size, ours and those of every library.

    They hold what pages said. A benchmark shows the same pages again and again and would measure them; a crawl does
    not. Caches without a limit hold data files and compiled patterns, and stay.
    """
    kind = type(_remembers)
    for thing in gc.get_objects():
        if isinstance(thing, kind) and thing.cache_parameters()["maxsize"] is not None:
            thing.cache_clear()
