from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate import children
from newsscrape.evaluate.children import Lost, ask_each
from newsscrape.evaluate.gold import GoldPage, load_dataset

MakeSet = Callable[..., Path]


def pages(make_set: MakeSet) -> tuple[GoldPage, ...]:
    return load_dataset(make_set("wcxb", ({}, "a"), ({}, "abc"), ({}, "ab"))).pages


def test_answers_come_in_the_order_of_the_pages(make_set: MakeSet, askers: ModuleType) -> None:
    assert list(ask_each(askers.length, pages(make_set), 2)) == [1, 3, 2]


@pytest.mark.parametrize(
    ("ask", "lost"),
    [("die_at_three", (0.0, "its process died")), ("dawdle_at_three", (2.0, "took more than 2 seconds"))],
    ids=["dies", "takes too long"],
)
def test_a_lost_page_costs_no_other(
    make_set: MakeSet,
    askers: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    ask: str,
    lost: tuple[float, str],
) -> None:
    monkeypatch.setattr(children, "PAGE_SECONDS", 2.0)
    first, second, third = ask_each(getattr(askers, ask), pages(make_set), 1)
    assert (first, third) == (1, 2)
    assert isinstance(second, Lost)
    assert second.seconds == lost[0]
    assert lost[1] in second.why


def test_what_is_raised_there_is_raised_here(make_set: MakeSet, askers: ModuleType) -> None:
    found = pages(make_set)
    found[0].path.unlink()
    with pytest.raises(InputError, match="cannot be unpacked"):
        list(ask_each(askers.length, found, 1))
