"""What hostile pages take, each in a process of its own that may be ended."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import log

import turbohtml

from newsscrape.bench.article_pages import article_page
from newsscrape.bench.compare import end_of
from newsscrape.bench.hostile_pages import hostile_page
from newsscrape.bench.timing import cpu_seconds, warm_up
from newsscrape.children.child import ChildEndedError, OverTimeError
from newsscrape.children.pool import Children, Task
from newsscrape.children.serve import load
from newsscrape.extract import read_page
from newsscrape.model.page import Page

LONGEST = 60.0
"""Seconds after which a page's process is ended."""
_PARTS = 4
_WARM_UP_BYTES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileCost:
    """What one hostile page takes."""

    name: str
    """What it is made of."""
    bytes: int
    """Size."""
    seconds: float
    """Processor time from bytes to the record; the limit where it took longer."""
    parser_seconds: float
    """Of these, what the parser takes to make the tree."""
    quarter_seconds: float | None
    """What a page of a quarter of the size takes; None where that is unknown."""
    end: str
    """What became of it: the engine of its record, a reason, or that its process was ended or died."""

    @property
    def own_seconds(self) -> float:
        """What is ours: all but the parser's."""
        return self.seconds - self.parser_seconds

    @property
    def slope(self) -> float | None:
        """How the cost grows from the quarter to the whole: 1 is linear, 2 is quadratic."""
        return log(self.seconds / self.quarter_seconds, _PARTS) if self.quarter_seconds else None


def hostile_costs(names: Sequence[str], size: int, longest: float) -> tuple[HostileCost, ...]:
    """Time the hostile pages of these names and this size (bytes), each for ``longest`` seconds at most."""
    return tuple(_cost(name, size, longest) for name in names)


def _cost(name: str, size: int, longest: float) -> HostileCost:
    children = Children(1, partial(load, _measure), 1)
    try:
        return children.submit(Task(function=_measure, arguments=(name, size), seconds=longest)).result()
    except OverTimeError:
        return _unfinished(name, size, longest, "took too long")
    except ChildEndedError:
        return _unfinished(name, size, longest, "died")
    finally:
        children.stop()


def _measure(name: str, size: int) -> HostileCost:
    warm_up((read_page,), (article_page(_WARM_UP_BYTES),))
    quarter_seconds = cpu_seconds(read_page, hostile_page(name, size // _PARTS))
    page = hostile_page(name, size)
    started = time.process_time()
    outcome = read_page(page).outcome
    seconds = time.process_time() - started
    return HostileCost(
        name=name,
        bytes=len(page.body),
        seconds=seconds,
        parser_seconds=cpu_seconds(_parse, page),
        quarter_seconds=quarter_seconds,
        end=end_of(outcome),
    )


def _parse(page: Page) -> object:
    return turbohtml.parse(page.body, encoding="utf-8")


def _unfinished(name: str, size: int, longest: float, end: str) -> HostileCost:
    return HostileCost(name=name, bytes=size, seconds=longest, parser_seconds=0.0, quarter_seconds=None, end=end)
