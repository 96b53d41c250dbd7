from __future__ import annotations

import io

from rich.console import Console

from newsscrape.bench.compare import PageCost, Pair
from newsscrape.bench.growth import SizeCost
from newsscrape.bench.hostile_cost import HostileCost
from newsscrape.bench.measured import Measured
from newsscrape.bench.memory import MemoryPoint
from newsscrape.bench.stages import StageCost
from newsscrape.bench.tables import Section, markdown, rich_table, sections

SECTION = Section(title="Speed", heads=("what", "ms"), rows=(("ours", "1.0"), ("theirs", "12.0")))


def rows(measured: Measured, title: str) -> list[tuple[str, ...]]:
    (section,) = (one for one in sections(measured) if one.title.startswith(title))
    assert all(len(row) == len(section.heads) for row in section.rows)
    return list(section.rows)


def page(dataset: str, name: str, own: float, end: str) -> PageCost:
    return PageCost(dataset=dataset, id=name, bytes=2_000, end=end, pairs={"fast": Pair(own, 0.020)})


def test_pages_are_told_of_by_set_by_end_and_by_cost() -> None:
    measured = Measured(pages=(page("wcxb", "a", 0.001, "blocks"), page("other", "b", 0.004, "index_page")))
    assert rows(measured, "CPU time") == [
        ("all", "2", "2.50", "12.50"),
        ("wcxb", "1", "1.00", "20.00"),
        ("other", "1", "4.00", "5.00"),
    ]
    assert rows(measured, "What became") == [("blocks", "1", "1.00", "20.00"), ("index_page", "1", "4.00", "5.00")]
    assert rows(measured, "Slowest") == [
        ("other/b", "2", "4.00", "5.00", "index_page"),
        ("wcxb/a", "2", "1.00", "20.00", "blocks"),
    ]
    assert ("CPU time of trafilatura fast (with metadata), over ours", "12.50", "≥ 6", "yes") in rows(
        measured, "Targets"
    )


def test_memory_and_growth_are_told_of_step_by_step() -> None:
    measured = Measured(
        memory=(MemoryPoint(pages=100, bytes=80_000_000), MemoryPoint(pages=1_000, bytes=121_000_000)),
        growth=(SizeCost(bytes=10_000, seconds=0.001), SizeCost(bytes=100_000, seconds=0.1)),
    )
    assert rows(measured, "Memory") == [("100", "80.0"), ("1,000", "121.0")]
    assert rows(measured, "Cost by page size") == [("10", "1.00", "10.00", ""), ("100", "100.00", "1.00", "2.00")]
    assert ("memory of a worker at the end", "121.00 MB", "≤ 120 MB", "no") in rows(measured, "Targets")


def test_hostile_pages_are_told_of_worst_first() -> None:
    quick = HostileCost(name="a", bytes=1_000_000, seconds=1, parser_seconds=0.5, quarter_seconds=0.25, end="blocks")
    slow = HostileCost(
        name="b", bytes=1_000_000, seconds=60, parser_seconds=0, quarter_seconds=None, end="took too long"
    )
    assert rows(Measured(hostile=(quick, slow)), "Hostile") == [
        ("b", "1,000", "60.00", "0.000", "", "took too long"),
        ("a", "1,000", "0.50", "0.500", "1.00", "blocks"),
    ]


def test_stages_are_told_of_with_their_shares() -> None:
    stage = StageCost(name="label", median_seconds=0.001, mean_seconds=0.0015, share=0.25)
    assert rows(Measured(stages=(stage,)), "Our time") == [("label", "1.00", "1.50", "25%")]


def test_nothing_measured_is_no_table() -> None:
    assert sections(Measured()) == []


def test_a_table_can_be_markdown() -> None:
    assert markdown(SECTION).splitlines() == [
        "**Speed**",
        "",
        "| what | ms |",
        "| --- | ---: |",
        "| ours | 1.0 |",
        "| theirs | 12.0 |",
    ]


def test_a_table_can_be_for_a_terminal() -> None:
    out = io.StringIO()
    Console(file=out, width=60).print(rich_table(SECTION))
    assert ["theirs", "12.0"] in [line.split() for line in out.getvalue().splitlines()]
