"""The scores of a set's pages → its figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from types import MappingProxyType
from typing import TypeAlias

from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.score import PageScore

Figures: TypeAlias = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPage:
    """A page's score, and whether it counts among the German ones."""

    is_german: bool
    """By the ``lang`` of its ``html`` tag."""
    score: PageScore
    """Raw numbers."""


PAGE_FIGURE: Mapping[TextMetric, str] = MappingProxyType(
    {
        TextMetric.WORDS: "f1",
        TextMetric.SHINGLES: "page_f1",
        TextMetric.SEGMENTS: "segments_right",
        TextMetric.NONE: "day",
    }
)
"""The number of a page's score that says how good its text is, to find the worst ones."""

WORST_SHARE = 0.05
"""Of the pages of a set, those whose mean is a figure of its own."""

LOWER_IS_BETTER = frozenset(
    {"without", "no_text", "no_text_share", "authors_invented", "ece_pages", "ece_blocks", "ece_blocks_by_hand"}
)
"""Figures that must not rise."""


def figures_of(metric: TextMetric, pages: Sequence[ScoredPage]) -> Figures:
    """Give the figures of a set by name; a figure is missing where nothing is known that it could be made from."""
    scores = [page.score for page in pages]
    text = {**_TEXT_FIGURES[metric](pages), **_worst_figures(metric, scores)}
    names = [name for name in _MEANS if not (name == "day" and metric is TextMetric.NONE)]
    known = {name: value for name in names if (value := _mean(scores, name)) is not None}
    return {**text, **known}


_MEANS = ("title_exact", "title_or_kicker", "title_words", "authors", "day")


def _worst_figures(metric: TextMetric, scores: Sequence[PageScore]) -> Figures:
    known = sorted(score[PAGE_FIGURE[metric]] for score in scores if PAGE_FIGURE[metric] in score)
    if metric is TextMetric.NONE or not known:
        return {}
    return {"worst_5_percent": fmean(known[: math.ceil(WORST_SHARE * len(known))])}


def _word_figures(pages: Sequence[ScoredPage]) -> Figures:
    scores = [page.score for page in pages]
    names = ("f1", "precision", "recall", "with", "without")
    return {name: value for name in names if (value := _mean(scores, name)) is not None}


def _shingle_figures(pages: Sequence[ScoredPage]) -> Figures:
    scores = [page.score for page in pages]
    german = [page.score for page in pages if page.is_german]
    precision, recall = _mean(scores, "page_precision") or 0.0, _mean(scores, "page_recall") or 0.0
    figures = {"f1": _harmonic(precision, recall), "precision": precision, "recall": recall}
    figures["exact"] = _mean(scores, "exact") or 0.0
    if german:
        figures["f1_german"] = _shingle_f1(german, "")
    figures["f1_without_summary"] = _shingle_f1(scores, "bare_")
    rest = {"paragraphs_found": _mean(scores, "paragraphs_found"), "leads_kept_german": _mean(german, "leads_kept")}
    return {**figures, **{name: value for name, value in rest.items() if value is not None}}


def _shingle_f1(scores: Sequence[PageScore], prefix: str) -> float:
    return _harmonic(_mean(scores, f"{prefix}page_precision") or 0.0, _mean(scores, f"{prefix}page_recall") or 0.0)


def _segment_figures(pages: Sequence[ScoredPage]) -> Figures:
    scores = [page.score for page in pages]
    german = [page.score for page in pages if page.is_german]
    figures = _segment_counts(scores)
    return {**figures, "f1_german": _segment_counts(german)["f1"]} if german else figures


def _segment_counts(scores: Sequence[PageScore]) -> dict[str, float]:
    right, slipped_in = _sum(scores, "true_positives"), _sum(scores, "false_positives")
    missed, kept_out = _sum(scores, "false_negatives"), _sum(scores, "true_negatives")
    precision, recall = _share(right, right + slipped_in), _share(right, right + missed)
    accuracy = _share(right + kept_out, right + slipped_in + missed + kept_out)
    return {"f1": _harmonic(precision, recall), "precision": precision, "recall": recall, "accuracy": accuracy}


def _day_figures(pages: Sequence[ScoredPage]) -> Figures:
    scores = [page.score for page in pages]
    right, given, total = _sum(scores, "day"), _sum(scores, "day_given"), sum("day" in score for score in scores)
    missed = total - given
    return {
        "accuracy": _share(right, total),
        "precision": _share(right, given),
        "recall": _share(right, right + missed),
    }


_TEXT_FIGURES: Mapping[TextMetric, Callable[[Sequence[ScoredPage]], Figures]] = MappingProxyType(
    {
        TextMetric.WORDS: _word_figures,
        TextMetric.SHINGLES: _shingle_figures,
        TextMetric.SEGMENTS: _segment_figures,
        TextMetric.NONE: _day_figures,
    }
)


def _mean(scores: Iterable[PageScore], name: str) -> float | None:
    values = [score[name] for score in scores if name in score]
    return fmean(values) if values else None


def _sum(scores: Iterable[PageScore], name: str) -> float:
    return sum(score.get(name, 0.0) for score in scores)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
