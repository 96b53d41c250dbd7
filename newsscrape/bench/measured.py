"""All that one run of the benchmark measured, and the figures that are read from it."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from statistics import median, quantiles
from typing import Any

from newsscrape.bench.compare import PageCost
from newsscrape.bench.growth import SizeCost, slope
from newsscrape.bench.hostile_cost import HostileCost
from newsscrape.bench.memory import MemoryPoint, grown
from newsscrape.bench.stages import StageCost
from newsscrape.read import walk

MILLION = 1_000_000
_LIBRARIES = ("newsscrape", "turbohtml", "trafilatura")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured; a part that was left out is empty."""

    pages: tuple[PageCost, ...] = ()
    """Labelled pages beside each rival."""
    memory: tuple[MemoryPoint, ...] = ()
    """Memory of a worker on its way through many pages."""
    growth: tuple[SizeCost, ...] = ()
    """Invented pages by size."""
    hostile: tuple[HostileCost, ...] = ()
    """Pages made to hurt."""
    stages: tuple[StageCost, ...] = ()
    """Our own time by stage."""


def figures_of(measured: Measured) -> dict[str, float]:
    """Give the figures by name; those of parts that were left out are missing.

    Ratios are times our processor time, the median of the pages' own ratios; memory is in millions of bytes.
    """
    figures: dict[str, float] = {}
    if measured.pages:
        figures |= _page_figures(measured.pages)
    if measured.memory:
        figures["resident_mb"] = measured.memory[-1].bytes / MILLION
        growth = grown(measured.memory)
        if growth is not None:
            figures["growth_mb"] = growth / MILLION
    if measured.growth:
        figures["size_slope"] = slope(measured.growth)
    if measured.hostile:
        figures["hostile_seconds"] = max(one.own_seconds for one in measured.hostile)
    return figures


def json_object(measured: Measured, rounds: int) -> dict[str, Any]:
    """Give the figures, what they were made from and what they were measured with, for a JSON file."""
    made_with: Mapping[str, str] = {name: version(name) for name in _LIBRARIES}
    return {
        "figures": figures_of(measured),
        "versions": {"python": platform.python_version(), **made_with},
        "machine": platform.machine(),
        "compiled": is_compiled(),
        "rounds": rounds,
        **asdict(measured),
    }


def is_compiled() -> bool:
    """Tell whether the extraction runs as compiled modules or as plain Python."""
    return not str(walk.__file__).endswith(".py")


def _page_figures(pages: tuple[PageCost, ...]) -> dict[str, float]:
    own = [page.own for page in pages]
    figures = {f"times {name}": median(page.ratio(name) for page in pages) for name in pages[0].pairs}
    figures["median_ms"] = 1000 * median(own)
    if len(own) > 1:
        figures["p99_over_median"] = quantiles(own, n=100, method="inclusive")[98] / median(own)
    return figures
