from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.facts import Facts
from newsscrape.label.surroundings import surroundings

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
WORDS = 18
STORY = f"<article><p>{SENTENCE}</p><p>{SENTENCE}</p><p>Kurz</p></article>"
MENU = "<nav><ul><li><a href=/a>Stadt</a><li><a href=/b>Land</a></ul></nav>"


def seen(facts: Facts, name: str) -> list[float]:
    return list(surroundings(facts)[name])


def test_words_links_and_prose_are_summed_for_the_elements_around(measured: Measured) -> None:
    facts = measured(f"{MENU}<main>{STORY}</main>")
    assert seen(facts, "own_words") == [1, 1, WORDS, WORDS, 1]
    assert seen(facts, "parent_words") == [2, 2, *[2 * WORDS + 1] * 3]
    assert seen(facts, "parent_link_share") == [1, 1, 0, 0, 0]
    assert seen(facts, "parent_prose") == [0, 0, 1, 1, 1]
    assert seen(facts, "parent_prose_blocks") == [0, 0, 2, 2, 2]
    assert seen(facts, "parent_blocks") == [2, 2, 3, 3, 3]
    assert seen(facts, "parent_words_a_block") == pytest.approx([1, 1, *[(2 * WORDS + 1) / 3] * 3])
    assert seen(facts, "great_words")[0] == 2 * WORDS + 3


def test_a_block_knows_what_comes_before_and_after_it(measured: Measured) -> None:
    facts = measured(STORY)
    assert seen(facts, "parent_before") == [0, 1, 2]
    assert seen(facts, "parent_after") == [2, 1, 0]
    assert seen(facts, "parent_prose_after") == [0.5, 0, 0]
    assert seen(facts, "index") == [0, 1, 2]
    assert seen(facts, "rest") == [3, 2, 1]


def test_the_place_on_the_page_grows_with_the_words_before(measured: Measured) -> None:
    facts = measured(f"{MENU}{STORY}<p>{SENTENCE}</p>")
    places = seen(facts, "place")
    assert places == sorted(set(places))
    assert (places[0], places[-1] < 1) == (0, True)
    assert seen(facts, "place_in_prose") == pytest.approx([0, 0, 0, 1 / 3, 2 / 3, 2 / 3])
    assert seen(facts, "share_of_prose")[2] == pytest.approx(1 / 3)


def test_blocks_dressed_alike_are_told_as_a_group(measured: Measured) -> None:
    facts = measured(f"<ul class=list><li>eins zwei</li><li><a href=/x>drei</a></li></ul><p>{SENTENCE}</p>")
    assert seen(facts, "group_blocks") == [2, 2, 1]
    assert seen(facts, "group_words") == [1.5, 1.5, WORDS]
    assert seen(facts, "group_link_share") == [0.5, 0.5, 0]


def test_the_page_as_a_whole_is_the_same_for_all_its_blocks(measured: Measured) -> None:
    facts = measured(f"<p><a href=/x>zwei Wörter</a></p><p>{SENTENCE}</p>")
    assert seen(facts, "page_prose") == [WORDS, WORDS]
    assert seen(facts, "page_link_share") == pytest.approx([2 / (WORDS + 2)] * 2)
    assert seen(facts, "blocks") == [2, 2]


def test_a_page_without_prose_is_no_exception(measured: Measured) -> None:
    facts = measured("<p>eins</p><p>zwei</p>")
    assert seen(facts, "parent_prose") == [0, 0]
    assert seen(facts, "container_direct") == [0, 0]


def test_counts_end_somewhere(measured: Measured) -> None:
    facts = measured("<p>x</p>" * 3_000)
    assert max(seen(facts, "blocks")) < 3_000
    assert max(seen(facts, "rest")) < 3_000
    assert max(seen(facts, "parent_before")) < 100


@given(places=st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<b>", "</b>", SENTENCE, "kurz", "<ul><li>"])))
def test_a_block_is_part_of_every_element_around_it(measured: Measured, places: list[str]) -> None:
    facts = measured("<p>x" + "".join(places))
    columns = surroundings(facts)
    for level in ("own", "parent", "grand", "great"):
        sums = zip(columns[f"{level}_words"], facts.measures.words, strict=True)
        assert all(inside >= own for inside, own in sums)
        assert min(columns[f"{level}_blocks"]) >= 1
        assert 0 <= min(columns[f"{level}_prose"]) <= max(columns[f"{level}_prose"]) <= 1
    assert min(columns["gap"]) >= 0
    assert min(columns["steps"]) >= 0
