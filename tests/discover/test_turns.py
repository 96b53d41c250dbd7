from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.discover.turns import Turns
from newsscrape.model.visit import Role, Visit


def visit(host: str, number: int, role: Role = Role.ARTICLE) -> Visit:
    return Visit(url=f"https://{host}.example/{number}", role=role)


def test_hosts_take_turns_and_each_keeps_its_order() -> None:
    turns = Turns(9, 1)
    turns.add([visit("a", 1), visit("a", 2), visit("b", 1)])
    first, second = turns.next(), turns.next()
    assert (first, second) == (visit("a", 1), visit("b", 1))
    assert turns.next() is None, "a is busy"
    turns.done(visit("a", 1))
    assert turns.next() == visit("a", 2)
    assert len(turns) == 0


def test_a_further_page_comes_before_the_next_article() -> None:
    turns = Turns(9, 1)
    turns.add([visit("a", 1), visit("a", 2)])
    turns.add([visit("a", 3, Role.FURTHER)])
    assert turns.next() == visit("a", 3, Role.FURTHER)
    assert len(turns) == 2


def test_what_waits_on_a_site_is_withdrawn_but_for_pages_an_article_waits_for() -> None:
    turns = Turns(9, 1)
    further = visit("www.a", 3, Role.FURTHER)
    turns.add([visit("a", 1), visit("www.a", 2), further, visit("b", 1)])
    assert turns.next() == visit("a", 1)
    assert turns.withdraw("a.example") == [visit("www.a", 2)]
    assert turns.withdraw("c.example") == []
    assert {turns.next(), turns.next()} == {further, visit("b", 1)}
    assert len(turns) == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99))), st.integers(1, 3), st.integers(1, 5))
def test_every_visit_has_its_turn_once_and_no_host_too_many(
    wanted: list[tuple[str, int]], per_host: int, in_all: int
) -> None:
    turns = Turns(in_all, per_host)
    turns.add(visit(*one) for one in wanted)
    given_out: list[Visit] = []
    underway: list[Visit] = []
    while len(turns) or underway:
        one = turns.next()
        if one is None:
            turns.done(underway.pop(0))
            continue
        given_out.append(one)
        underway.append(one)
        assert len(underway) <= in_all
        assert max(Counter(other.url.split("/")[2] for other in underway).values()) <= per_host
    assert Counter(given_out) == Counter(visit(*one) for one in wanted)
