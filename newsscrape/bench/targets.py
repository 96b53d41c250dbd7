"""What the figures are held against, and whether they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """On which side of its limit a figure should be."""

    AT_LEAST = "≥"
    AT_MOST = "≤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A limit for one figure."""

    figure: str
    """Name of the figure."""
    words: str
    """What it is, in a table."""
    sense: Sense
    """Whether more is better."""
    limit: float
    """In the figure's own unit."""
    unit: str = ""
    """Printed after numbers."""

    def is_met(self, figures: Mapping[str, float]) -> bool:
        """Tell whether a figure that was measured reaches the limit."""
        value = figures[self.figure]
        return value >= self.limit if self.sense is Sense.AT_LEAST else value <= self.limit


_RATIO = "CPU time of trafilatura {}, over ours"

TARGETS = (
    Target(
        figure="times with metadata",
        words=_RATIO.format("with metadata"),
        sense=Sense.AT_LEAST,
        limit=12,
    ),
    Target(
        figure="times without",
        words=_RATIO.format("without metadata"),
        sense=Sense.AT_LEAST,
        limit=8,
    ),
    Target(
        figure="times fast",
        words=_RATIO.format("fast (with metadata)"),
        sense=Sense.AT_LEAST,
        limit=6,
    ),
    Target(
        figure="p99_over_median",
        words="99th percentile of our pages' time, over their median",
        sense=Sense.AT_MOST,
        limit=8,
    ),
    Target(
        figure="resident_mb",
        words="memory of a worker at the end",
        sense=Sense.AT_MOST,
        limit=120,
        unit=" MB",
    ),
    Target(
        figure="growth_mb",
        words="growth of it since page 2,500",
        sense=Sense.AT_MOST,
        limit=2,
        unit=" MB",
    ),
    Target(
        figure="size_slope",
        words="growth of time with page size, as an exponent",
        sense=Sense.AT_MOST,
        limit=1.1,
    ),
    Target(
        figure="hostile_seconds",
        words="worst hostile page, without the parser",
        sense=Sense.AT_MOST,
        limit=2,
        unit=" s",
    ),
)
"""In the order of the table. No growth leaves room for what an allocator keeps; linear, for what a fit is worth."""
