"""What was learned of blocks that are no text."""

from __future__ import annotations

from functools import cache

from newsscrape.model.label import Label
from newsscrape.model.looks import Looks
from newsscrape.policy.fitted import Fitted, fitted_from, shipped

_COMMAND = "scrapy fit --labels"


@cache
def shipped_looks() -> Looks:
    """Give what is in ``data/weights.looks.json``; raise `ProfileError` when the file is missing or malformed."""
    return looks_from(*shipped("weights.looks.json", _COMMAND))


def looks_from(text: str, path: str) -> Looks:
    """Read it from its JSON; raise `ProfileError` naming the path and key of the first fault."""
    file = fitted_from(text, path, _COMMAND)
    labels, points = file.content.get("labels"), file.content.get("points")
    if not isinstance(labels, list) or not labels or not set(labels) <= set(Label):
        raise file.fault("labels", "a list of labels")
    if not isinstance(points, dict):
        raise file.fault("points", "an object of lists")
    return Looks(
        corpus=file.corpus,
        labels=tuple(Label(label) for label in labels),
        points={sign: _row(file, row, len(labels), f"points.{sign}") for sign, row in points.items()},
    )


def _row(file: Fitted, row: object, length: int, where: str) -> tuple[int, ...]:
    if not isinstance(row, list) or len(row) != length or not all(isinstance(value, int) for value in row):
        raise file.fault(where, f"{length} whole numbers, one a label")
    return tuple(row)
