"""The tree of a page while its elements come in."""

from __future__ import annotations

from typing import Final

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.model.tree import Attrs, Tree

MAX_ELEMENTS: Final = 300_000
"""Most elements read; article pages have a few thousand. Misnested formatting can make millions of them from a small
page (HTML Living Standard, section 13.2.6.4.7, the adoption agency algorithm)."""

_MOST_NUMBERS: Final = 2 * MAX_ELEMENTS + 4
"""Every element may bring a new tag and a new name."""


class Growth:
    """The flat arrays of a `Tree`, under construction."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.attrs: list[Attrs] = []
        self.names: list[str] = []
        self.paths: list[int] = []
        self.ways: list[tuple[int, str, str]] = []
        self.depths: list[int] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.ends: list[int] = []
        # Tags and names by number, and the paths by the numbers of the one around, the tag and the name, as one.
        self._numbers: dict[str, int] = {}
        self._numbered: dict[int, int] = {}

    def open(self, tag: str, attrs: Attrs, name: str, parent: int) -> None:
        """Append an element; raise `NotAnArticle` (too_large) when there are more than anybody writes."""
        if len(self.tags) > MAX_ELEMENTS:
            raise NotAnArticle(Reason.TOO_LARGE, f"the page has more than {MAX_ELEMENTS:,} elements")
        self.paths.append(self._path_to(self.paths[parent] if parent >= 0 else 0, tag, name))
        self.tags.append(tag)
        self.parents.append(parent)
        self.attrs.append(attrs)
        self.names.append(name)
        self.lasts.append(0)
        self.ends.append(0)

    def close(self, element: int, blocks: int) -> None:
        """Note where an element ends, and the number of blocks up to there."""
        self.ends[element] = len(self.tags)
        self.lasts[element] = blocks

    def tree(self) -> Tree:
        """Give the tree that has grown."""
        return Tree(
            tags=self.tags,
            parents=self.parents,
            attrs=self.attrs,
            names=self.names,
            paths=self.paths,
            ways=self.ways,
            depths=self.depths,
            ends=self.ends,
            firsts=self.firsts,
            lasts=self.lasts,
        )

    def _path_to(self, around: int, tag: str, name: str) -> int:
        """Give the number of a way down, a new one for one not gone before."""
        numbers = self._numbers
        own = numbers.get(tag)
        if own is None:
            own = numbers[tag] = len(numbers)
        called = numbers.get(name)  # only now, as it may be the same word
        if called is None:
            called = numbers[name] = len(numbers)
        way = (around * _MOST_NUMBERS + own) * _MOST_NUMBERS + called
        path = self._numbered.get(way)
        if path is None:
            path = self._numbered[way] = len(self.ways)
            self.ways.append((around, tag, name))
        return path
