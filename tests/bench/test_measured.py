from __future__ import annotations

import json

import pytest

from newsscrape.bench.compare import PageCost, Pair
from newsscrape.bench.growth import SizeCost
from newsscrape.bench.hostile_cost import HostileCost
from newsscrape.bench.measured import Measured, figures_of, is_compiled, json_object
from newsscrape.bench.memory import MemoryPoint
from newsscrape.bench.stages import StageCost


def page(name: str, own: float, other: float) -> PageCost:
    return PageCost(dataset="wcxb", id=name, bytes=1_000, end="blocks", pairs={"fast": Pair(own, other)})


MEASURED = Measured(
    pages=(page("a", 0.001, 0.010), page("b", 0.002, 0.040), page("c", 0.004, 0.120)),
    memory=(MemoryPoint(pages=2_500, bytes=90_000_000), MemoryPoint(pages=10_000, bytes=91_500_000)),
    growth=(SizeCost(bytes=1_000, seconds=0.001), SizeCost(bytes=10_000, seconds=0.01)),
    hostile=(
        HostileCost(name="a", bytes=9, seconds=3.0, parser_seconds=2.5, quarter_seconds=1.0, end="blocks"),
        HostileCost(name="b", bytes=9, seconds=1.0, parser_seconds=0.1, quarter_seconds=1.0, end="blocks"),
    ),
    stages=(StageCost(name="read", median_seconds=0.001, mean_seconds=0.002, share=1.0),),
)


def test_the_figures_are_those_of_the_parts() -> None:
    assert figures_of(MEASURED) == pytest.approx(
        {
            "times fast": 20.0,
            "median_ms": 2.0,
            "p99_over_median": 1.98,
            "resident_mb": 91.5,
            "growth_mb": 1.5,
            "size_slope": 1.0,
            "hostile_seconds": 0.9,
        }
    )


def test_what_was_not_measured_has_no_figure() -> None:
    assert figures_of(Measured()) == {}
    assert set(figures_of(Measured(pages=MEASURED.pages[:1], memory=MEASURED.memory[:1]))) == {
        "times fast",
        "median_ms",
        "resident_mb",
    }


def test_the_file_holds_everything() -> None:
    told = json.loads(json.dumps(json_object(MEASURED, 3)))
    assert told["figures"]["times fast"] == 20.0
    assert told["rounds"] == 3
    assert told["compiled"] is False
    assert told["versions"]["trafilatura"]
    assert told["pages"][0]["pairs"] == {"fast": {"own": 0.001, "other": 0.01}}
    assert [len(told[part]) for part in ("pages", "memory", "growth", "hostile", "stages")] == [3, 2, 2, 2, 1]


def test_the_checkout_is_plain_python() -> None:
    assert not is_compiled()
