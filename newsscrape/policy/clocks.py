"""Words around a printed time of day, in all languages together, from ``data/clocks.toml``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsscrape.policy.files import load_table


class ClockWords(NamedTuple):
    """``data/clocks.toml`` as it is asked."""

    before: frozenset[str]
    """Words between a day and its time."""
    morning: frozenset[str]
    """Words for the first half of the day."""
    afternoon: frozenset[str]
    """Words for the second half of the day."""


@cache
def clock_words() -> ClockWords:
    """Give the words; raise `ProfileError` for a bad file."""
    table = load_table("clocks.toml")
    table.known(*ClockWords._fields)
    return ClockWords(*[frozenset(table.texts(key)) for key in ClockWords._fields])
