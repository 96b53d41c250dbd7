"""A function and gold pages → what it gives for each of them, asked in processes that may die."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from newsscrape.children.child import ChildEndedError, OverTimeError
from newsscrape.children.pool import Children, Task
from newsscrape.children.serve import load
from newsscrape.evaluate.gold import GoldPage

PAGE_SECONDS = 120.0
"""Time there is for one page; many times what the slowest of the known sets takes."""

_PRELOADED = ["newsscrape.evaluate.measure", "scrapy.cmdline"]

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
    multiprocessing.get_context("forkserver").set_forkserver_preload(_PRELOADED)
    children = Children(jobs, partial(load, ask), len(pages))
    try:
        tasks = [Task(function=ask, arguments=(gold,), seconds=PAGE_SECONDS) for gold in pages]
        for promise in [children.submit(task) for task in tasks]:
            try:
                yield promise.result()
            except OverTimeError:
                yield Lost(seconds=PAGE_SECONDS, why=f"took more than {PAGE_SECONDS:.0f} seconds")
            except ChildEndedError as error:
                yield Lost(seconds=0.0, why=f"its process died ({error})")
    finally:
        children.stop()
