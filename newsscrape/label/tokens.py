"""The words of class, id and role names."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mypy_extensions import i64

_SHORTEST: Final = 2
_PLURAL: Final = _SHORTEST + 2
_MAX_NAME: Final = 400


@lru_cache(maxsize=16_384)
def tokens_of(name: str) -> frozenset[str]:
    """Give the words of an element's names (class, id, role, itemprop and the like).

    They are split at anything but letters and at the humps of camelCase, lower case, a plural s cut.
    """
    name = name[:_MAX_NAME]
    words = []
    size: i64 = len(name)
    at: i64 = 0
    while at < size:
        start = at
        at = _after_capitals(name, start)
        if at < size and _is_small(name, at):
            # Of several capitals the last one begins the next word: "HTMLParser" is "HTML" and "Parser".
            at = at - 1 if at - start > 1 else _after_small(name, at)
        if at - start >= _SHORTEST:
            words.append(_singular(name[start:at].lower()))
        elif at == start:
            at += 1
    return frozenset(words)


def _after_capitals(name: str, at: i64) -> i64:
    size: i64 = len(name)
    while at < size and ord("A") <= ord(name[at]) <= ord("Z"):
        at += 1
    return at


def _after_small(name: str, at: i64) -> i64:
    size: i64 = len(name)
    while at < size and _is_small(name, at):
        at += 1
    return at


def _is_small(name: str, at: i64) -> bool:
    return ord("a") <= ord(name[at]) <= ord("z")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _PLURAL and word[-1] == "s" and word[-2] != "s" else word
