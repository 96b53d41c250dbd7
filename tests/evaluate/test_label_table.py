from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table

from newsscrape.evaluate.label_figures import LabelReport, LabelScore
from newsscrape.evaluate.label_table import label_table, language_table
from newsscrape.model.label import Label

TEXT = LabelScore(blocks=1200, said=1000, precision=0.9, recall=0.75, f1=0.8182)
NEVER_SAID = LabelScore(blocks=3, said=0, precision=0.0, recall=0.0, f1=0.0)
REPORT = LabelReport(
    pages=2,
    domains=1,
    blocks=1203,
    lost=4,
    unlabelled=5,
    right=0.7,
    text=TEXT,
    labels={Label.BODY: TEXT, Label.KICKER: NEVER_SAID},
)


def lines(table: Table) -> list[str]:
    target = io.StringIO()
    Console(file=target, width=160).print(table)
    return [" ".join(line.split()) for line in target.getvalue().splitlines()]


def test_each_label_has_its_row() -> None:
    shown = lines(label_table(REPORT, {}))
    assert "labels: 2 pages of 1 domains, 1,203 blocks by hand" in shown
    assert "lead, body, heading together 1,200 1,000 0.9000 0.7500 0.8182" in shown
    assert "body 1,200 1,000 0.9000 0.7500 0.8182" in shown
    assert "kicker 3 0 0.0000 0.0000" in shown, "what was never said has no precision"
    said = " ".join(shown)
    assert "4 labelled blocks not found" in said
    assert "5 found there without a label" in said


def test_floors_stand_beside() -> None:
    shown = lines(label_table(REPORT, {"body_f1": 0.8, "text_f1": 0.81}))
    assert "body 1,200 1,000 0.9000 0.7500 0.8182 0.8000" in shown
    assert "lead, body, heading together 1,200 1,000 0.9000 0.7500 0.8182 0.8100" in shown


def test_each_language_has_its_row() -> None:
    shown = lines(language_table({"pl": REPORT}))
    assert "pl 2 1,203 0.7000 0.9000 0.7500 0.8182" in shown
