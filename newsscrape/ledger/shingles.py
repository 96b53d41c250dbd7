"""A text → its runs of words, and how much of them two texts have in common."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from newsscrape.policy.copies import copy_rules
from newsscrape.text import folded_words


def shingles_of(text: str) -> frozenset[str]:
    """Give the different runs of words of a text, folded (w-shingling: Broder, 1997)."""
    words = folded_words(text)
    later = [words[start:] for start in range(copy_rules().words)]
    return frozenset(map(" ".join, zip(*later, strict=False)))


def share_in_common(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Give how much of the shorter text the longer one has too, 0-1, in hundredths (containment: Broder, 1997).

    Of the shorter, since papers cut what they print and add words of their own. In: the runs of both.
    """
    shorter = min(len(one), len(other))
    return round(len(one & other) / shorter, 2) if shorter else 0.0
