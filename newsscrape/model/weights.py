"""How much each observation speaks for a block being part of the article's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One look at the blocks: a bias and the points of each feature, all in log-odds."""

    bias: float
    """Log-odds with no feature present."""
    points: Mapping[str, float]
    """Log-odds added by each feature that is present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The two looks, and the corpus they were fitted on."""

    corpus: str
    """SHA-256 over the identifiers and bytes of the pages fitted on, hexadecimal."""
    first: Layer
    """Each block by itself."""
    second: Layer
    """Each block among its neighbours."""
