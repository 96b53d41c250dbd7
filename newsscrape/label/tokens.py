"""The words of class, id and role names."""

from __future__ import annotations

import re
from functools import lru_cache

_LOWER = re.compile(r"[a-z]{2,}")
_MIXED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SHORTEST = 2
_PLURAL = _SHORTEST + 2
_MAX_NAME = 400


@lru_cache(maxsize=16_384)
def tokens_of(name: str) -> frozenset[str]:
    """Give the words of an element's names (class, id, role, itemprop and the like).

    They are split at anything but letters and at the humps of camelCase, lower case, a plural s cut.
    """
    name = name[:_MAX_NAME]
    words = (
        _LOWER.findall(name)
        if name.islower()
        else [part.lower() for part in _MIXED.findall(name) if len(part) >= _SHORTEST]
    )
    return frozenset(
        [word[:-1] if word[-1] == "s" and len(word) > _PLURAL and word[-2] != "s" else word for word in words]
    )
