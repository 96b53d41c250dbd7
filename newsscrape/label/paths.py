"""Where blocks stand: the names of the elements around them, looked up once for each different path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.tokens import tokens_of
from newsscrape.model.tree import Tree
from newsscrape.model.weights import Names

REGIONS: Final = (
    "article", "main", "aside", "nav", "footer", "header", "form", "ul", "ol", "li", "table", "td", "figure",
    "figcaption", "blockquote", "section", "button", "a", "details", "dl", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    "address", "label", "center", "p", "caption", "option", "time", "em", "i",
)  # fmt: skip
"""Elements of which it matters that a block is inside, near or far."""

REGION_BIT: Final = {tag: 1 << place for place, tag in enumerate(REGIONS)}
"""The bit of each of them."""
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that head what follows."""

_NOTHING: frozenset[str] = frozenset()
_MOST_WORDS: Final = 256
"""Of a path, so that deep nesting under ever new names costs no more than it has elements."""


class Path(NamedTuple):
    """The names from the body down to an element; elements of the same names in the same places share one."""

    parent: int
    """Number of the path of the element around."""
    own: frozenset[str]
    """Words of the element's own names."""
    near: frozenset[str]
    """Words of its own names and of those of the two elements around it."""
    around: frozenset[str]
    """The same with those of a third element around it."""
    regions: int
    """The elements of `REGIONS` it is in or is, as bits."""


class Paths:
    """Paths of a page by their number in the tree, number 0 being the body's: those asked for and all on their way."""

    def __init__(self, tree: Tree, names: Names, asked: Iterable[int]) -> None:
        count = len(tree.ways)
        self._ways = list(tree.ways)
        self.names = names
        self._own = [_NOTHING] * count
        self._regions = [0] * count
        self._points = [0] * count
        self._is_crowded = [False] * count
        self._around: dict[int, frozenset[str]] = {}
        self._outer: dict[int, frozenset[str]] = {0: _NOTHING}
        self._go_down(asked)

    def __getitem__(self, number: int) -> Path:
        """Give the path of that number."""
        return Path(
            self._ways[number][0], self._own[number], self.near(number), self.around(number), self._regions[number]
        )

    def own(self, number: int) -> frozenset[str]:
        """Give the words of the element's own names."""
        return self._own[number]

    def outside(self, number: int) -> int:
        """Give the number of the path of the element around."""
        return self._ways[number][0]

    def regions(self, number: int) -> int:
        """Give the elements of `REGIONS` it is in or is, as bits."""
        return self._regions[number]

    def around(self, number: int) -> frozenset[str]:
        """Give the words of the names of the element and of the three around it."""
        around = self._around.get(number)
        if around is None:
            parent = self._ways[number][0]
            around = self._around[number] = self._own[number] | self.near(parent)
        return around

    def outer(self, number: int) -> frozenset[str]:
        """Give the words of all names from the body down, the body's left out."""
        missing = []
        while number not in self._outer:
            missing.append(number)
            number = self._ways[number][0]
        outer = self._outer[number]
        for below in reversed(missing):
            if len(outer) < _MOST_WORDS and not self._own[below] <= outer:
                outer |= self._own[below]
            self._outer[below] = outer
        return outer

    def points_of(self, number: int) -> int:
        """Give what all names say of a block that stands there, in thousandths of log-odds of being text."""
        points = self._points[number]
        parent = self._ways[number][0]
        own, outside, further = self._own[number], self._own[parent], self._own[self._ways[parent][0]]
        nearer = self.names.nearer
        for word in own:
            points += nearer.get(word, 0)
        for word in outside:
            if word not in own:
                points += nearer.get(word, 0)
        for word in further:
            if word not in own and word not in outside:
                points += nearer.get(word, 0)
        if self._is_crowded[number]:
            points += sum([self.names.within.get(word, 0) for word in self.near(number) - self.outer(number)])
        return points

    def observed(self, number: int) -> Iterator[str]:
        """Give the features that `points_of` adds up, for fitting: ``near:word``, ``within:word``, ``in:tag``."""
        near = self.near(number)
        yield from (f"near:{word}" for word in near)
        yield from (f"within:{word}" for word in self.outer(number) - near)
        yield from (f"in:{tag}" for tag, bit in REGION_BIT.items() if self._regions[number] & bit)

    def near(self, number: int) -> frozenset[str]:
        """Give the words of the names of the element and of the two around it."""
        parent = self._ways[number][0]
        own, outside = self._own[number], self._own[parent]
        further = self._own[self._ways[parent][0]]
        if outside or further:
            return own | outside | further
        return own

    def _go_down(self, asked: Iterable[int]) -> None:
        """Go through the paths as through a tree, so that the words met on the way down are known at each."""
        firsts, nexts = self._children(asked)
        met: set[str] = set()
        # The words met in the order they were met, and how many of them before each open path.
        order: list[str] = []
        before: list[int] = []
        at: i64 = firsts[0] if len(firsts) else -1
        while at > 0:
            before.append(len(order))
            self._enter(at, met, order)
            if firsts[at] > 0:
                at = firsts[at]
                continue
            while at > 0:
                known = before.pop()
                while len(order) > known:
                    met.remove(order.pop())
                if nexts[at] > 0:
                    at = nexts[at]
                    break
                at = self._ways[at][0]

    def _enter(self, number: int, met: set[str], order: list[str]) -> None:
        """Take up a path whose outside is known, and the words it adds to those met there."""
        parent, tag, name = self._ways[number]
        points = self._points[parent]
        if name:
            own = self._own[number] = tokens_of(name)
            if len(met) < _MOST_WORDS:
                for word in own:
                    if word not in met:
                        met.add(word)
                        order.append(word)
                        points += self.names.within.get(word, 0)
        bit = REGION_BIT.get(tag, 0)
        regions = self._regions[parent]
        if bit and not regions & bit:
            regions |= bit
            points += self.names.inside.get(tag, 0)
        self._regions[number] = regions
        self._points[number] = points
        self._is_crowded[number] = len(met) >= _MOST_WORDS

    def _children(self, asked: Iterable[int]) -> tuple[vec[i64], vec[i64]]:
        """Give for each path its first child and its next sibling, of those asked for and on their way; 0 for none."""
        ways = self._ways
        count: i64 = len(ways)
        is_needed = [False] * count
        for innermost in asked:
            number = innermost
            while not is_needed[number]:
                is_needed[number] = True
                number = ways[number][0]
        firsts, nexts = vec[i64]([0] * count), vec[i64]([0] * count)
        for below in range(count - 1, 0, -1):
            if is_needed[below]:
                parent = ways[below][0]
                nexts[below] = firsts[parent]
                firsts[parent] = below
        return firsts, nexts
