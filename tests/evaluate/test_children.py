from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate import children
from newsscrape.evaluate.children import Lost, ask_each
from newsscrape.evaluate.gold import GoldPage, load_dataset, load_page

MakeSet = Callable[..., Path]


def length(gold: GoldPage) -> int:
    return len(load_page(gold).body)


def die_at_three(gold: GoldPage) -> int:
    if length(gold) == 3:
        os._exit(9)
    return length(gold)


def dawdle_at_three(gold: GoldPage) -> int:
    while length(gold) == 3:
        time.sleep(1)
    return length(gold)


def pages(make_set: MakeSet) -> tuple[GoldPage, ...]:
    return load_dataset(make_set("wcxb", ({}, "a"), ({}, "abc"), ({}, "ab"))).pages


def test_answers_come_in_the_order_of_the_pages(make_set: MakeSet) -> None:
    assert list(ask_each(length, pages(make_set), 2)) == [1, 3, 2]


@pytest.mark.parametrize(
    ("ask", "lost"),
    [(die_at_three, (0.0, "its process died")), (dawdle_at_three, (2.0, "took more than 2 seconds"))],
    ids=["dies", "takes too long"],
)
def test_a_lost_page_costs_no_other(
    make_set: MakeSet,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[GoldPage], int],
    lost: tuple[float, str],
) -> None:
    monkeypatch.setattr(children, "PAGE_SECONDS", 2.0)
    first, second, third = ask_each(ask, pages(make_set), 1)
    assert (first, third) == (1, 2)
    assert isinstance(second, Lost)
    assert second.seconds == lost[0]
    assert lost[1] in second.why


def test_what_is_raised_there_is_raised_here(make_set: MakeSet) -> None:
    found = pages(make_set)
    found[0].path.unlink()
    with pytest.raises(InputError, match="cannot be unpacked"):
        list(ask_each(length, found, 1))
