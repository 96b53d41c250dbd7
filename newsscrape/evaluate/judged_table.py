"""Scores of judged fields → a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.judged import FieldScore
from newsscrape.evaluate.judged_fields import JudgedField


def judged_table(scores: Mapping[JudgedField, FieldScore], floors: Mapping[str, float]) -> Table:
    """Give a row for each field: pages judged, pages that tell a value, values given, precision, recall, floors."""
    table = Table(title="fields judged by a person", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("field", no_wrap=True)
    for head in ("pages", "told", "given", "precision", "recall", *(("floors",) if floors else ())):
        table.add_column(head, justify="right")
    for field, score in scores.items():
        cells = [*map(str, score[:3]), f"{score.precision:.4f}", f"{score.recall:.4f}"]
        table.add_row(str(field), *cells, *([_floors(floors, field)] if floors else []))
    return table


def _floors(floors: Mapping[str, float], field: JudgedField) -> str:
    known = [floors.get(f"{field}_{name}") for name in ("precision", "recall")]
    return " / ".join("" if floor is None else f"{floor:.3f}" for floor in known)
