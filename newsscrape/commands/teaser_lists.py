"""The part of ``scrapy evaluate`` that holds the teasers of the records against those listed by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from newsscrape.commands.page_maps import MeasuredSet, Part
from newsscrape.commands.tables import show
from newsscrape.commands.watch import tracked
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import Dataset
from newsscrape.evaluate.teaser_figures import (
    ComparedTeasers,
    compare_teasers,
    teaser_figures,
    teaser_object,
    teaser_report,
    teaser_reports_by,
)
from newsscrape.evaluate.teaser_pages import read_teasers
from newsscrape.evaluate.teaser_table import teaser_table
from newsscrape.evaluate.teaser_truth import TeaserGold, load_teasers, pages_with_teasers

TEASERS = "teasers"


def listed_pages(opts: argparse.Namespace, datasets: Sequence[Dataset]) -> tuple[TeaserGold, ...]:
    """Give the pages of these sets with teasers in the folder asked for; none where none is asked for.

    Raises `InputError` for a wrong file; says on standard error where no page of these sets has teasers listed.
    """
    if opts.teasers is None:
        return ()
    found = pages_with_teasers(load_teasers(opts.teasers), datasets)
    if not found:
        names = ", ".join(dataset.name for dataset in datasets)
        print(f"{opts.teasers}: lists teasers of no page of {names}, so teasers are not measured.", file=sys.stderr)
    return found


def teaser_parts(
    listed: Sequence[TeaserGold], measured: Sequence[MeasuredSet], floors: Floors, opts: argparse.Namespace
) -> list[Part]:
    """Read the teasers of the listed pages, print the table, and give what was found; nothing for no pages."""
    kept = {page.path for one in measured for page in one.dataset.pages}
    listed = [one for one in listed if one.gold.path in kept]
    if not listed:
        return []
    found = tracked(read_teasers([one.gold for one in listed], opts.folds, opts.jobs), TEASERS, len(listed))
    compared = [compare_teasers(one.hand, boxes) for one, boxes in zip(listed, found, strict=True)]
    return [_part(compared, floors.floors.get(TEASERS, {}))]


def _part(compared: Sequence[ComparedTeasers], floors: Mapping[str, float]) -> Part:
    report = teaser_report(compared)
    groups = {
        "parts": teaser_reports_by(lambda hand: hand.part, compared),
        "sets": teaser_reports_by(lambda hand: hand.dataset, compared),
        "languages": teaser_reports_by(lambda hand: hand.language, compared),
    }
    show(teaser_table(report, groups, floors))
    written = {name: {key: teaser_object(each) for key, each in reports.items()} for name, reports in groups.items()}
    return Part(name=TEASERS, figures=teaser_figures(report), written=teaser_object(report) | written)
