"""Cost by page size → a picture (SVG)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from newsscrape.bench.growth import SizeCost, slope

INCHES = (7.5, 5.0)


def plot(costs: Sequence[SizeCost], path: Path) -> None:
    """Draw processor time over page size, both axes logarithmic, with a line of slope 1 to hold it against.

    The line goes through the middle one of the sizes. The same costs give the same file.
    """
    sizes = [cost.bytes for cost in costs]
    times = [1000 * cost.seconds for cost in costs]
    middle = len(costs) // 2
    linear = [times[middle] * size / sizes[middle] for size in sizes]
    figure = Figure(figsize=INCHES, layout="constrained")
    axes = figure.add_subplot()
    axes.loglog(sizes, times, marker="o", label=f"newsscrape, slope {slope(costs):.2f}")
    axes.loglog(sizes, linear, linestyle="--", color="gray", label="linear, slope 1")
    axes.set_title("Processor time by page size")
    axes.set_xlabel("page size in bytes")
    axes.set_ylabel("processor time in ms")
    axes.grid(visible=True, which="major", alpha=0.4)
    axes.legend()
    with mpl.rc_context({"svg.hashsalt": "newsscrape", "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", metadata={"Date": None})
