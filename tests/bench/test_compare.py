from __future__ import annotations

import pytest

from newsscrape.bench import compare as comparing
from newsscrape.bench.compare import PageCost, Pair, compare
from newsscrape.bench.rivals import RIVALS, Rival
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.extract import read_page
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page


def test_each_page_is_timed_beside_each_rival(golds: tuple[GoldPage, ...]) -> None:
    costs = compare(golds, RIVALS, 1)
    assert [(cost.dataset, cost.id) for cost in costs] == [("wcxb", "article"), ("wcxb", "blank")]
    assert [cost.bytes for cost in costs] == [len(load_page(gold).body) for gold in golds]
    assert [list(cost.pairs) for cost in costs] == [[rival.name for rival in RIVALS]] * 2
    assert all(pair.own > 0 and pair.other > 0 for cost in costs for pair in cost.pairs.values())
    assert costs[0].end in {"blocks", "trafilatura"}


def test_who_is_asked_first_changes(golds: tuple[GoldPage, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def own(page: Page) -> Extraction:
        asked.append("own")
        return read_page(page)

    monkeypatch.setattr(comparing, "read_page", own)
    monkeypatch.setattr(comparing, "warm_up", lambda *_: None)
    compare(golds, [Rival(name="other", ask=lambda _: asked.append("other"))], 2)
    first = ["own", "other", "other", "own"]
    second = ["other", "own", "own", "other"]
    looks_at_the_ends = ["own", "own"]
    assert asked == first + second + looks_at_the_ends


def test_the_ratio_is_of_the_pair_and_our_time_of_all() -> None:
    pairs = {"a": Pair(1.0, 12.0), "b": Pair(2.0, 6.0), "c": Pair(4.0, 8.0)}
    cost = PageCost(dataset="wcxb", id="one", bytes=1, end="blocks", pairs=pairs)
    assert [cost.ratio(name) for name in pairs] == [12.0, 3.0, 2.0]
    assert cost.own == 2.0
