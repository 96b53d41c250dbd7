"""Known words, made ready to be looked for at many places of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

_LETTERS: Final = 6
"""So many are gone through one by one; what begins with them is then compared as a whole."""
_CODES: Final = 1 << 21
_ROOM: Final = 4
_NOTHING: Final[tuple[tuple[int, str], ...]] = ()


class Starts:
    """Texts with their ranks, in a tree of their first letters.

    The tree's steps from letter to letter are kept in one table that is searched by step: where a step is not in its
    place, it is in the next free one.
    """

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        steps: dict[int, int] = {}
        ends: list[list[tuple[int, str]]] = [[]]
        for rank, text in texts:
            at = 0
            for letter in text[:_LETTERS]:
                step = at * _CODES + ord(letter)
                if step not in steps:
                    steps[step] = len(ends)
                    ends.append([])
                at = steps[step]
            ends[at].append((rank, text))
        self._ends = [tuple(found) for found in ends]
        self._is_end = vec[bool]([bool(found) for found in ends])
        size: i64 = 1
        while size < _ROOM * len(steps):
            size *= 2
        self._mask: i64 = size - 1
        self._steps = vec[i64]([-1] * size)
        self._nexts = vec[i64]([0] * size)
        for step, leads_to in steps.items():
            self._keep(step, leads_to)

    def best_at(self, text: str, start: i64, best: i64) -> i64:
        """Give the lowest rank of the texts that stand at a place of a text, if it is lower than the best so far."""
        at: i64 = 0
        for place in range(start, min(start + _LETTERS, len(text))):
            step = at * _CODES + ord(text[place])
            slot = self._slot_of(step)
            if self._steps[slot] != step:
                break
            at = self._nexts[slot]
            if self._is_end[at]:
                for rank, known in self._ends[at]:
                    if rank < best and text.startswith(known, start):
                        best = rank
        return best

    def _keep(self, step: i64, leads_to: i64) -> None:
        slot = self._slot_of(step)
        self._steps[slot] = step
        self._nexts[slot] = leads_to

    def _slot_of(self, step: i64) -> i64:
        """Give where a step is kept, or else the free place where it would be."""
        slot = (step // _CODES * 37 + step) & self._mask
        while self._steps[slot] >= 0 and self._steps[slot] != step:
            slot = (slot + 1) & self._mask
        return slot
