"""Tell how likely each block is part of the article's text."""

from __future__ import annotations

from math import exp
from typing import Final, NamedTuple

from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.forest import log_odds
from newsscrape.model.document import Observed
from newsscrape.model.weights import Weights

_FARTHEST: Final = 12_000


class Judged(NamedTuple):
    """How likely each block is part of the text, and what was seen of it."""

    chances: list[float]
    """Probabilities, 0-1."""
    columns: Observed
    """All that was observed, by feature."""


def judge(facts: Facts, weights: Weights) -> Judged:
    """Give each block its probability (0-1) of being part of the article's text."""
    if not facts.document.blocks:
        return Judged([], {})
    columns = features_of(facts)
    return Judged([_probability(points) for points in log_odds(columns, weights)], columns)


def _probability(points: int) -> float:
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, points)) / 1000))
