"""The part of ``scrapy evaluate`` that looks at page maps: labels given by hand, and how reliable confidence is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from newsscrape.commands.tables import show
from newsscrape.commands.watch import tracked
from newsscrape.errors import UsageError
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import Dataset
from newsscrape.evaluate.label_figures import (
    ComparedPage,
    compare,
    label_figures,
    report_object,
    report_of,
    reports_by_language,
)
from newsscrape.evaluate.label_table import label_table, language_table
from newsscrape.evaluate.labels import LabelledGold, load_labels, pages_of
from newsscrape.evaluate.maps import PageMap, map_pages
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.reliability import (
    Reliability,
    Subject,
    of_blocks,
    of_blocks_by_hand,
    of_pages,
    reliability_figures,
    reliability_object,
    reliability_of,
)
from newsscrape.evaluate.reliability_table import reliability_table

LABELS = "labels"
RELIABILITY = "reliability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of what was found: that of a set, of the pages that name nobody, of the labels, of reliability."""

    name: str
    """The set's name, ``nobody``, `LABELS` or `RELIABILITY`; also among the floors."""
    figures: Figures
    """What floors can hold."""
    written: object
    """What goes into the file of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet:
    """A set and how this project did on its pages."""

    dataset: Dataset
    """The set."""
    measurements: Sequence[Measurement]
    """One for each page."""


def check(opts: argparse.Namespace) -> None:
    """Raise `UsageError` where a plot is asked for that cannot be drawn."""
    if opts.reliability and find_spec("matplotlib") is None:
        raise UsageError("matplotlib is not installed; install newsscrape[bench] to draw --reliability FILE.svg")


def labelled_pages(opts: argparse.Namespace, datasets: Sequence[Dataset]) -> tuple[LabelledGold, ...]:
    """Give the pages of these sets with labels in the folder asked for; none where none is asked for.

    Raises `InputError` for a wrong file; says on standard error where no page of these sets has labels.
    """
    if opts.labels is None:
        return ()
    found = pages_of(load_labels(opts.labels), datasets)
    if not found:
        names = ", ".join(dataset.name for dataset in datasets)
        print(f"{opts.labels}: has labels for no page of {names}, so labels are not measured.", file=sys.stderr)
    return found


def parts_of(
    labelled: Sequence[LabelledGold], measured: Sequence[MeasuredSet], floors: Floors, opts: argparse.Namespace
) -> list[Part]:
    """Map the pages that are asked for, print the tables, draw the plot, and give what was found."""
    kept = {page.path for one in measured for page in one.dataset.pages}
    labelled = [one for one in labelled if one.gold.path in kept]
    maps = _map(labelled, measured, opts)
    compared = [compare(hand, maps[gold.path]) for hand, gold in labelled]
    parts = []
    if compared:
        parts.append(_labels_part(compared, floors.floors.get(LABELS, {})))
    if opts.reliability:
        found = _reliability(compared, measured, maps.values())
        if found:
            parts.append(_reliability_part(found, floors.floors.get(RELIABILITY, {}), opts.reliability))
        else:
            print(f"{opts.reliability}: not drawn, for no text is known of these sets.", file=sys.stderr)
    return parts


def _map(
    labelled: Sequence[LabelledGold], measured: Sequence[MeasuredSet], opts: argparse.Namespace
) -> Mapping[Path, PageMap]:
    """Map the labelled pages, for reliability all whose text is known, each once."""
    golds = {one.gold.path: one.gold for one in labelled}
    if opts.reliability:
        golds |= {page.path: page for one in _with_text(measured) for page in one.dataset.pages}
    found = map_pages(list(golds.values()), opts.folds, opts.jobs)
    return {one.gold.path: one for one in tracked(found, "page maps", len(golds))}


def _labels_part(compared: Sequence[ComparedPage], floors: Mapping[str, float]) -> Part:
    report, languages = report_of(compared), reports_by_language(compared)
    show(label_table(report, floors), language_table(languages))
    by_language = {language: report_object(each) for language, each in languages.items()}
    written = report_object(report) | {"languages": by_language}
    return Part(name=LABELS, figures=label_figures(report), written=written)


def _reliability(
    compared: Sequence[ComparedPage], measured: Sequence[MeasuredSet], maps: Iterable[PageMap]
) -> list[Reliability]:
    pages = chain.from_iterable(of_pages(one.dataset.kind.metric, one.measurements) for one in _with_text(measured))
    judged = {
        Subject.PAGES: pages,
        Subject.BLOCKS: of_blocks(maps),
        Subject.BLOCKS_BY_HAND: of_blocks_by_hand(compared),
    }
    found = [reliability_of(subject, judgements) for subject, judgements in judged.items()]
    return [one for one in found if one.bins]


def _reliability_part(found: Sequence[Reliability], floors: Mapping[str, float], path: Path) -> Part:
    from newsscrape.evaluate.reliability_plot import plot  # noqa: PLC0415 - needs an extra nothing else here needs

    show(reliability_table(found, floors))
    plot(found, path)
    return Part(name=RELIABILITY, figures=reliability_figures(found), written=reliability_object(found))


def _with_text(measured: Sequence[MeasuredSet]) -> list[MeasuredSet]:
    return [one for one in measured if one.dataset.kind.metric is not TextMetric.NONE]
