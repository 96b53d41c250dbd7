"""Reliability → a picture (SVG). Needs matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from newsscrape.errors import InputError
from newsscrape.evaluate.reliability import Reliability
from newsscrape.evaluate.reliability_table import SUBJECTS

INCHES = 4.2
"""Width and height of one diagram."""


def plot(found: Sequence[Reliability], path: Path) -> None:
    """Draw a diagram for each kind of confidence: share right over confidence, beside the line where both are equal.

    Each point has the number of its judgements beside it, each title the calibration error. The same figures give the
    same file. Raises `InputError` where it cannot be written.
    """
    figure = Figure(figsize=(INCHES * len(found), INCHES), layout="constrained")
    for place, one in enumerate(found, start=1):
        axes = figure.add_subplot(1, len(found), place)
        axes.plot((0, 1), (0, 1), linestyle="--", color="gray")
        axes.plot([each.confidence for each in one.bins], [each.right for each in one.bins], marker="o")
        for each in one.bins:
            below = each.right > each.confidence
            axes.annotate(
                f"{each.number:,}",
                (each.confidence, each.right),
                xytext=(0, 6 if below else -6),
                textcoords="offset points",
                ha="right" if below else "left",
                va="bottom" if below else "top",
                fontsize="small",
            )
        axes.set_title(f"{SUBJECTS[one.subject].says}\n{one.number:,}, calibration error {one.error:.3f}", fontsize=10)
        axes.set_xlabel(SUBJECTS[one.subject].confidence)
        axes.set_ylabel(SUBJECTS[one.subject].right)
        axes.set_xlim(-0.08, 1.08)
        axes.set_ylim(-0.08, 1.08)
        axes.grid(visible=True, alpha=0.4)
    with mpl.rc_context({"svg.hashsalt": "newsscrape", "svg.fonttype": "none"}):
        try:
            figure.savefig(path, format="svg", metadata={"Date": None})
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror})") from error
