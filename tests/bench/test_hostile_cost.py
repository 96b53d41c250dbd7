from __future__ import annotations

import os
import time

import pytest

from newsscrape.bench import hostile_cost as costing
from newsscrape.bench.hostile_cost import HostileCost, hostile_costs


def cost(seconds: float, quarter_seconds: float | None) -> HostileCost:
    return HostileCost(
        name="a", bytes=1, seconds=seconds, parser_seconds=0.5, quarter_seconds=quarter_seconds, end="blocks"
    )


def hang(_name: str, _size: int) -> None:
    time.sleep(60)


def die(_name: str, _size: int) -> None:
    os._exit(3)


def test_a_page_is_timed_in_a_process_of_its_own() -> None:
    (one,) = hostile_costs(["one paragraph"], 8_000, 60)
    assert one.name == "one paragraph"
    assert one.bytes >= 8_000
    assert one.seconds > one.parser_seconds > 0
    assert one.end in {"blocks", "trafilatura"}


def test_a_page_that_takes_too_long_has_taken_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costing, "_measure", hang)
    (one,) = hostile_costs(["one paragraph"], 8_000, 0.3)
    assert (one.seconds, one.slope, one.end) == (0.3, None, "took too long")


def test_a_page_that_ends_its_process_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costing, "_measure", die)
    (one,) = hostile_costs(["one paragraph"], 8_000, 60)
    assert one.end == "died"


def test_the_parsers_time_is_not_ours() -> None:
    assert cost(2.0, None).own_seconds == 1.5


@pytest.mark.parametrize(("quarter", "slope"), [(4.0, 1.0), (1.0, 2.0)])
def test_the_slope_is_that_from_the_quarter(quarter: float, slope: float) -> None:
    assert cost(16.0, quarter).slope == pytest.approx(slope)
