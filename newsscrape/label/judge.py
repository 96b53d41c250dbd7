"""Two looks at the blocks: each by itself, then each among its neighbours."""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.label.context import context_features
from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.score import probabilities
from newsscrape.model.document import Document
from newsscrape.model.weights import Weights


class Judged(NamedTuple):
    """How likely each block is part of the text, and what was seen of it."""

    probabilities: list[float]
    features: list[list[str]]
    """Names of all features of each block, of both looks."""


def judge(document: Document, facts: Facts, weights: Weights) -> Judged:
    """Give each block its probability (0-1) of being part of the article's text."""
    own = features_of(document, facts)
    first = probabilities(own, weights.first)
    around = context_features(document, facts, first)
    seen = [names + context for names, context in zip(own, around, strict=True)]
    return Judged(probabilities(seen, weights.second), seen)
