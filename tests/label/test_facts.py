from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.facts import Facts
from newsscrape.label.paths import REGION_BIT

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
CLAIM = '<script type="application/ld+json">{{"@type":"Article","articleBody":"{}"}}</script>'
PARTS = ["<p>", "<div class=a>", "</div>", "<h1>", "word ", SENTENCE, "<a href=x>", "</a>", "<b>", "<br><br>", "<li>"]


def test_names_are_those_of_the_block_and_three_elements_around(measured: Measured) -> None:
    facts = measured(
        "<div class=far><div class=third><div class=second><p class=first><b id=inner>x</b></p></div></div></div>"
    )
    assert facts.near(0) == {"inner", "first", "second", "third"}


def test_a_block_is_inside_of_every_element_around_it(measured: Measured) -> None:
    facts = measured("<article><ul><li>x</ul></article><p>y</p>")
    assert facts.is_inside(0, REGION_BIT["article"])
    assert facts.is_inside(0, REGION_BIT["nav"] | REGION_BIT["li"])
    assert not facts.is_inside(0, REGION_BIT["nav"])
    assert not facts.is_inside(1, REGION_BIT["article"])


def test_blocks_in_the_same_dress_are_a_group(measured: Measured) -> None:
    one, other, elsewhere = measured("<ul class=list><li>eins zwei</li><li>drei</li></ul><p>vier</p>").groups
    assert one == other != elsewhere
    assert len(set(measured("<div class=a><p>x</p></div><div class=b><p>y</p></div><p>z</p>").groups)) == 3


def test_words_are_compared_without_their_punctuation(measured: Measured) -> None:
    facts = measured("<p>Zum Shop</p><p>»zum SHOP!«</p>")
    assert facts.letters(0) == facts.letters(1) == "zumshop"


def test_a_claimed_body_is_of_use_only_when_long(measured: Measured) -> None:
    assert measured("<p>x</p>", CLAIM.format(SENTENCE * 3)).body_claim.startswith("die fähre")
    assert measured("<p>x</p>", CLAIM.format(SENTENCE)).body_claim == ""
    assert measured("<p>x</p>").body_claim == ""


def test_a_page_without_blocks_has_facts(measured: Measured) -> None:
    facts = measured("")
    assert (facts.headline, list(facts.groups), list(facts.numbers)) == (-1, [], [])


@given(parts=st.lists(st.sampled_from(PARTS)))
def test_any_page_can_be_measured(measured: Measured, parts: list[str]) -> None:
    facts = measured("<p>x" + "".join(parts))
    count = len(facts.document.blocks)
    assert [len(values) for values in (facts.numbers, facts.groups, *facts.measures)] == [count] * (
        len(facts.measures) + 2
    )
    assert -1 <= facts.headline < count
