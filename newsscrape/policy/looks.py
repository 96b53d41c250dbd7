"""What was learned of blocks that are no text."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from newsscrape.errors import ProfileError
from newsscrape.model.label import Label
from newsscrape.model.looks import Looks

_FILE = "newsscrape/data/weights.looks.json"
_HOW = "make the file with scrapy fit --labels."


@cache
def shipped_looks() -> Looks:
    """Give what is in ``data/weights.looks.json``; raise `ProfileError` when the file is missing or malformed."""
    try:
        text = resources.files("newsscrape").joinpath("data", "weights.looks.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ProfileError(f"{_FILE}: there is no such file; {_HOW}") from None
    return looks_from(text, _FILE)


def looks_from(text: str, path: str) -> Looks:
    """Read it from its JSON; raise `ProfileError` naming the path and key of the first fault."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProfileError(f"{path}: expected JSON, found: {error}; {_HOW}") from None
    if not isinstance(content, dict) or not isinstance(content.get("corpus"), str):
        raise ProfileError(f"{path}: corpus: expected the hash of the corpus; {_HOW}")
    labels = content.get("labels")
    if not isinstance(labels, list) or not labels or not set(labels) <= set(Label):
        raise ProfileError(f"{path}: labels: expected a list of labels; {_HOW}")
    points = content.get("points")
    if not isinstance(points, dict):
        raise ProfileError(f"{path}: points: expected an object of lists; {_HOW}")
    return Looks(
        corpus=content["corpus"],
        labels=tuple(Label(label) for label in labels),
        points={sign: _row(row, len(labels), f"{path}: points.{sign}") for sign, row in points.items()},
    )


def _row(row: object, length: int, where: str) -> tuple[int, ...]:
    if not isinstance(row, list) or len(row) != length or not all(isinstance(value, int) for value in row):
        raise ProfileError(f"{where}: expected {length} whole numbers, one a label; {_HOW}")
    return tuple(row)
