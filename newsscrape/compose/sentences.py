"""Sentences that are looked for in a language: patterns, and the words that tell where it pays to try them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsscrape.compose.marks import hint_of


class Sentences:
    """Patterns, each tried only where the longest word that it always has stands in the text."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._hinted = tuple((hint_of(pattern.pattern), pattern) for pattern in patterns)

    def are_in(self, text: str) -> bool:
        """Tell whether any of them stands in a text."""
        lower = text.lower()
        for hint, pattern in self._hinted:  # noqa: SIM110 - asked of many lines, and faster than a generator
            if hint in lower and pattern.search(text) is not None:
                return True
        return False
