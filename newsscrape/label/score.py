"""Features → probability."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, fsum

from newsscrape.model.weights import Layer

_FARTHEST = 30.0


def probabilities(features: Iterable[Iterable[str]], layer: Layer) -> list[float]:
    """Give for each block the probability (0-1) that its features and the layer's points add up to."""
    points = layer.points
    found = []
    for names in features:
        # An exact sum does not depend on the order of a set, which changes from one run of Python to the next.
        total = fsum([layer.bias, *[points[name] for name in set(names) if name in points]])
        found.append(1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, total)))))
    return found


def strongest(names: Sequence[str], layer: Layer, most: int) -> tuple[str, ...]:
    """Give the features of one block that moved it most, strongest first, as ``name+points``."""
    points = layer.points
    moved = sorted({name for name in names if name in points}, key=lambda name: (-abs(points[name]), name))
    return tuple(f"{name}{points[name]:+.1f}" for name in moved[:most])
