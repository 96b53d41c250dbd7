"""What was said with which confidence, and whether it was right → how far confidence can be taken at its word.

Bins of equal width and the expected calibration error are those of Guo et al., On Calibration of Modern Neural
Networks (ICML 2017), section 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean
from typing import NamedTuple

from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.figures import PAGE_FIGURE, Figures
from newsscrape.evaluate.label_figures import ComparedPage
from newsscrape.evaluate.maps import PageMap
from newsscrape.evaluate.measure import Measurement
from newsscrape.model.label import IN_TEXT, Label

BINS = 10
"""Of equal width; a confidence on the border of two is in the upper one."""
RIGHT_PAGE = 0.9
"""What a page's figure must reach for its record to count as right."""


class Judgement(NamedTuple):
    """Something said with a confidence."""

    confidence: float
    """0-1."""
    is_right: bool
    """Whether it was so."""


class Bin(NamedTuple):
    """The judgements of like confidence."""

    number: int
    """Judgements in the bin, 1 or more."""
    confidence: float
    """Mean confidence."""
    right: float
    """Share that were right."""


class Subject(Enum):
    """What the judgements are about; the value is the name among the floors."""

    PAGES = "ece_pages"
    """A record's confidence, and whether its page's figure reaches `RIGHT_PAGE`."""
    BLOCKS = "ece_blocks"
    """A block's chance of being text, and whether the truth of its set has its words."""
    BLOCKS_BY_HAND = "ece_blocks_by_hand"
    """The same, and whether a person labelled it as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far one kind of confidence can be taken at its word."""

    subject: Subject
    """What the judgements are about."""
    bins: tuple[Bin, ...]
    """Those that are not empty, by rising confidence."""

    @property
    def number(self) -> int:
        """How many judgements there are."""
        return sum(one.number for one in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error: mean gap between confidence and share right, weighted by number."""
        return sum(one.number * abs(one.confidence - one.right) for one in self.bins) / max(self.number, 1)


def reliability_of(subject: Subject, judgements: Iterable[Judgement]) -> Reliability:
    """Sort judgements into bins."""
    filled: dict[int, list[Judgement]] = {}
    for one in judgements:
        filled.setdefault(min(int(one.confidence * BINS), BINS - 1), []).append(one)
    return Reliability(subject=subject, bins=tuple(_bin(filled[place]) for place in sorted(filled)))


def of_pages(metric: TextMetric, measurements: Iterable[Measurement]) -> Iterator[Judgement]:
    """Judge the records of a set's pages; rejects and pages without truth are left out."""
    figure = PAGE_FIGURE[metric]
    for one in measurements:
        if one.answer.confidence is not None and figure in one.score:
            yield Judgement(one.answer.confidence, one.score[figure] >= RIGHT_PAGE)


def of_blocks(maps: Iterable[PageMap]) -> Iterator[Judgement]:
    """Judge the blocks of which the truth of the set decides whether they are text."""
    for page_map in maps:
        for block in page_map.blocks:
            if block.verdict is not Verdict.UNKNOWN:
                yield Judgement(chance_of_text(block.label, block.confidence), block.verdict is Verdict.TEXT)


def of_blocks_by_hand(pages: Iterable[ComparedPage]) -> Iterator[Judgement]:
    """Judge the blocks that a person labelled."""
    for page in pages:
        for pair in page.pairs:
            yield Judgement(chance_of_text(pair.said, pair.confidence), pair.truth in IN_TEXT)


def chance_of_text(label: Label, confidence: float) -> float:
    """Give the chance (0-1) of being text that a label with its confidence stands for."""
    return confidence if label in IN_TEXT else 1 - confidence


def reliability_figures(found: Sequence[Reliability]) -> Figures:
    """Give the calibration errors by name."""
    return {one.subject.value: one.error for one in found}


def reliability_object(found: Sequence[Reliability]) -> dict[str, object]:
    """Give calibration errors and bins as a JSON object."""
    return {
        one.subject.value: {
            "number": one.number,
            "error": round(one.error, 6),
            "bins": [[each.number, round(each.confidence, 6), round(each.right, 6)] for each in one.bins],
        }
        for one in found
    }


def _bin(judgements: Sequence[Judgement]) -> Bin:
    return Bin(len(judgements), fmean(one.confidence for one in judgements), fmean(one.is_right for one in judgements))
