"""Where blocks stand: the names of the elements around them, looked up once for each different path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsscrape.label.tokens import tokens_of
from newsscrape.model.tree import Tree
from newsscrape.model.weights import Names

REGIONS = (
    "article", "main", "aside", "nav", "footer", "header", "form", "ul", "ol", "li", "table", "td", "figure",
    "figcaption", "blockquote", "section", "button", "a", "details", "dl", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    "address", "label", "center", "p", "caption", "option", "time", "em", "i",
)  # fmt: skip
"""Elements of which it matters that a block is inside, near or far."""

REGION_BIT = {tag: 1 << place for place, tag in enumerate(REGIONS)}
"""The bit of each of them."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that head what follows."""

_NOTHING: frozenset[str] = frozenset()
_MOST_WORDS = 256
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
    outer: frozenset[str]
    """Words of all names from the body down, the body's left out."""
    regions: int
    """The elements of `REGIONS` it is in or is, as bits."""
    points: int
    """What the outer words and the regions say, in thousandths of log-odds of being text."""


class Paths:
    """The paths of a page by their number in the tree; number 0 is the body's."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._ways = tree.ways
        self.names = names
        self._paths: list[Path | None] = [None] * len(tree.ways)
        if tree.ways:
            self._paths[0] = Path(0, _NOTHING, _NOTHING, _NOTHING, _NOTHING, 0, 0)

    def __getitem__(self, number: int) -> Path:
        """Give the path of that number; what it needs of those around is made once."""
        path = self._paths[number]
        if path is None:
            missing = []
            while self._paths[number] is None:
                missing.append(number)
                number = self._ways[number][0]
            for below in reversed(missing):
                path = self._paths[below] = self._made(*self._ways[below])
        return path  # type: ignore[return-value]  # the last one made is the one asked for

    def points_of(self, number: int) -> int:
        """Give what all names say of a block that stands there, in thousandths of log-odds of being text."""
        path, names = self[number], self.names
        points = path.points + sum([names.nearer.get(word, 0) for word in path.near])
        if len(path.outer) >= _MOST_WORDS:
            points += sum([names.within.get(word, 0) for word in path.near - path.outer])
        return points

    def observed(self, number: int) -> Iterator[str]:
        """Give the features that `points_of` adds up, for fitting: ``near:word``, ``within:word``, ``in:tag``."""
        path = self[number]
        yield from (f"near:{word}" for word in path.near)
        yield from (f"within:{word}" for word in path.outer - path.near)
        yield from (f"in:{tag}" for tag, bit in REGION_BIT.items() if path.regions & bit)

    def _made(self, parent: int, tag: str, name: str) -> Path:
        outside = self[parent]
        own = tokens_of(name) if name else _NOTHING
        points, outer = outside.points, outside.outer
        if not own <= outer and len(outer) < _MOST_WORDS:
            within = self.names.within
            points += sum([within.get(word, 0) for word in own - outer])
            outer |= own
        bit = REGION_BIT.get(tag, 0)
        if bit and not outside.regions & bit:
            points += self.names.inside.get(tag, 0)
        grand = self[outside.parent]
        near = own | outside.own | grand.own
        around = near | self[grand.parent].own
        return Path(parent, own, near, around, outer, outside.regions | bit, points)
