from __future__ import annotations

from newsscrape.model.block import Tree


def test_ancestors_are_given_innermost_first() -> None:
    tree = Tree(tags=("body", "div", "p", "p"), parents=(-1, 0, 1, 0), attrs=({}, {}, {}, {}))
    assert list(tree.ancestors(2)) == [2, 1, 0]
    assert list(tree.ancestors(0)) == [0]
