"""Scores of times → a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.times import TimeScore


def time_table(scores: Mapping[str, TimeScore], total: TimeScore, floors: Mapping[str, float]) -> Table:
    """Give a row for all pages and one for each language: pages, times given, times right, their share, floor."""
    table = Table(title="time of day, read by hand", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("language", no_wrap=True)
    for head in ("pages", "given", "right", "share right", *(["floor"] if floors else [])):
        table.add_column(head, justify="right")
    for name, score in {"all": total, **scores}.items():
        floor = floors.get("right") if name == "all" else None
        cells = [str(score.pages), str(score.given), str(score.right), f"{score.share:.4f}"]
        cells += [f"{floor:.4f}" if floor is not None else ""] if floors else []
        table.add_row(name, *cells, end_section=name == "all")
    return table
