"""Reports of labels → tables for people."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.label_figures import LabelReport, LabelScore


def label_table(report: LabelReport, floors: Mapping[str, float]) -> Table:
    """Give a row for text and for each label: blocks by hand and by the page maps, precision, recall, F1, floor."""
    title = f"labels: {report.pages} pages of {report.domains} domains, {report.blocks:,} blocks by hand"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, caption=_caption(report), caption_justify="left")
    table.add_column("label", no_wrap=True)
    for head in ("blocks", "said", "precision", "recall", "F1", *(["floor"] if floors else [])):
        table.add_column(head, justify="right")
    for name, score in {"text": report.text, **{str(label): score for label, score in report.labels.items()}}.items():
        floor = floors.get(f"{name}_f1")
        cells = [*_cells(score), *([f"{floor:.4f}" if floor is not None else ""] if floors else [])]
        table.add_row("lead, body, heading together" if name == "text" else name, *cells, end_section=name == "text")
    return table


def language_table(reports: Mapping[str, LabelReport]) -> Table:
    """Give a row for each language: pages, blocks, share of right labels, and how well text is told from the rest."""
    table = Table(title="labels by language", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("language", no_wrap=True)
    for head in ("pages", "blocks", "right label", "text precision", "text recall", "text F1"):
        table.add_column(head, justify="right")
    for language, report in reports.items():
        text = (report.text.precision, report.text.recall, report.text.f1)
        shares = (f"{share:.4f}" for share in (report.right, *text))
        table.add_row(language, str(report.pages), f"{report.blocks:,}", *shares)
    return table


def _cells(score: LabelScore) -> tuple[str, ...]:
    precision = f"{score.precision:.4f}" if score.said else ""
    recall = f"{score.recall:.4f}" if score.blocks else ""
    return (f"{score.blocks:,}", f"{score.said:,}", precision, recall, f"{score.f1:.4f}")


def _caption(report: LabelReport) -> str:
    return (
        f"Right label: {report.right:.4f} of the blocks. Counted apart: {report.lost:,} labelled blocks not found on "
        f"their page, and {report.unlabelled:,} found there without a label."
    )
