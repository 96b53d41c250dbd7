"""Labels given by hand beside those of the page maps → figures for each label and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.labels import HandLabels, match
from newsscrape.evaluate.maps import PageMap
from newsscrape.model.label import IN_TEXT, Label

ENOUGH_BLOCKS = 50
"""Blocks a label must have in the truth before its F1 is held against a floor; below, chance rules."""


class LabelPair(NamedTuple):
    """A block that a person labelled and that the page map has."""

    truth: Label
    """What the person said."""
    said: Label
    """What the page map says."""
    confidence: float
    """How sure the page map is, 0-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPage:
    """A page's labels beside its page map."""

    hand: HandLabels
    """What a person said."""
    pairs: tuple[LabelPair, ...]
    """The blocks both know, in reading order."""
    lost: int
    """Labelled blocks the page map does not have."""
    unlabelled: int
    """Blocks of the page map nobody labelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScore:
    """How well one label is found."""

    blocks: int
    """Blocks that are of the label, by hand."""
    said: int
    """Blocks the page maps give the label."""
    precision: float
    """Share of those given the label that are of it."""
    recall: float
    """Share of those of the label that are given it."""
    f1: float
    """Harmonic mean of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelReport:
    """How well the labels of some pages are found."""

    pages: int
    """Pages compared."""
    domains: int
    """Registered domains they are from."""
    blocks: int
    """Blocks both the labels and the page maps know."""
    lost: int
    """Labelled blocks the page maps do not have; in no other figure."""
    unlabelled: int
    """Blocks of the page maps nobody labelled; in no other figure."""
    right: float
    """Share of the blocks that have the very label."""
    text: LabelScore
    """Text (lead, body, heading) against all else."""
    labels: Mapping[Label, LabelScore]
    """For each label that occurs on either side."""


def compare(hand: HandLabels, page_map: PageMap) -> ComparedPage:
    """Lay the labels of a page beside its page map, block by block."""
    matched = match(hand, [block.key for block in page_map.blocks])
    found = [(hand.blocks[place].label, page_map.blocks[index]) for place, index in matched]
    return ComparedPage(
        hand=hand,
        pairs=tuple(LabelPair(truth, block.label, block.confidence) for truth, block in found),
        lost=len(hand.blocks) - len(matched),
        unlabelled=len(page_map.blocks) - len(matched),
    )


def report_of(pages: Sequence[ComparedPage]) -> LabelReport:
    """Count over all blocks of these pages."""
    pairs = [pair for page in pages for pair in page.pairs]
    known = [label for label in Label if any(label in pair[:2] for pair in pairs)]
    return LabelReport(
        pages=len(pages),
        domains=len({page.hand.domain for page in pages}),
        blocks=len(pairs),
        lost=sum(page.lost for page in pages),
        unlabelled=sum(page.unlabelled for page in pages),
        right=_share(sum(pair.truth is pair.said for pair in pairs), len(pairs)),
        text=_score((pair.truth in IN_TEXT, pair.said in IN_TEXT) for pair in pairs),
        labels={label: _score((pair.truth is label, pair.said is label) for pair in pairs) for label in known},
    )


def reports_by_language(pages: Sequence[ComparedPage]) -> Mapping[str, LabelReport]:
    """Give a report for each language, that of the most pages first."""
    counts = Counter(page.hand.language for page in pages)
    ordered = sorted(counts, key=lambda language: (-counts[language], language))
    return {language: report_of([page for page in pages if page.hand.language == language]) for language in ordered}


def label_figures(report: LabelReport) -> Figures:
    """Give the figures that floors can hold: share of right labels, F1 of text and of each label of enough blocks."""
    enough = {f"{label}_f1": score.f1 for label, score in report.labels.items() if score.blocks >= ENOUGH_BLOCKS}
    return {"right": report.right, "text_f1": report.text.f1, **enough}


def report_object(report: LabelReport) -> dict[str, object]:
    """Give a report as a JSON object."""
    return {name: _rounded(value) for name, value in asdict(report).items()}


def _score(blocks: Iterable[tuple[bool, bool]]) -> LabelScore:
    """Score pairs of (is of the label, is given it)."""
    counts = Counter(blocks)
    right, slipped_in, missed = counts[True, True], counts[False, True], counts[True, False]
    return LabelScore(
        blocks=right + missed,
        said=right + slipped_in,
        precision=_share(right, right + slipped_in),
        recall=_share(right, right + missed),
        f1=_share(2 * right, 2 * right + slipped_in + missed),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {str(name): _rounded(inner) for name, inner in value.items()}
    return round(value, 6) if isinstance(value, float) else value
