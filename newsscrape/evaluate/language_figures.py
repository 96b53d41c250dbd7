"""Measured pages → how right headline, authors and day are in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.measure import Measurement
from newsscrape.policy.languages import primary

FIELDS: Mapping[str, str] = {"title_exact": "title equal", "authors": "author F1", "day": "right day"}
"""The figures by their names in a page's score, and what people call them."""
UNTOLD = "?"
"""For pages that do not say which language they are in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How right a field is."""

    pages: int
    """Pages on which it is known what is right."""
    mean: float
    """Mean of their scores, 0-1."""


def by_language(measured: Iterable[Measurement]) -> Mapping[str, Mapping[str, Share]]:
    """Give the share of each of `FIELDS` by language, the language with most pages first.

    In: pages of any sets; the language is what the page calls itself.
    """
    scores: dict[str, dict[str, list[float]]] = {}
    for one in measured:
        known = scores.setdefault(primary(one.gold.language) or UNTOLD, {name: [] for name in FIELDS})
        for name, values in known.items():
            if name in one.score:
                values.append(one.score[name])
    ordered = sorted(scores.items(), key=lambda item: (-max(map(len, item[1].values())), item[0]))
    return {
        language: {name: Share(pages=len(values), mean=fmean(values)) for name, values in known.items() if values}
        for language, known in ordered
    }


def field_table(reports: Mapping[str, Mapping[str, Share]]) -> Table:
    """Give a row for each language: each field's share and the pages it is known of."""
    table = Table(title="fields by language, all sets", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("language", no_wrap=True)
    for said in FIELDS.values():
        table.add_column(said, justify="right")
        table.add_column("pages", justify="right")
    for language, report in reports.items():
        shares = [report.get(name) for name in FIELDS]
        cells = [(f"{share.mean:.4f}", str(share.pages)) if share else ("", "") for share in shares]
        table.add_row(language, *[cell for pair in cells for cell in pair])
    return table


def field_object(reports: Mapping[str, Mapping[str, Share]]) -> dict[str, object]:
    """Give the report as a JSON object."""
    return {
        language: {name: {"pages": share.pages, "mean": round(share.mean, 6)} for name, share in report.items()}
        for language, report in reports.items()
    }
