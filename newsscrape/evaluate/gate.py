"""Figures beside the floors they must not fall under.

The file of floors is one JSON object::

    {"floors": {SET: {FIGURE: VALUE}}, "highest": {SET: {FIGURE: VALUE}}, "reasons": {SET: {FIGURE: SENTENCE}}}

``highest`` is the best floor there ever was; where the floor now lies below it, ``reasons`` must say why, so that no
figure falls silently (the idea is trafilatura's). For figures where less is better, a floor is what must not be
exceeded.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from newsscrape.errors import InputError
from newsscrape.evaluate.figures import LOWER_IS_BETTER, Figures

SLACK = 1e-9
"""What adding in another order may change."""
STEPS = 1000
"""A floor is written in thousandths."""

Levels: TypeAlias = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What each figure must reach, by set and figure."""

    floors: Levels
    """What holds now."""
    highest: Levels
    """What has held at its best."""
    reasons: Mapping[str, Mapping[str, str]]
    """Why a floor was lowered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure that is worse than its floor."""

    dataset: str
    """Name of the set."""
    figure: str
    """Name of the figure."""
    value: float
    """What it is."""
    floor: float
    """What it must be."""


def load_floors(path: Path) -> Floors:
    """Read a file of floors; raises `InputError` with path and key for a wrong one or an unexplained lowering."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a file of floors") from error
    except ValueError as error:
        raise InputError(f"{path}: is not JSON ({error})") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path}: expected an object with the key floors")
    floors = Floors(
        floors=_levels(path, raw, "floors"),
        highest=_levels(path, raw, "highest"),
        reasons=_reasons(path, raw),
    )
    _check_explained(path, floors)
    return floors


def falls(floors: Floors, dataset: str, figures: Figures) -> list[Fall]:
    """Give the figures of a set that are worse than their floor; raises `InputError` for a floor without a figure."""
    found = []
    for figure, floor in floors.floors.get(dataset, {}).items():
        if figure not in figures:
            raise InputError(f"floors: {dataset}.{figure} is no figure of that set; known are {', '.join(figures)}")
        if _worse(figure, figures[figure], floor):
            found.append(Fall(dataset=dataset, figure=figure, value=figures[figure], floor=floor))
    return found


def raised(floors: Floors, dataset: str, figures: Figures) -> Floors:
    """Give the floors with those of one set raised to its figures, to three places; none is ever lowered."""
    now = dict(floors.floors.get(dataset, {}))
    best = dict(floors.highest.get(dataset, {}))
    for figure, value in figures.items():
        level = _rounded(figure, value)
        if figure not in now or _worse(figure, now[figure], level):
            now[figure] = level
        if figure not in best or _worse(figure, best[figure], now[figure]):
            best[figure] = now[figure]
    return Floors(
        floors={**floors.floors, dataset: now}, highest={**floors.highest, dataset: best}, reasons=floors.reasons
    )


def dump_floors(floors: Floors) -> str:
    """Give the file's text, keys in order."""
    raw = {"floors": floors.floors, "highest": floors.highest, "reasons": floors.reasons}
    return json.dumps(raw, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _worse(figure: str, value: float, level: float) -> bool:
    return value > level + SLACK if figure in LOWER_IS_BETTER else value < level - SLACK


def _rounded(figure: str, value: float) -> float:
    towards_slack = math.ceil if figure in LOWER_IS_BETTER else math.floor
    return towards_slack(value * STEPS) / STEPS


def _levels(path: Path, raw: dict[str, object], key: str) -> dict[str, dict[str, float]]:
    levels: dict[str, dict[str, float]] = {}
    for dataset, row in _rows(path, raw, key).items():
        for figure, value in row.items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise InputError(f"{path}: {key}.{dataset}.{figure} is {value!r}, expected a number")
            levels.setdefault(dataset, {})[figure] = value
    return levels


def _reasons(path: Path, raw: dict[str, object]) -> dict[str, dict[str, str]]:
    reasons: dict[str, dict[str, str]] = {}
    for dataset, row in _rows(path, raw, "reasons").items():
        for figure, value in row.items():
            if not isinstance(value, str) or not value.strip():
                raise InputError(f"{path}: reasons.{dataset}.{figure} is {value!r}, expected a sentence")
            reasons.setdefault(dataset, {})[figure] = value
    return reasons


def _rows(path: Path, raw: dict[str, object], key: str) -> dict[str, dict[str, object]]:
    rows = raw.get(key, {})
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise InputError(f"{path}: {key} must be an object of objects, set by figure")
    return rows


def _check_explained(path: Path, floors: Floors) -> None:
    for dataset, row in floors.highest.items():
        for figure, best in row.items():
            now = floors.floors.get(dataset, {}).get(figure)
            lowered = now is None or _worse(figure, now, best)
            if lowered and figure not in floors.reasons.get(dataset, {}):
                raise InputError(
                    f"{path}: the floor of {dataset}.{figure} was lowered from {best} without a reason; "
                    f"write one under reasons.{dataset}.{figure}"
                )
