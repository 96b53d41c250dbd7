"""Regular expression → strings made from it that keep a backtracking matcher busy, and what each costs."""

from __future__ import annotations

import re
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_USUAL = " \t\n\0aZ0_-.,/:;!<>\"'=&@([é中"
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_SIGNS = {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY}
_MANY = 8
_MOST_PUMPS = 5
_MOST_SIGNS = 8
_MOST_PAIRS = 4

Tree = Any
Sign = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Attack:
    """A string of any length: something that may begin a match, the same over and over, something that ends it."""

    head: str
    pump: str
    tail: str
    is_begun_often: bool = False
    """Whether what may begin a match is repeated as well."""

    def text(self, length: int) -> str:
        """Give the string of about that length."""
        if self.is_begun_often:
            half = length // 2
            return self.head * (half // len(self.head)) + self.pump * (half // len(self.pump)) + self.tail
        return self.head + self.pump * (length // len(self.pump)) + self.tail


def attacks(source: str | bytes, flags: int) -> list[Attack]:
    """Give what may take a pattern long: whatever a part of it repeats, repeated, with and without what stands before.

    Each is tried with several ends, as what finds nothing costs most.
    """
    return _Pattern(source, flags).attacks()


def seconds(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """Measure what a method of a pattern takes for a string, CPU time."""
    given = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.thread_time()
    found = getattr(pattern, method)(given)
    if method == "finditer":
        deque(found, maxlen=0)
    return time.thread_time() - start


@contextmanager
def at_most(allowed: float) -> Iterator[None]:
    """Stop what is done inside after so many seconds of CPU time, be it inside a pattern; raises `LateError` then."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, allowed)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class LateError(Exception):
    """The time is up."""


def _stop(*_: object) -> None:
    raise LateError


class _Pattern:
    """One pattern, taken apart."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.flags = flags
        self.tree = parser.parse(source, flags)
        self.matchers: dict[Any, Any] = {}
        self.taken: dict[Any, dict[str, bool]] = {}
        self.groups: dict[int, str] = {}
        last = "\xff" if isinstance(source, bytes) else chr(0x10FFFF)
        signs = list(_signs(self.tree))
        known = [sign for sign in dict.fromkeys([*_USUAL, *map(_written, signs)]) if sign and sign <= last]
        ranks = {sign: sum(self.takes(*one, sign) for one in signs) for sign in known}
        self.known = sorted(known, key=lambda sign: -ranks[sign])
        """Signs, those first that most parts of the pattern take."""

    def attacks(self) -> list[Attack]:
        found: dict[Attack, None] = {}
        for head, body in self.repeats(self.tree, ""):
            end = self.end_of(body)
            pumps = dict.fromkeys(self.example(body, sign) for sign in self.known)
            for pump in [pump for pump in pumps if pump][:_MOST_PUMPS]:
                units = [("", pump, False)]
                if head:
                    units += [(head, pump, False), (head, pump, True), ("", head + pump, False), ("", head, False)]
                found.update(
                    dict.fromkeys(
                        Attack(*unit[:2], tail, unit[2]) for unit in units for tail in dict.fromkeys(("", end, "\0"))
                    )
                )
        best = self.known[:_MOST_PAIRS]
        pumps = [*self.known[:_MOST_SIGNS], *(one + other for one in best for other in best if one != other)]
        whole = self.example(self.tree, "")
        pumps += [part for part in (whole, whole[:-1], f"{whole} ") if part]
        found.update(dict.fromkeys(Attack("", pump, tail) for pump in pumps for tail in ("", "\0")))
        return list(found)

    def end_of(self, body: Tree) -> str:
        """Give a sign that nothing in a part takes, so that no repeat of it goes on behind."""
        inside = list(_signs(body))
        return next((sign for sign in self.known if not any(self.takes(*one, sign) for one in inside)), "\0")

    def takes(self, kind: Any, value: Any, sign: str) -> bool:  # noqa: ANN401 - re's own types
        """Tell whether a part of one sign takes a sign."""
        key = kind, value if isinstance(value, int) else id(value)
        taken = self.taken.setdefault(key, {})
        if sign not in taken:
            if key not in self.matchers:
                state = parser.State()
                state.flags = self.flags
                self.matchers[key] = compiler.compile(parser.SubPattern(state, [(kind, value)]), self.flags)
            taken[sign] = self.matchers[key].fullmatch(sign) is not None
        return taken[sign]

    def repeats(self, tree: Tree, before: str) -> Iterator[tuple[str, Tree]]:
        """Give what may be repeated often, each with an example of what stands before it."""
        for kind, value in tree:
            head = before
            before += self._example(kind, value, "")
            if kind in _REPEATS and value[1] >= _MANY:
                yield head, value[2]
            for part in _inside(kind, value):
                yield from self.repeats(part, head)

    def example(self, tree: Tree, liked: str) -> str:
        """Give a string that a part may match, of the liked sign where it may be."""
        return "".join(self._example(kind, value, liked) for kind, value in tree)

    def _example(self, kind: Any, value: Any, liked: str) -> str:  # noqa: ANN401, PLR0911 - one answer a kind
        if kind is codes.LITERAL:
            return chr(value)
        if kind in _SIGNS:
            if liked and self.takes(kind, value, liked):
                return liked
            return next((sign for sign in self.known if self.takes(kind, value, sign)), "")
        if kind in _REPEATS:
            return self.example(value[2], liked) * max(value[0], 1)
        if kind is codes.SUBPATTERN:
            self.groups[value[0]] = self.example(value[3], liked)
            return self.groups[value[0]]
        if kind is codes.GROUPREF:
            return self.groups.get(value, "")
        if kind is codes.ASSERT_NOT or (kind is codes.ASSERT and value[0] > 0):
            return ""
        return next((self.example(part, liked) for part in _inside(kind, value)), "")


def _inside(kind: Any, value: Any) -> list[Tree]:  # noqa: ANN401 - re's own types
    """Give the parts inside a part."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is codes.SUBPATTERN:
        return [value[3]]
    if kind is codes.BRANCH:
        return list(value[1])
    if kind is codes.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in {codes.ASSERT, codes.ASSERT_NOT} else []


def _signs(tree: Tree) -> Iterator[Sign]:
    """Give the parts that match one sign, each once."""
    found: dict[str, Sign] = {}
    left = [tree]
    while left:
        for kind, value in left.pop():
            if kind in _SIGNS:
                found[repr((kind, value))] = (kind, value)
            left.extend(_inside(kind, value))
    yield from found.values()


def _written(one: Sign) -> str:
    """Give the sign that a part names, or the first that it names of several; the empty string where it names none."""
    kind, value = one
    if kind in {codes.LITERAL, codes.NOT_LITERAL}:
        return chr(value)
    named = (item for item in value if item[0] in {codes.LITERAL, codes.RANGE}) if kind is codes.IN else ()
    return next((chr(item[1] if item[0] is codes.LITERAL else item[1][0]) for item in named), "")
