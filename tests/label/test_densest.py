from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.densest import densest_of, directly, distances
from newsscrape.label.facts import Facts

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
STORY = f"<article><p>{SENTENCE}</p><p>{SENTENCE}</p><p>Kurz</p></article>"


def seen(facts: Facts, name: str) -> list[float]:
    return list(distances(facts, densest_of(facts))[name])


def test_blocks_in_the_element_with_the_most_prose_have_no_way_to_go(measured: Measured) -> None:
    facts = measured(f"<div><div><p>Anderswo</p></div>{STORY}</div>")
    assert seen(facts, "gap") == [1, 0, 0, 0]
    assert seen(facts, "steps") == [2, 1, 1, 1]
    densest = densest_of(facts)
    assert list(directly(densest.containers, densest)) == [0, 1, 1, 1]
    assert seen(facts, "depth") == [3, 3, 3, 3]
    assert seen(facts, "siblings") == [1, 3, 3, 3]


def test_words_right_in_a_box_count_for_the_box_itself(measured: Measured) -> None:
    facts = measured(f"<div>{SENTENCE}<br><br>{SENTENCE}</div><p>Kurz</p>")
    assert seen(facts, "gap") == [0, 0, 1]
    assert list(directly([block.element for block in facts.document.blocks], densest_of(facts)))[:2] == [1, 1]


def test_of_two_with_as_much_prose_the_first_is_the_densest(measured: Measured) -> None:
    facts = measured(f"<div><p>{SENTENCE}</p></div><div><p>{SENTENCE}</p></div>")
    assert seen(facts, "gap") == [0, 1]


def test_on_a_page_without_prose_it_is_the_body(measured: Measured) -> None:
    assert densest_of(measured("<p>eins</p><p>zwei</p>")).best == 0
