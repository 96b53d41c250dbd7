"""How the cost grows with the size of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import linear_regression

from newsscrape.bench.article_pages import article_page
from newsscrape.bench.timing import usual_seconds, warm_up
from newsscrape.extract import read_page

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
"""Bytes: from a short notice to the longest pages there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeCost:
    """What a page of some size takes."""

    bytes: int
    """Size of the page."""
    seconds: float
    """Processor time, the median of the rounds."""


def growth(sizes: Sequence[int], rounds: int) -> tuple[SizeCost, ...]:
    """Time invented pages of these sizes (bytes)."""
    pages = [article_page(size) for size in sizes]
    warm_up((read_page,), pages[:1])
    return tuple(SizeCost(bytes=len(page.body), seconds=usual_seconds(read_page, page, rounds)) for page in pages)


def slope(costs: Sequence[SizeCost]) -> float:
    """Give the slope of the line through the logarithms of size and time: 1 is linear, 2 is quadratic."""
    return linear_regression([log(one.bytes) for one in costs], [log(one.seconds) for one in costs]).slope
