from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.policy.starts import Starts

NONE = 9


def test_the_text_of_the_lowest_rank_is_found_where_it_stands() -> None:
    starts = Starts([(3, "news"), (2, "newsletter"), (1, "new york times")])
    assert starts.best_at("the newsletters", 4, NONE) == 2
    assert starts.best_at("the newsletters", 5, NONE) == NONE
    assert starts.best_at("news", 0, NONE) == 3
    assert starts.best_at("newsletter", 0, 1) == 1
    assert starts.best_at("new york", 0, NONE) == NONE
    assert starts.best_at("", 0, NONE) == NONE


def test_of_no_texts_none_is_found() -> None:
    assert Starts([]).best_at("news", 0, NONE) == NONE


known = st.lists(st.tuples(st.integers(0, 5), st.text("abé\U0001f600", min_size=1, max_size=8)), max_size=30)


@given(known, st.text("abé\U0001f600"))
def test_all_places_say_what_a_comparison_says(texts: list[tuple[int, str]], text: str) -> None:
    starts = Starts(texts)
    for place in range(len(text)):
        ranks = [rank for rank, start in texts if text.startswith(start, place)]
        assert starts.best_at(text, place, NONE) == min(ranks, default=NONE)
