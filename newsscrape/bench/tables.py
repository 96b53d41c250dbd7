"""What was measured → tables for a terminal or a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.bench.compare import PageCost
from newsscrape.bench.growth import SizeCost, slope
from newsscrape.bench.hostile_cost import HostileCost
from newsscrape.bench.measured import MILLION, Measured, figures_of, is_compiled
from newsscrape.bench.memory import MemoryPoint
from newsscrape.bench.stages import StageCost
from newsscrape.bench.targets import TARGETS, Target

SLOWEST = 5
"""Pages listed, so that one can look at them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table; its first column is words, the others are numbers."""

    title: str
    """What it is about."""
    heads: tuple[str, ...]
    """Names of the columns."""
    rows: tuple[tuple[str, ...], ...]
    """Cells."""


def sections(measured: Measured) -> list[Section]:
    """Give the tables of what was measured, the targets first."""
    parts = (
        (targets_section(TARGETS, figures_of(measured), Answers()),),
        _pages(measured.pages) if measured.pages else (),
        (_memory(measured.memory),) if measured.memory else (),
        (_growth(measured.growth),) if measured.growth else (),
        (_hostile(measured.hostile),) if measured.hostile else (),
        (_stages(measured.stages),) if measured.stages else (),
    )
    return [section for part in parts for section in part if section.rows]


def rich_table(section: Section) -> Table:
    """Give a table for a terminal."""
    table = Table(title=section.title, title_justify="left", box=SIMPLE_HEAD)
    for place, head in enumerate(section.heads):
        table.add_column(head, justify="right" if place else "left")
    for row in section.rows:
        table.add_row(*row)
    return table


def markdown(section: Section) -> str:
    """Give a table in Markdown, its title as a bold line."""
    lines = [section.heads, ("---", *["---:"] * (len(section.heads) - 1)), *section.rows]
    return "\n".join([f"**{section.title}**", "", *(f"| {' | '.join(line)} |" for line in lines), ""])


class Answers(NamedTuple):
    """What the table of targets says in its last column."""

    head: str = "met"
    """Above it."""
    met: str = "yes"
    """Of a target that is reached."""
    missed: str = "no"
    """Of one that is not."""


def targets_section(targets: Sequence[Target], figures: Mapping[str, float], answers: Answers) -> Section:
    """Give the table of the targets whose figure was measured."""
    rows = tuple(
        (
            target.words,
            f"{figures[target.figure]:.2f}{target.unit}",
            f"{target.sense} {target.limit:g}{target.unit}",
            answers.met if target.is_met(figures) else answers.missed,
        )
        for target in targets
        if target.figure in figures
    )
    form = "compiled" if is_compiled() else "plain Python"
    return Section(title=f"Targets ({form})", heads=("figure", "measured", "target", answers.head), rows=rows)


def _pages(pages: Sequence[PageCost]) -> tuple[Section, ...]:
    groups = {"all": list(pages)}
    for page in pages:
        groups.setdefault(page.dataset, []).append(page)
    rivals = tuple(pages[0].pairs)
    by_set = Section(
        title="CPU time of trafilatura over ours (median of the pages' ratios)",
        heads=("set", "pages", "our ms", *rivals),
        rows=tuple((name, str(len(group)), _ms(group), *_ratios(group, rivals)) for name, group in groups.items()),
    )
    ends = Counter(page.end for page in pages)
    by_end = Section(
        title="What became of the pages",
        heads=("engine or reason", "pages", "our ms", *rivals),
        rows=tuple(
            (end, str(count), _ms(group), *_ratios(group, rivals))
            for end, count in ends.most_common()
            for group in [[page for page in pages if page.end == end]]
        ),
    )
    slowest = Section(
        title="Slowest pages",
        heads=("page", "KB", "our ms", *rivals, "end"),
        rows=tuple(
            (f"{page.dataset}/{page.id}", f"{page.bytes / 1000:.0f}", _ms([page]), *_ratios([page], rivals), page.end)
            for page in sorted(pages, key=lambda page: -page.own)[:SLOWEST]
        ),
    )
    return by_set, by_end, slowest


def _ms(pages: Sequence[PageCost]) -> str:
    return f"{1000 * median(page.own for page in pages):.2f}"


def _ratios(pages: Sequence[PageCost], rivals: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{median(page.ratio(name) for page in pages):.2f}" for name in rivals)


def _memory(points: Sequence[MemoryPoint]) -> Section:
    rows = tuple((f"{point.pages:,}", f"{point.bytes / MILLION:.1f}") for point in points)
    return Section(title="Memory of a worker", heads=("pages read", "MB resident"), rows=rows)


def _growth(costs: Sequence[SizeCost]) -> Section:
    slopes = ["", *(f"{slope(pair):.2f}" for pair in pairwise(costs))]
    rows = tuple(
        (f"{cost.bytes / 1000:,.0f}", f"{1000 * cost.seconds:,.2f}", f"{_rate(cost):.2f}", step)
        for cost, step in zip(costs, slopes, strict=True)
    )
    return Section(
        title=f"Cost by page size (exponent {slope(costs):.2f}; 1 is linear)",
        heads=("KB", "ms", "MB a second", "exponent from the row above"),
        rows=rows,
    )


def _rate(cost: SizeCost) -> float:
    return cost.bytes / MILLION / cost.seconds


def _hostile(costs: Sequence[HostileCost]) -> Section:
    rows = tuple(
        (
            cost.name,
            f"{cost.bytes / 1000:,.0f}",
            f"{cost.own_seconds:.2f}",
            f"{cost.parser_seconds:.3f}",
            "" if cost.slope is None else f"{cost.slope:.2f}",
            cost.end,
        )
        for cost in sorted(costs, key=lambda cost: -cost.own_seconds)
    )
    return Section(
        title="Hostile pages",
        heads=("made of", "KB", "our s", "parser s", "exponent from a quarter of it", "end"),
        rows=rows,
    )


def _stages(costs: Sequence[StageCost]) -> Section:
    rows = tuple(
        (cost.name, f"{1000 * cost.median_seconds:.2f}", f"{1000 * cost.mean_seconds:.2f}", f"{cost.share:.0%}")
        for cost in costs
    )
    return Section(title="Our time by stage", heads=("stage", "median ms", "mean ms", "share"), rows=rows)
