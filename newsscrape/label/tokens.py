"""The words of class, id and role names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMED = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type")
_MAX_PER_ELEMENT = 16
_SHORTEST = 2


@lru_cache(maxsize=8192)
def _split(name: str) -> tuple[str, ...]:
    """Split at anything but letters and at the humps of camelCase; lower case, plural s cut."""
    parts = dict.fromkeys(part.lower() for part in _PART.findall(name) if len(part) >= _SHORTEST)
    return tuple(
        part[:-1] if len(part) > _SHORTEST + 2 and part[-1] == "s" and part[-2] != "s" else part for part in parts
    )[:_MAX_PER_ELEMENT]


def tokens_of(attrs: Mapping[str, str]) -> tuple[str, ...]:
    """Give the words of an element's class, id, role, itemprop and data names, in order."""
    if not attrs:
        return ()
    name = " ".join([attrs[key] for key in _NAMED if key in attrs])
    return _split(name) if name else ()
