from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.groups import GROUP_BIT, Named, PathGroups

Measured = Callable[..., Facts]


def named(facts: Facts) -> Named:
    groups = PathGroups(facts.paths, len(facts.document.tree.ways))
    return groups[facts.numbers[-1]]


def test_names_belong_to_groups_by_how_near_they_are(measured: Measured) -> None:
    body = "<div class=footer><div class=comments><div class=teaser><div class=newsletter><p class=lead>Wort</p>"
    found = named(measured(body))
    close = GROUP_BIT["lead"] | GROUP_BIT["newsletter"] | GROUP_BIT["newsletter_box"]
    assert found.close == close
    assert found.near == close | GROUP_BIT["teaser"]
    assert found.around == found.near | GROUP_BIT["comment"]
    assert found.outer == found.around | GROUP_BIT["navigation"]


def test_a_page_without_names_belongs_to_none(measured: Measured) -> None:
    assert named(measured("<p>Wort</p>")) == Named(0, 0, 0, 0)


def test_a_word_may_be_of_several_groups(measured: Measured) -> None:
    assert named(measured("<p class=copyright>Wort</p>")).close == GROUP_BIT["caption"] | GROUP_BIT["navigation"]
