"""A function and gold pages → what it gives for each of them, asked in processes that may die."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from newsscrape.evaluate.gold import GoldPage

PAGE_SECONDS = 120.0
"""Time there is for one page; many times what the slowest of the known sets takes."""

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What there is of a page whose process died or took too long."""

    seconds: float
    """How long it took, if that was the reason, else 0."""
    why: str
    """The reason in words."""


def ask_each(ask: Callable[[GoldPage], _Answer], pages: Sequence[GoldPage], jobs: int) -> Iterator[_Answer | Lost]:
    """Ask about each page, ``jobs`` at a time; gives the answers in the order of the pages.

    ``ask`` is sent to other processes, and what it raises is raised here.
    """
    with ProcessPool(max_workers=jobs) as pool:
        futures = [pool.schedule(ask, args=[gold], timeout=PAGE_SECONDS) for gold in pages]
        try:
            for future in futures:
                try:
                    yield future.result()
                except FutureTimeoutError:
                    yield Lost(seconds=PAGE_SECONDS, why=f"took more than {PAGE_SECONDS:.0f} seconds")
                except ProcessExpired as error:
                    yield Lost(seconds=0.0, why=f"its process died ({error})")
        finally:
            for future in futures:
                future.cancel()  # type: ignore[no-untyped-call]
