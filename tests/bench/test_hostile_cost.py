from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from newsscrape.bench import hostile_cost as costing
from newsscrape.bench.hostile_cost import HostileCost, hostile_costs


@pytest.fixture(scope="module")
def costly() -> Iterator[ModuleType]:
    """The functions beside this file, importable in children too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield import_module("costly")


def cost(seconds: float, quarter_seconds: float | None) -> HostileCost:
    return HostileCost(
        name="a", bytes=1, seconds=seconds, parser_seconds=0.5, quarter_seconds=quarter_seconds, end="blocks"
    )


def test_a_page_is_timed_in_a_process_of_its_own() -> None:
    (one,) = hostile_costs(["one paragraph"], 8_000, 60)
    assert one.name == "one paragraph"
    assert one.bytes >= 8_000
    assert one.seconds > one.parser_seconds > 0
    assert one.end in {"blocks", "trafilatura"}


def test_a_page_that_takes_too_long_has_taken_the_limit(costly: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costing, "_measure", costly.hang)
    (one,) = hostile_costs(["one paragraph"], 8_000, 0.3)
    assert (one.seconds, one.slope, one.end) == (0.3, None, "took too long")


def test_a_page_that_ends_its_process_is_told_of(costly: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costing, "_measure", costly.die)
    (one,) = hostile_costs(["one paragraph"], 8_000, 60)
    assert one.end == "died"


def test_the_parsers_time_is_not_ours() -> None:
    assert cost(2.0, None).own_seconds == 1.5


@pytest.mark.parametrize(("quarter", "slope"), [(4.0, 1.0), (1.0, 2.0)])
def test_the_slope_is_that_from_the_quarter(quarter: float, slope: float) -> None:
    assert cost(16.0, quarter).slope == pytest.approx(slope)
