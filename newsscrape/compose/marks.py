"""What the elements around a block are called, and whether such names or an address bear a mark."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsscrape.compose.wording import shortest
from newsscrape.model.tree import Tree
from newsscrape.policy.marks import address_mark, kind_mark, name_mark, word_mark, words

_NAMING = frozenset(("class", "id", "rel", "aria-label", "itemprop"))
_GROUP = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?|\[[^]]*\](?:[?*+]|\{[^}]*\})?")
_OPEN = re.compile(r"(?:\\?.)(?:[?*+]|\{[^}]*\})|\\.|[.^$]")


class Mark(NamedTuple):
    """A pattern, and the parts of words one of which stands in whatever it finds."""

    pattern: re.Pattern[str]
    """What is looked for."""
    hints: tuple[str, ...]
    """Lower case; looking for these first takes a small part of the time."""

    def is_in(self, text: str) -> bool:
        """Tell whether the pattern finds anything."""
        lower = text.lower()
        for hint in self.hints:
            if hint in lower:
                return self.pattern.search(text) is not None
        return False


@cache
def mark_in_names(group: str, key: str) -> Mark:
    """Give the mark that finds one of the group's words whole in class names and ids."""
    return Mark(name_mark(group, key), _hints(group, key))


@cache
def mark_in_kinds(group: str, key: str) -> Mark:
    """Give the mark that finds one of the group's words in class names of nothing else but these and its kinds."""
    return Mark(kind_mark(group, key), _hints(group, key))


@cache
def mark_in_words(group: str, key: str) -> Mark:
    """Give the mark that finds one of the group's words between any two signs that are no letters."""
    return Mark(word_mark(group, key), _hints(group, key))


@cache
def mark_in_addresses(group: str, key: str) -> Mark:
    """Give the mark that finds one of the group's parts anywhere in an address."""
    return Mark(address_mark(group, key), _hints(group, key))


def marks_around(tree: Tree, element: int, levels: int) -> str:
    """Give class names, ids and roles of an element and those around it, innermost first, as one string."""
    attrs, parents = tree.attrs, tree.parents
    names: list[str] = []
    for _ in range(levels):
        if element < 0:
            break
        for key, value in attrs[element]:
            if value and key in _NAMING:
                names.append(value)
        element = parents[element]
    return " ".join(names)


class Marked:
    """Tells whether the names of elements, or of those around them, bear a mark; each element is looked at once."""

    def __init__(self, tree: Tree, mark: Mark) -> None:
        self.attrs = tree.attrs
        self.parents = tree.parents
        self.mark = mark
        self.known: dict[int, bool] = {}

    def is_near(self, element: int, levels: int) -> bool:
        """Tell whether an element bears the mark, or one around it that is fewer elements away than so many."""
        known = self.known
        for _ in range(levels):
            if element < 0:
                break
            found = known.get(element)
            if found is None:
                found = known[element] = self._is_on(element)
            if found:
                return True
            element = self.parents[element]
        return False

    def _is_on(self, element: int) -> bool:
        for key, value in self.attrs[element]:  # noqa: SIM110 - asked of hundreds of elements, most without names
            if value and key in _NAMING and self.mark.is_in(value):
                return True
        return False


def hint_of(pattern: str) -> str:
    """Give the longest part of a regular expression that stands as it is in whatever it matches, in lower case.

    In: the expression; out: the empty string where there is no such part, or none that is easy to see.
    """
    bare = pattern
    while bare != (bare := _GROUP.sub("\0", bare)):
        pass
    if "|" in bare or "\\(" in pattern or "\\[" in pattern:
        return ""
    return max(_OPEN.sub("\0", bare).split("\0"), key=len).lower()


def _hints(group: str, key: str) -> tuple[str, ...]:
    return shortest(map(hint_of, words(group, key)))
