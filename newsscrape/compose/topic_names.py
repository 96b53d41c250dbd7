"""A keyword as printed or claimed → the name of a topic."""

from __future__ import annotations

from functools import cache

from newsscrape.compose.marks import mark_in_addresses
from newsscrape.policy.marks import words
from newsscrape.text import fold, squash

_MAX_CHARS = 50
_MAX_WORDS = 6
_EDGES = ' \t\n>»«#,:;|/·•"“”„'


def topic_name(keyword: str) -> str | None:
    """Give a keyword without signs at its ends; None for what is long, for machines, or "All topics"."""
    name = squash(keyword).strip(_EDGES)
    if not 1 < len(name) <= _MAX_CHARS or len(name.split()) > _MAX_WORDS:
        return None
    if fold(name) in _generic() or mark_in_addresses("topics", "machine").pattern.search(name):
        return None
    return name


@cache
def _generic() -> frozenset[str]:
    return frozenset(words("topics", "generic"))
