"""Reports of teasers → a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.teaser_figures import TeaserReport, teaser_figures

_HEADS = ("pages", "boxes", "P", "R", "F1", "headline", "address", "promoted")
_FIGURES = ("precision", "recall", "f1", "headline", "address", "promoted")


def teaser_table(
    report: TeaserReport, groups: Mapping[str, Mapping[str, TeaserReport]], floors: Mapping[str, float]
) -> Table:
    """Give a row for all pages, one for the floors where there are any, and one for each part, set and language.

    In: the report of all pages; reports by what the pages are grouped by and by name; the floors by figure.
    """
    title = f"teasers: {report.pages} pages of {report.domains} domains, {report.boxes:,} boxes by hand"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("which", no_wrap=True)
    for head in _HEADS:
        table.add_column(head, justify="right")
    table.add_row("all", *_cells(report), end_section=not floors)
    if floors:
        marks = [f"{floors[name]:.3f}" if name in floors else "" for name in _FIGURES]
        table.add_row("floor", "", "", *marks, end_section=True)
    for reports in groups.values():
        *first, last = reports.items()
        for name, one in first:
            table.add_row(name, *_cells(one))
        table.add_row(last[0], *_cells(last[1]), end_section=True)
    return table


def _cells(report: TeaserReport) -> tuple[str, ...]:
    figures = teaser_figures(report)
    return (str(report.pages), f"{report.boxes:,}", *[f"{figures[name]:.3f}" for name in _FIGURES])
