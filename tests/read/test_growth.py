from __future__ import annotations

import pytest

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.read import growth
from newsscrape.read.growth import Growth


def test_elements_come_in_and_end() -> None:
    page = Growth()
    page.open("body", (), "", -1)
    page.open("p", (("class", "a"),), "a", 0)
    page.close(1, 1)
    page.open("p", (("class", "a"),), "a", 0)
    page.close(2, 1)
    page.close(0, 2)
    tree = page.tree()
    assert (tree.tags, tree.parents, tree.names) == (["body", "p", "p"], [-1, 0, 0], ["", "a", "a"])
    assert tree.attrs == [(), (("class", "a"),), (("class", "a"),)]
    assert (tree.ends, tree.lasts) == ([3, 2, 3], [2, 1, 1])


def test_a_tag_or_a_name_further_down_is_another_way() -> None:
    page = Growth()
    for tag, name, parent in (("body", "", -1), ("p", "", 0), ("a", "p", 0), ("p", "", 1), ("p", "", 2), ("p", "", 1)):
        page.open(tag, (), name, parent)
    tree = page.tree()
    assert tree.paths == [0, 1, 2, 3, 4, 3]
    assert tree.ways == [(0, "body", ""), (0, "p", ""), (0, "a", "p"), (1, "p", ""), (2, "p", "")]


def test_an_element_may_be_named_like_its_tag() -> None:
    page = Growth()
    for tag, name, parent in (("body", "", -1), ("header", "header", 0), ("div", "", 0), ("header", "header", 0)):
        page.open(tag, (), name, parent)
    page.open("p", (), "", 0)
    assert page.tree().paths == [0, 1, 2, 1, 3]


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "MAX_ELEMENTS", 2)
    page = Growth()
    for _ in range(3):
        page.open("p", (), "", -1)
    with pytest.raises(NotAnArticle) as refused:
        page.open("p", (), "", -1)
    assert refused.value.reason is Reason.TOO_LARGE
    assert len(page.tags) == 3
