"""Words of a language as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def transliterated(text: str) -> str:
    """Give a text in lower case with umlauts as addresses write them: "maerkte" for "Märkte"."""
    return text.casefold().translate(_UMLAUTS)


def one_of(words: Iterable[str]) -> str:
    """Give the regular expression of any of the words, the longest first; one that finds nothing where there are none.

    Words that begin with the same sign stand together, so that few have to be tried at any place.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()) or "(?!)"


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Give words without those that hold another of them: where none of these stands, none of the words does."""
    found = sorted(set(words), key=lambda word: (len(word), word))
    return tuple(word for place, word in enumerate(found) if not any(other in word for other in found[:place]))


def has_any(parts: Iterable[str], text: str) -> bool:
    """Tell whether any of some parts of words, all lower case, stands in a text."""
    lower = text.lower()
    return any([part in lower for part in parts])  # noqa: C419 - faster than asking a generator
