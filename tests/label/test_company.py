from __future__ import annotations

from collections.abc import Callable
from math import isfinite, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.company import company
from newsscrape.label.facts import Facts

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
PAGE = f"<nav><a href=/a>Start</a></nav><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article><p>{SENTENCE}</p>"
WORDS = 18


@pytest.fixture
def page(measured: Measured) -> Facts:
    return measured(PAGE)


def test_the_first_look_is_seen_as_log_odds_and_beside_as_chances(page: Facts) -> None:
    seen = company(page, [0.0, 0.9, 0.5, 0.2])
    assert list(seen["first_look"])[1:3] == pytest.approx([log(9), 0])
    assert next(iter(seen["first_look"])) == pytest.approx(-log(9999))
    assert list(seen["first_look+1"]) == [0.9, 0.5, 0.2, -1]
    assert list(seen["first_look-2"]) == [-1, -1, 0, 0.9]


def test_what_stands_around_is_weighed_by_its_words(page: Facts) -> None:
    seen = company(page, [0, 1, 1, 0])
    assert seen["around4"][0] == pytest.approx(2 / 3)
    assert seen["back4"][3] == pytest.approx(36 / 37)
    assert list(seen["forth4"]) == pytest.approx([2 / 3, 0.5, 0, 0])


def test_the_text_before_and_after_a_block_is_a_share_of_all(page: Facts) -> None:
    seen = company(page, [0, 1, 0.5, 0.5])
    assert list(seen["text_before"]) == pytest.approx([0, 0, 0.5, 0.75])
    assert list(seen["text_after"]) == pytest.approx([1, 0.5, 0.25, 0])
    assert list(seen["text_words"]) == [2 * WORDS] * 4


def test_blocks_in_the_same_dress_speak_for_each_other_but_not_for_themselves(page: Facts) -> None:
    seen = company(page, [0, 1, 0.4, 0.8])
    assert list(seen["group_chance"]) == pytest.approx([-1, 0.4, 1, -1])
    assert list(seen["group_text_share"])[1:] == pytest.approx([0.4, 1, -1])
    assert list(seen["group_text"])[1] == pytest.approx(1.4 / 2.2)


def test_the_boxes_around_a_block_are_looked_into(page: Facts) -> None:
    seen = company(page, [0, 1, 0.5, 0])
    assert list(seen["own_text_share"]) == [-1, -1, -1, -1]
    assert list(seen["parent_text_share"])[1:3] == pytest.approx([0.5, 1])
    assert list(seen["parent_text"])[1] == pytest.approx(1)


def test_the_way_to_sure_text_is_counted_in_blocks_and_words(page: Facts) -> None:
    seen = company(page, [0, 0.9, 0.3, 0.3])
    assert list(seen["sure_before"]) == [99, 99, 1, 2]
    assert list(seen["words_since_sure"]) == [999, 999, 0, WORDS]
    assert list(seen["sure_after"]) == [1, 99, 99, 99]
    assert list(seen["words_until_sure"]) == [0, 999, 999, 999]


def test_a_gap_is_a_valley_that_all_behind_it_lie_behind(measured: Measured) -> None:
    facts = measured(f"<p>{SENTENCE}</p>" * 40)
    chances = [1.0] * 25 + [0.0] * 6 + [1.0] * 9
    valley = list(company(facts, chances)["valley"])
    assert valley[5] == 1
    assert max(valley[28:]) == 0


def test_the_richest_element_is_none_to_go_to(page: Facts) -> None:
    seen = company(page, [0, 1, 1, 0.1])
    assert list(seen["text_gap"]) == [1, 0, 0, 1]
    assert list(seen["text_steps"])[1:] == [1, 1, 1]
    assert seen["container_text"][1] == pytest.approx(2 / 2.1)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_all_is_a_number_whatever_the_chances(page_at: Facts, chances: list[float]) -> None:
    columns = company(page_at, chances)
    assert {len(column) for column in columns.values()} == {4}
    assert all(isfinite(value) for column in columns.values() for value in column)


@pytest.fixture(scope="module")
def page_at(measured: Measured) -> Facts:
    return measured(PAGE)
