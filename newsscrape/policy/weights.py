"""The fitted weights of the block labels."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources

from newsscrape.errors import ProfileError
from newsscrape.model.weights import Names, Split, Trust, Weights
from newsscrape.policy.looks import shipped_looks

_HOW = "make the file with scrapy fit."


@cache
def shipped_weights() -> Weights:
    """Give what `scrapy fit --labels` wrote to ``data/``; raise `ProfileError` for a missing or malformed file."""
    try:
        text = resources.files("newsscrape").joinpath("data", "weights.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ProfileError("newsscrape/data/weights.json: there is no such file; make it with scrapy fit.") from None
    return replace(weights_from(text, "newsscrape/data/weights.json"), looks=shipped_looks())


def weights_from(text: str, path: str) -> Weights:
    """Read weights from their JSON; raise `ProfileError` naming the path and key of the first fault."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProfileError(f"{path}: expected JSON, found: {error}; {_HOW}") from None
    if not isinstance(content, dict) or not isinstance(content.get("corpus"), str):
        raise ProfileError(f"{path}: corpus: expected the hash of the corpus; {_HOW}")
    return Weights(
        corpus=content["corpus"],
        names=_names(content.get("names"), f"{path}: names"),
        first=_some_trees(content.get("first"), f"{path}: first"),
        second=_trees(content.get("second"), f"{path}: second"),
        trust=_trust(content.get("trust"), f"{path}: trust"),
    )


def _some_trees(content: object, where: str) -> tuple[Split, ...]:
    trees = _trees(content, where)
    if not trees:
        raise ProfileError(f"{where}: expected a list of trees, found none; {_HOW}")
    return trees


def _trees(content: object, where: str) -> tuple[Split, ...]:
    if not isinstance(content, list):
        raise ProfileError(f"{where}: expected a list of trees; {_HOW}")
    return tuple(_split(tree, f"{where}[{place}]") for place, tree in enumerate(content))


def _trust(content: object, where: str) -> Trust:
    if not isinstance(content, dict):
        raise ProfileError(f"{where}: expected an object with at and by; {_HOW}")
    return Trust(at=_number(content.get("at"), f"{where}.at"), by=_number(content.get("by"), f"{where}.by"))


def _names(content: object, where: str) -> Names:
    if not isinstance(content, dict):
        raise ProfileError(f"{where}: expected an object with bias, near, within and the like; {_HOW}")
    points = {key: _points(content.get(key), f"{where}.{key}") for key in ("near", "within", "in", "block", "inline")}
    return Names(
        bias=_number(content.get("bias"), f"{where}.bias"),
        near=points["near"],
        within=points["within"],
        inside=points["in"],
        block=points["block"],
        inline=points["inline"],
        nearer={
            word: difference
            for word in sorted({*points["near"], *points["within"]})
            if (difference := points["near"].get(word, 0) - points["within"].get(word, 0))
        },
    )


def _points(points: object, where: str) -> dict[str, int]:
    if not isinstance(points, dict):
        raise ProfileError(f"{where}: expected an object of numbers; {_HOW}")
    return {name: _number(value, f"{where}.{name}") for name, value in points.items()}


def _number(value: object, where: str) -> int:
    if not isinstance(value, int):
        raise ProfileError(f"{where}: expected a whole number; {_HOW}")
    return value


def _split(content: object, where: str) -> Split:
    """Read ``[feature, limit, points, low, high]``, low and high being whole numbers or lists of the same kind."""
    match content:
        case [str(feature), int() | float() as limit, int(points), low, high]:
            return Split(
                feature=feature,
                limit=float(limit),
                points=points,
                low=low if isinstance(low, int) else _split(low, f"{where}.{feature}"),
                high=high if isinstance(high, int) else _split(high, f"{where}.{feature}"),
            )
    raise ProfileError(f"{where}: expected [feature, limit, points, low, high]; {_HOW}")
