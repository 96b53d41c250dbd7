"""The fitted weights of the block labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from newsscrape.errors import ProfileError
from newsscrape.model.weights import Layer, Weights


@cache
def shipped_weights() -> Weights:
    """Give the weights in ``data/weights.json``; raise `ProfileError` when the file is missing or malformed."""
    try:
        text = resources.files("newsscrape").joinpath("data", "weights.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ProfileError("newsscrape/data/weights.json: there is no such file; make it with scrapy fit.") from None
    return weights_from(text, "newsscrape/data/weights.json")


def weights_from(text: str, path: str) -> Weights:
    """Read weights from their JSON; raise `ProfileError` naming the path and key of the first fault."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProfileError(f"{path}: expected JSON, found: {error}; make it with scrapy fit.") from None
    if not isinstance(content, dict) or not isinstance(content.get("corpus"), str):
        raise ProfileError(f"{path}: corpus: expected the hash of the corpus; make the file with scrapy fit.")
    return Weights(
        corpus=content["corpus"],
        first=_layer(content.get("first"), f"{path}: first"),
        second=_layer(content.get("second"), f"{path}: second"),
    )


def _layer(content: object, where: str) -> Layer:
    if not isinstance(content, dict):
        raise ProfileError(f"{where}: expected an object with bias and points; make the file with scrapy fit.")
    bias, points = content.get("bias"), content.get("points")
    if not isinstance(bias, (int, float)):
        raise ProfileError(f"{where}.bias: expected a number; make the file with scrapy fit.")
    return Layer(bias=float(bias), points=_points(points, f"{where}.points"))


def _points(points: object, where: str) -> Mapping[str, float]:
    if not isinstance(points, dict):
        raise ProfileError(f"{where}: expected an object of numbers; make the file with scrapy fit.")
    for name, value in points.items():
        if not isinstance(value, (int, float)):
            raise ProfileError(f"{where}.{name}: expected a number; make the file with scrapy fit.")
    return {name: float(value) for name, value in points.items()}
