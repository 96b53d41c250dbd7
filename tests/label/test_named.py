from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.named import GROUPS, named

Measured = Callable[..., Facts]


def test_the_steps_up_to_the_next_element_named_so_are_counted(measured: Measured) -> None:
    facts = measured("<div class=infobox><section><p>eins</p></section></div><p class=image-caption>zwei</p>")
    seen = named(facts)
    assert list(seen["to_box"]) == [2, 20]
    assert list(seen["to_caption"]) == [20, 0]


def test_an_inline_element_around_the_words_counts(measured: Measured) -> None:
    assert list(named(measured("<p><span class=author>Von Bly</span></p>"))["to_byline"]) == [0]


def test_a_name_may_stand_in_two_groups(measured: Measured) -> None:
    seen = named(measured("<ul class='tag menu comment'><li>eins</ul>"))
    assert (seen["to_navigation"][0], seen["to_comment"][0]) == (1, 1)


def test_far_away_is_twenty_at_the_most(measured: Measured) -> None:
    assert list(named(measured("<div class=menu>" + "<div>" * 40 + "x"))["to_navigation"]) == [20]


def test_every_group_has_its_column(measured: Measured) -> None:
    assert list(named(measured("x"))) == [f"to_{group}" for group in GROUPS]
