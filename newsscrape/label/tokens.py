"""The words of class, id and role names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_MIXED: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACED: Final = bytes(code if chr(code).islower() and code < ord("\x80") else ord(" ") for code in range(256))
_SHORTEST: Final = 2
_PLURAL: Final = _SHORTEST + 2
_MAX_NAME: Final = 400


@lru_cache(maxsize=16_384)
def tokens_of(name: str) -> frozenset[str]:
    """Give the words of an element's names (class, id, role, itemprop and the like).

    They are split at anything but letters and at the humps of camelCase, lower case, a plural s cut.
    """
    name = name[:_MAX_NAME]
    if name.islower():
        parts = name.encode(errors="replace").translate(_SPACED).decode("ascii").split()
    else:
        parts = [part.lower() for part in _MIXED.findall(name)]
    words = []
    for word in parts:
        size = len(word)
        if size > _PLURAL and word[-1] == "s" and word[-2] != "s":
            words.append(word[:-1])
        elif size >= _SHORTEST:
            words.append(word)
    return frozenset(words)
