"""Tell how likely each block is part of the article's text, by itself first and then by the company it keeps."""

from __future__ import annotations

from math import exp
from typing import Final, NamedTuple

from newsscrape.label.company import company
from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.forest import first_look, second_look
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
    look = first_look(columns, weights)
    columns |= company(facts, [_probability(points) for points in look.points])
    return Judged([_probability(points) for points in second_look(columns, look, weights)], columns)


def _probability(points: int) -> float:
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, points)) / 1000))
