"""Tables on standard output."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

WIDTH = 120
"""Columns where no terminal says how many there are: a figure that is cut short is none."""


def show(*tables: Table) -> None:
    """Print tables, an empty line after each."""
    console = Console(highlight=False, width=max(WIDTH, Console().width))
    for table in tables:
        console.print(table)
        console.print()
