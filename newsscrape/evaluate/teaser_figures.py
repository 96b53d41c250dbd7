"""Teaser boxes listed by hand beside those of the records → figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.teaser_pages import FoundBox
from newsscrape.evaluate.teaser_truth import BoxKeys, BoxStatus, HandBox, HandTeasers


class BoxPair(NamedTuple):
    """A box that a person listed and that the record has."""

    truth: HandBox
    """What the person said."""
    found: FoundBox
    """What the record says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTeasers:
    """A page's list of boxes beside those of its record; boxes that people may differ on are left out."""

    hand: HandTeasers
    """What a person said."""
    pairs: tuple[BoxPair, ...]
    """The boxes both know."""
    missed: tuple[HandBox, ...]
    """Listed, not in the record."""
    slipped_in: tuple[FoundBox, ...]
    """In the record, not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserReport:
    """How well the teasers of some pages are found."""

    pages: int
    """Pages compared."""
    domains: int
    """Registered domains they are from."""
    boxes: int
    """Boxes listed by hand."""
    said: int
    """Boxes of the records."""
    precision: float
    """Share of the records' boxes that are listed."""
    recall: float
    """Share of the listed boxes that the records have."""
    f1: float
    """Harmonic mean of both."""
    headline: float
    """Share of the boxes found whose headline is the very one."""
    address: float
    """Share of the boxes found that lead to the very address."""
    promoted: float
    """Share of the boxes found of which it is rightly said whether something is sold."""


def compare_teasers(hand: HandTeasers, found: Iterable[FoundBox]) -> ComparedTeasers:
    """Pair the boxes of a page: first those alike in address and headline, then those alike in one of them.

    A box printed more than once is one on both sides.
    """
    listed = list({box.keys: box for box in hand.boxes}.values())
    said = list({box.keys: box for box in found}.values())
    pairs: list[BoxPair] = []
    for part_of in (_whole, _address, _headline):
        pairs += _taken(listed, said, part_of)
    return ComparedTeasers(
        hand=hand,
        pairs=tuple(pair for pair in pairs if pair.truth.status is not BoxStatus.OPEN),
        missed=tuple(box for box in listed if box.status is not BoxStatus.OPEN),
        slipped_in=tuple(said),
    )


def teaser_report(pages: Sequence[ComparedTeasers]) -> TeaserReport:
    """Count over all boxes of these pages."""
    pairs = [pair for page in pages for pair in page.pairs]
    boxes = len(pairs) + sum(len(page.missed) for page in pages)
    said = len(pairs) + sum(len(page.slipped_in) for page in pages)
    return TeaserReport(
        pages=len(pages),
        domains=len({page.hand.domain for page in pages}),
        boxes=boxes,
        said=said,
        precision=_share(len(pairs), said),
        recall=_share(len(pairs), boxes),
        f1=_share(2 * len(pairs), boxes + said),
        headline=_share(sum(pair.truth.keys.headline == pair.found.keys.headline for pair in pairs), len(pairs)),
        address=_share(sum(pair.truth.keys.address == pair.found.keys.address for pair in pairs), len(pairs)),
        promoted=_share(sum(map(_is_rightly_promoted, pairs)), len(pairs)),
    )


def teaser_reports_by(
    name_of: Callable[[HandTeasers], str], pages: Sequence[ComparedTeasers]
) -> Mapping[str, TeaserReport]:
    """Give a report for each name that files are given, that of the most pages first."""
    counts = Counter(name_of(page.hand) for page in pages)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: teaser_report([page for page in pages if name_of(page.hand) == name]) for name in ordered}


def teaser_figures(report: TeaserReport) -> Figures:
    """Give the figures that floors can hold."""
    return {
        "precision": report.precision,
        "recall": report.recall,
        "f1": report.f1,
        "headline": report.headline,
        "address": report.address,
        "promoted": report.promoted,
    }


def teaser_object(report: TeaserReport) -> dict[str, object]:
    """Give a report as a JSON object."""
    return {name: round(value, 6) if isinstance(value, float) else value for name, value in asdict(report).items()}


def _is_rightly_promoted(pair: BoxPair) -> bool:
    return (pair.truth.status is BoxStatus.PROMOTED) is pair.found.is_promotion


def _whole(keys: BoxKeys) -> object:
    return keys


def _address(keys: BoxKeys) -> object:
    return keys.address


def _headline(keys: BoxKeys) -> object:
    return keys.headline


def _taken(listed: list[HandBox], said: list[FoundBox], part_of: Callable[[BoxKeys], object]) -> list[BoxPair]:
    """Take boxes that are alike in a part out of both lists, in order, and give them as pairs."""
    pairs = []
    for found in tuple(said):
        truth = next((box for box in listed if part_of(box.keys) == part_of(found.keys)), None)
        if truth is not None:
            pairs.append(BoxPair(truth, found))
            listed.remove(truth)
            said.remove(found)
    return pairs


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
