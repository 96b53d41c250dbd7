"""The agencies a text is credited to."""

from __future__ import annotations

import re

from newsscrape.policy.agencies import agency_named
from newsscrape.text import fold

_BETWEEN = re.compile(r"[,/;&+]|\b(?:und|and|et|y|e|mit|with|con|avec)\b", re.IGNORECASE)
_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_CREDIT_START = re.compile(r"^[^.()]{0,50}[(\[]([^()\[\]]{2,40})[)\]]\s*[-\u2013\u2014:]")


def agencies_in(text: str) -> tuple[str, ...]:
    """Give the agencies among the names in a string ("dpa/AFP" → dpa, AFP), as they are written there."""
    parts = (part.strip() for part in _BETWEEN.split(text))
    return tuple(part for part in parts if agency_named(part))


def agencies_in_credit(text: str) -> tuple[str, ...]:
    """Give the agencies a paragraph is credited to, at its end ("… (dpa/AFP)") or start ("Berlin (dpa) - …")."""
    found: dict[str, str] = {}
    for pattern in (_CREDIT_END, _CREDIT_START):
        match = pattern.search(text)
        if match:
            for agency in agencies_in(match[1]):
                found.setdefault(fold(agency), agency)
    return tuple(found.values())
