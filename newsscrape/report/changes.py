"""Two versions of an article → what changed, old and new words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(r"\s+|\S+")
_DERIVED = frozenset({"paragraphs"})
"""Fields whose words stand in another one, ``text``, too."""
_AROUND = 6


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    WENT = "went"
    CAME = "came"


class Piece(NamedTuple):
    """Some words of two texts."""

    kind: Kind
    """What became of them."""
    text: str
    """They themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that differs between two versions."""

    field: str
    """Its name."""
    pieces: tuple[Piece, ...]
    """Its words, those that went and those that came among those that stayed."""

    @property
    def marked(self) -> str:
        """Its words, those that went as ``[-old-]`` and those that came as ``{+new+}`` (the form of GNU wdiff)."""
        return "".join(begin + piece.text + end for piece in self.pieces for begin, end in (_MARKS[piece.kind],))


_MARKS = {Kind.SAME: ("", ""), Kind.WENT: ("[-", "-]"), Kind.CAME: ("{+", "+}")}


def changes_between(old: Mapping[str, object], new: Mapping[str, object], names: Sequence[str]) -> list[FieldChange]:
    """Say what changed.

    In: two records, and the fields that changed; out: each with the words around what changed, long stretches in common
    as ``…``. What follows from another field is left out where that one is named.
    """
    shown = [name for name in names if name not in _DERIVED or "text" not in names]
    return [FieldChange(field=name, pieces=compared(_words(old.get(name)), _words(new.get(name)))) for name in shown]


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """Tell what differs between two texts, word by word."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces = (
        piece
        for place, (kind, i, j, k, m) in enumerate(steps)
        for piece in (
            (Piece(Kind.SAME, "".join(_common(before[i:j], place, len(steps)))),)
            if kind == "equal"
            else (Piece(Kind.WENT, "".join(before[i:j])), Piece(Kind.CAME, "".join(after[k:m])))
        )
    )
    return tuple(piece for piece in pieces if piece.text)


def _common(words: Sequence[str], place: int, count: int) -> Iterator[str]:
    """Give words in common: the first and last few where something differs beside them."""
    head = 0 if place == 0 else _AROUND
    tail = 0 if place == count - 1 else _AROUND
    if len(words) <= head + tail + _AROUND:
        yield from words
        return
    yield from words[:head]
    yield " … " if head and tail else "…" + " " * bool(tail) if not head else " …"
    yield from words[len(words) - tail :]


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(_words(item) for item in value)
    if isinstance(value, Mapping):
        return " ".join(_words(item) for item in value.values())
    return str(value)
