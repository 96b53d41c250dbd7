from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table

from newsscrape.evaluate.teaser_figures import TeaserReport
from newsscrape.evaluate.teaser_table import teaser_table

REPORT = TeaserReport(
    pages=2,
    domains=1,
    boxes=1200,
    said=1000,
    precision=0.9,
    recall=0.75,
    f1=0.8182,
    headline=0.99,
    address=1.0,
    promoted=0.5,
)
CELLS = "2 1,200 0.900 0.750 0.818 0.990 1.000 0.500"


def lines(table: Table) -> list[str]:
    target = io.StringIO()
    Console(file=target, width=80).print(table)
    return [" ".join(line.split()) for line in target.getvalue().splitlines()]


def test_all_pages_and_each_group_have_a_row() -> None:
    shown = lines(teaser_table(REPORT, {"languages": {"en": REPORT, "de": REPORT}}, {}))
    assert "teasers: 2 pages of 1 domains, 1,200 boxes by hand" in shown
    assert {f"all {CELLS}", f"en {CELLS}", f"de {CELLS}"} < set(shown)
    assert not any(line.startswith("floor") for line in shown)


def test_floors_stand_under_the_figures() -> None:
    assert "floor 0.800 0.970" in lines(teaser_table(REPORT, {}, {"f1": 0.8, "headline": 0.97}))
