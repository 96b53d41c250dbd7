from __future__ import annotations

from collections.abc import Mapping

import pytest

from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.figures import ScoredPage, figures_of


def page(score: Mapping[str, float], *, german: bool = False) -> ScoredPage:
    return ScoredPage(is_german=german, score=score)


def test_words_are_means_over_the_pages_that_know() -> None:
    pages = [page({"f1": 0.5, "precision": 1.0, "recall": 0.4}), page({"f1": 1.0, "with": 0.5}), page({"day": 1.0})]
    figures = figures_of(TextMetric.WORDS, pages)
    assert figures == {
        "f1": 0.75,
        "precision": 1.0,
        "recall": 0.4,
        "with": 0.5,
        "day": 1.0,
        "worst_5_percent": 0.5,
    }


def test_the_worst_twentieth_of_the_pages_has_a_mean_of_its_own() -> None:
    pages = [page({"segments_right": number / 30}) for number in range(30, 0, -1)]
    assert figures_of(TextMetric.SEGMENTS, [*pages, page({})])["worst_5_percent"] == pytest.approx(1.5 / 30)


def test_shingle_f1_is_the_harmonic_mean_of_the_means() -> None:
    pages = [
        page({"page_precision": 1.0, "page_recall": 0.5, "exact": 0.0, "leads_kept": 1.0}, german=True),
        page({"page_recall": 0.0, "exact": 0.0, "leads_kept": 0.0}),
    ]
    figures = figures_of(TextMetric.SHINGLES, pages)
    assert figures["precision"] == 1.0, "the page without output has none"
    assert figures["recall"] == 0.25
    assert figures["f1"] == pytest.approx(0.4)
    assert figures["f1_german"] == pytest.approx(2 / 3)
    assert figures["leads_kept_german"] == 1.0
    assert figures["f1_without_summary"] == 0.0


def test_segments_are_added_up_over_the_set() -> None:
    first = {"true_positives": 5.0, "false_negatives": 1.0, "false_positives": 0.0, "true_negatives": 6.0}
    second = {"true_positives": 1.0, "false_negatives": 1.0, "false_positives": 2.0, "true_negatives": 4.0}
    figures = figures_of(TextMetric.SEGMENTS, [page(first), page(second, german=True)])
    assert figures["precision"] == pytest.approx(6 / 8)
    assert figures["recall"] == pytest.approx(6 / 8)
    assert figures["f1"] == pytest.approx(6 / 8)
    assert figures["accuracy"] == pytest.approx(16 / 20)
    assert figures["f1_german"] == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))


def test_a_wrong_day_is_a_false_positive_and_none_a_false_negative() -> None:
    right, wrong, none = {"day": 1.0, "day_given": 1.0}, {"day": 0.0, "day_given": 1.0}, {"day": 0.0, "day_given": 0.0}
    figures = figures_of(TextMetric.NONE, [page(right), page(right), page(wrong), page(none)])
    assert figures == {"accuracy": 0.5, "precision": pytest.approx(2 / 3), "recall": pytest.approx(2 / 3)}


@pytest.mark.parametrize("metric", TextMetric)
def test_pages_without_truth_give_no_figure_above_nothing(metric: TextMetric) -> None:
    assert set(figures_of(metric, [page({})]).values()) <= {0.0}
