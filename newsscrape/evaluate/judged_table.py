"""Scores of judged fields → a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.judged import FieldScore
from newsscrape.evaluate.judged_fields import JudgedField


def judged_table(scores: Mapping[JudgedField, FieldScore], floors: Mapping[str, float]) -> Table:
    """Give a row for each field: pages judged, pages that tell a value, values given, right, precision, recall."""
    table = Table(title="fields judged by a person", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("field", no_wrap=True)
    heads = ("pages", "with a value", "given", "right", "precision", "recall")
    for head in (*heads, *(("floor of precision", "of recall") if floors else ())):
        table.add_column(head, justify="right")
    for field, score in scores.items():
        cells = [*map(str, score), f"{score.precision:.4f}", f"{score.recall:.4f}"]
        if floors:
            cells += [_floor(floors, field, name) for name in ("precision", "recall")]
        table.add_row(str(field), *cells)
    return table


def _floor(floors: Mapping[str, float], field: JudgedField, name: str) -> str:
    floor = floors.get(f"{field}_{name}")
    return "" if floor is None else f"{floor:.4f}"
