"""Which groups of ``data/tokens.toml`` the names around a block belong to, as bits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from newsscrape.label.paths import Paths
from newsscrape.policy.tokens import label_tokens

_NO_LABELS = frozenset(("inline_box", "promotion"))
"""Groups that are asked of other things than a block's place."""

GROUPS = tuple(sorted(group for group in label_tokens() if group not in _NO_LABELS))
"""The groups, in the order of their bits."""
GROUP_BIT = {group: 1 << place for place, group in enumerate(GROUPS)}
"""The bit of each."""


class Named(NamedTuple):
    """The groups that names belong to."""

    close: int
    """Those of the element itself and of the one around it."""
    near: int
    """Those of the element itself and of the two around it."""
    around: int
    """The same with those of a third element around it."""
    outer: int
    """Those of all elements around."""


class PathGroups:
    """The groups of a page's paths, each found once."""

    def __init__(self, paths: Paths, count: int) -> None:
        self._paths = paths
        self._own = [-1] * count
        self._named: list[Named | None] = [None] * count
        if count:
            self._own[0] = 0
            self._named[0] = Named(0, 0, 0, 0)

    def __getitem__(self, number: int) -> Named:
        """Give the groups of the path of that number; what it needs of those around is made once."""
        found = self._named[number]
        if found is None:
            missing = []
            while self._named[number] is None:
                missing.append(number)
                number = self._paths.outside(number)
            for below in reversed(missing):
                found = self._named[below] = self._made(below)
        return found  # type: ignore[return-value]  # the last one made is the one asked for

    def _made(self, number: int) -> Named:
        own = self._own[number] = groups_of(self._paths.own(number))
        parent = self._paths.outside(number)
        grand = self._paths.outside(parent)
        close = own | self._own[parent]
        near = close | self._own[grand]
        outside = self._named[parent]
        outer = own | outside.outer if outside is not None else own
        return Named(close, near, near | self._own[self._paths.outside(grand)], outer)


def groups_of(words: frozenset[str]) -> int:
    """Give the groups that words of names belong to, as bits."""
    found = 0
    if words:
        bits = _bits()
        for word in words:
            found |= bits.get(word, 0)
    return found


@cache
def _bits() -> Mapping[str, int]:
    bits: dict[str, int] = {}
    tokens = label_tokens()
    for group in GROUPS:
        for word in tokens[group]:
            bits[word] = bits.get(word, 0) | GROUP_BIT[group]
    return bits
