from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.marked import HEADED, HELD, heads_of, held_of
from newsscrape.model.label import Label

Measured = Callable[..., Facts]

BEFORE = "<p>Davor</p>" * 3


def heads(facts: Facts) -> list[str]:
    numbers = [0 if label is None else list(Label).index(label) + 1 for label in facts.measures.phrases]
    return [HEADED[place] for place in heads_of(facts.document, numbers)]


def test_the_phrase_at_the_top_of_a_box_heads_all_of_it(measured: Measured) -> None:
    facts = measured(BEFORE + "<div><h3>Mehr zum Thema</h3><p>Der Deich</p><p>Die Werft</p></div>")
    assert heads(facts) == [*["none"] * 3, *["related,<=3"] * 3]


def test_the_smallest_box_counts_and_its_first_phrase(measured: Measured) -> None:
    inner = "<div><h3>Meistgelesen</h3><p>Mehr zum Thema</p><p>Der Deich</p></div>"
    facts = measured(f"<section><h2>Mehr zum Thema</h2><p>Die Werft</p>{inner}</section>")
    assert heads(facts) == [*["related,<=8"] * 2, *["teaser,<=3"] * 3]


def test_the_mark_of_an_ad_heads_only_what_nothing_else_does(measured: Measured) -> None:
    facts = measured(BEFORE + "<div><p>Anzeige</p><h3>Meistgelesen</h3><p>Der Deich</p></div>")
    assert heads(facts) == [*["none"] * 3, *["teaser,<=3"] * 3]


def test_a_phrase_further_down_heads_nothing(measured: Measured) -> None:
    facts = measured("<div><p>Eins</p><p>Zwei</p><p>Drei</p><p>Mehr zum Thema</p></div>")
    assert heads(facts) == ["none"] * 4


def test_a_small_box_holds_what_its_phrases_and_appeals_say(measured: Measured) -> None:
    facts = measured("<p>Davor</p><div><p>Die Post am Morgen</p><p>Jetzt Newsletter abonnieren</p></div><p>Danach</p>")
    bit = 1 << HELD.index(Label.NEWSLETTER)
    assert held_of(facts).tolist() == [0, bit, bit, 0]


def test_a_large_box_holds_nothing(measured: Measured) -> None:
    facts = measured(f"<div>{'<p>Wort</p>' * 30}<p>Jetzt Newsletter abonnieren</p></div>")
    assert not held_of(facts).any()
