from __future__ import annotations

from newsscrape.compose.marks import link_around, marks_around
from newsscrape.model.block import Tree

TREE = Tree(
    tags=("body", "div", "a", "p"),
    parents=(-1, 0, 1, 2),
    attrs=({"id": "page"}, {"class": "box wide", "role": "x"}, {"href": "/2", "rel": "tag"}, {}),
)


def test_names_around_come_innermost_first_and_only_so_far() -> None:
    assert marks_around(TREE, 3, 4) == "tag box wide page"
    assert marks_around(TREE, 3, 2) == "tag"


def test_the_link_around_is_found() -> None:
    assert link_around(TREE, 3) == "/2"
    assert link_around(TREE, 1) is None
