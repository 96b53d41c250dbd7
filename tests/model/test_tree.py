from __future__ import annotations

import pytest

from newsscrape.model.tree import Tree, attribute

ATTRS = (("class", "a  b"), ("hidden", None), ("id", ""))
TREE = Tree(
    tags=["body", "div", "p", "p"],
    parents=[-1, 0, 1, 0],
    attrs=[(), ATTRS, (("class", "deep"),), ()],
    names=["", "a  b", "deep", ""],
    paths=[0, 1, 2, 3],
    ways=[(0, "body", ""), (0, "div", "a  b"), (1, "p", "deep"), (0, "p", "")],
    depths=[2, 3, 4, 3],
    ends=[4, 3, 3, 4],
    firsts=[0, 0, 0, 1],
    lasts=[2, 1, 1, 2],
)


def test_ancestors_are_given_innermost_first() -> None:
    assert list(TREE.ancestors(2)) == [2, 1, 0]
    assert list(TREE.ancestors(0)) == [0]
    assert list(TREE.ancestors(-1)) == []


@pytest.mark.parametrize(("name", "value"), [("class", "a  b"), ("hidden", ""), ("id", ""), ("href", None)])
def test_an_attribute_without_a_value_is_there_and_empty(name: str, value: str | None) -> None:
    assert attribute(ATTRS, name) == value
    assert TREE.get(1, name) == (value or "")
    assert TREE.has(1, name) is (value is not None)


def test_an_element_is_around_itself_and_all_inside_it() -> None:
    around = {(outer, inner) for outer in range(4) for inner in range(4) if TREE.is_around(outer, inner)}
    assert around == {(element, ancestor) for ancestor in range(4) for element in TREE.ancestors(ancestor)}
