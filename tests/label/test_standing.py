from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.standing import run_lengths, standing

Measured = Callable[..., Facts]

TITLE = "<meta property=og:title content='Die Fähre bleibt in der Werft'>"
HEADLINE = "<h1>Die Fähre bleibt in der Werft</h1>"


def test_the_way_from_the_headline_goes_up_and_then_down(measured: Measured) -> None:
    facts = measured(f"<div><header>{HEADLINE}</header><p>eins</p></div><aside><div><p>zwei</p></div></aside>", TITLE)
    seen = standing(facts)
    assert list(seen["headline_up"]) == [0, 2, 3]
    assert list(seen["headline_down"]) == [0, 1, 3]


def test_without_a_headline_there_is_no_way(measured: Measured) -> None:
    seen = standing(measured("<p>eins</p>"))
    assert (list(seen["headline_up"]), list(seen["headline_down"])) == ([-1], [-1])


def test_an_article_is_the_headlines_own_or_another(measured: Measured) -> None:
    facts = measured(f"<p>vor</p><article>{HEADLINE}<p>eins</p></article><article><p>zwei drei</p></article>", TITLE)
    seen = standing(facts)
    assert list(seen["article"]) == [0, 1, 1, 2]
    assert list(seen["article_words"]) == [10, 7, 7, 2]
    assert list(standing(measured("<article>eins</article>"))["article"]) == [3]


def test_pictures_are_counted_before_and_around(measured: Measured) -> None:
    facts = measured("<div><div><img src=/a.jpg><p>eins</p></div></div><div><div><p>zwei</p></div></div>")
    seen = standing(facts)
    assert list(seen["picture_before"]) == [1, 0]
    assert list(seen["parent_pictures"]) == [1, 0]
    assert list(seen["grand_blocks_a_picture"]) == pytest.approx([1, 5])


def test_blocks_of_one_group_that_follow_each_other_are_a_run() -> None:
    assert list(run_lengths([0, 0, 1, 0])) == [2, 2, 1, 1]
    assert list(run_lengths([3] * 50)) == [40] * 50
    assert list(run_lengths([])) == []
