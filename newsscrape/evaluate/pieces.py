"""Texts and names → the pieces that are counted: words, shingles, squashed strings, sets of names."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_BETWEEN_NAMES = re.compile(r"[,;&]|\b(?:and|und|et|y)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:by|von|autor|author)[\s:]+")
_AT_THE_ENDS = " .:|-_"

SHINGLE_WORDS = 4
"""Words in a shingle, as in scrapinghub's article-extraction-benchmark."""


def words(text: str) -> list[str]:
    r"""Give the lower-cased ``\w+`` words of a text, in order."""
    return _WORD.findall(text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four consecutive words; a shorter text is one run of what it has, an empty one none."""
    tokens = _WORD.findall(text)
    starts = range(max(1, len(tokens) - SHINGLE_WORDS + 1))
    return Counter(tuple(tokens[start : start + SHINGLE_WORDS]) for start in starts if tokens)


def squash(text: str) -> str:
    """Make each run of white space one blank and cut the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Squash white space and fold case."""
    return squash(text).casefold()


def names(authors: tuple[str, ...]) -> frozenset[str]:
    """Split strings of names at commas, semicolons, ampersands and "and" in four languages, and make them comparable.

    Case is folded, a leading "by" or "author" and punctuation at the ends go; the last two are not in the description
    of the sets, but without them the published figures of known tools do not come out.
    """
    parts = (part for author in authors for part in _BETWEEN_NAMES.split(author))
    return frozenset(name for part in parts if (name := _BEFORE_NAME.sub("", fold(part).strip(_AT_THE_ENDS)).strip()))
