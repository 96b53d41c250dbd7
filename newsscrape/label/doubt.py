"""How much doubt there is whether the right blocks are the text, and what it says of the page's being right."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Final

from newsscrape.model.weights import Trust

_LEAST: Final = 0.001
_MOST: Final = 1.0


def doubt_of(is_text: Sequence[bool], chances: Sequence[float], words: Sequence[int]) -> float:
    """Give what the text is expected to miss of an F1 of 1, by words.

    In: for each block whether it is in the text, the chance that it should be, and its words; out: 0-1. Expected are
    as many right words as the chances of the text's blocks say, and as many true ones as the chances of all say.
    """
    right = chosen = true = 0.0
    for is_chosen, chance, size in zip(is_text, chances, words, strict=True):
        expected = chance * size
        true += expected
        if is_chosen:
            chosen += size
            right += expected
    return 1.0 - 2.0 * right / (chosen + true) if chosen else 1.0


def log_doubt(doubt: float) -> float:
    """Give the natural logarithm of a doubt, one of next to nothing taken for a thousandth."""
    return log(min(max(doubt, _LEAST), _MOST))


def confidence_of(doubt: float, trust: Trust) -> float:
    """Give how often pages of such doubt are right, 0-1."""
    odds = (trust.at + trust.by * log_doubt(doubt)) / 1000.0
    return 1.0 / (1.0 + exp(-odds))
