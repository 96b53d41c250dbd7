"""The nearest element of certain tags around another, asked once for all elements on the same way down."""

from __future__ import annotations

from newsscrape.model.tree import Tree


class Nearest:
    """Finds, for any element of a page, the nearest one of certain tags: itself or one around it."""

    def __init__(self, tree: Tree, *tags: str) -> None:
        self.paths = tree.paths
        self.ways = tree.ways
        self.parents = tree.parents
        self.tags = frozenset(tags)
        self.found: dict[int, int] = {}
        self.known = {0: 0 if tree.tags[:1] and tree.tags[0] in self.tags else -1}

    def away(self, element: int) -> int:
        """Tell how many elements away it is, 0 for the element itself, -1 where there is none."""
        way = self.paths[element]
        found = self.known.get(way)
        return self._ask(way) if found is None else found

    def __call__(self, element: int) -> int:
        """Give its index, -1 where there is none."""
        found = self.found.get(element)
        if found is None:
            away = self.away(element)
            found = element if away >= 0 else -1
            for _ in range(away):
                found = self.parents[found]
            self.found[element] = found
        return found

    def _ask(self, way: int) -> int:
        known = self.known
        passed = []
        while (found := known.get(way)) is None:
            around, tag, _ = self.ways[way]
            if tag in self.tags:
                found = known[way] = 0
                break
            passed.append(way)
            way = around
        for inner in reversed(passed):
            found = known[inner] = found + 1 if found >= 0 else -1
        return found
