from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.evaluate.datasets import DatasetKind, TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.score import PageScore, overlap, score_page
from newsscrape.evaluate.tools import Answer

MULTISETS = st.lists(st.sampled_from("abcd")).map(Counter)


def score(metric: TextMetric, truth: Truth, answer: Answer) -> PageScore:
    gold = GoldPage(
        id="page",
        url=None,
        domain=None,
        language=None,
        path=Path("page.html.gz"),
        kind=DatasetKind(metric=metric),
        truth=truth,
    )
    return score_page(gold, answer)


def test_words_are_counted_as_often_as_they_occur() -> None:
    scores = score(TextMetric.WORDS, Truth(text="one two two three"), Answer(text="Two, two, TWO four five six"))
    assert scores["precision"] == pytest.approx(2 / 6)
    assert scores["recall"] == pytest.approx(2 / 4)
    assert scores["f1"] == pytest.approx(0.4)


def test_snippets_are_found_whatever_their_case() -> None:
    truth = Truth(wanted=("ONE two", "absent"), unwanted=("Newsletter", "Cookies", "advert"))
    assert score(TextMetric.WORDS, truth, Answer(text="one TWO newsletter")) == {
        "with": 0.5,
        "without": pytest.approx(1 / 3),
    }


def test_shingles_of_a_text_with_one_word_too_many() -> None:
    truth = Truth(text="a b c d e", paragraphs=(("summary", "a b"), ("heading", "c"), ("paragraph", "d e")))
    scores = score(TextMetric.SHINGLES, truth, Answer(text="a b c d e f"))
    assert scores["page_precision"] == pytest.approx(2 / 3)
    assert scores["page_recall"] == 1
    assert scores["exact"] == 0
    assert scores["paragraphs_found"] == 1
    assert scores["leads_kept"] == 1
    assert scores["bare_page_recall"] == 0, "c d e is one run of three words, which the output does not have"


def test_no_output_has_no_precision() -> None:
    scores = score(TextMetric.SHINGLES, Truth(text="a b c d", paragraphs=(("summary", "a b c d"),)), Answer())
    assert "page_precision" not in scores
    assert scores["page_recall"] == 0
    assert scores["leads_kept"] == 0
    assert "bare_page_recall" not in scores, "without its summary the truth is empty"
    assert "paragraphs_found" not in scores


def test_the_same_words_are_exact_whatever_stands_between() -> None:
    assert score(TextMetric.SHINGLES, Truth(text="A b.\nC d"), Answer(text="a b - c, d"))["exact"] == 1


def test_paragraphs_are_found_across_line_breaks() -> None:
    truth = Truth(text="x", paragraphs=(("paragraph", "one\u00a0two"), ("paragraph", "two three"), ("heading", "no")))
    assert score(TextMetric.SHINGLES, truth, Answer(text="one\n\ntwo"))["paragraphs_found"] == 0.5


def test_segments_fall_in_four_heaps() -> None:
    truth = Truth(wanted=("one  two", "missed", "Case"), unwanted=("slipped in", "kept out"))
    assert score(TextMetric.SEGMENTS, truth, Answer(text="one\ntwo slipped in case")) == {
        "true_positives": 1,
        "false_negatives": 2,
        "false_positives": 1,
        "true_negatives": 1,
        "segments_right": 0.4,
    }


def test_headline_authors_and_day() -> None:
    truth = Truth(title="The  Bridge", authors=("Nellie Bly", "AP"), date="2024-05-03")
    answer = Answer(headline="the bridge ", authors=("By Nellie Bly",), published_date="2024-05-03")
    assert score(TextMetric.NONE, truth, answer) == {
        "title_exact": 1,
        "title_or_kicker": 1,
        "title_words": 1,
        "authors": pytest.approx(2 / 3),
        "day": 1,
        "day_given": 1,
    }


def test_a_truth_that_begins_with_the_kicker_is_right_with_it() -> None:
    truth = Truth(title="Flood: The river rises")
    found = score(TextMetric.NONE, truth, Answer(headline="The river rises", kicker="Flood"))
    assert (found["title_exact"], found["title_or_kicker"]) == (0, 1)


def test_nothing_said_is_nothing_right() -> None:
    scores = score(TextMetric.NONE, Truth(title="Bridge", authors=("AP",), date="2024-05-03"), Answer())
    assert set(scores.values()) == {0.0}


def test_what_is_unknown_is_not_scored() -> None:
    answer = Answer(text="text", headline="Bridge", authors=("AP",), published_date="2024-05-03")
    for metric in (TextMetric.WORDS, TextMetric.SHINGLES, TextMetric.NONE):
        assert score(metric, Truth(), answer) == {}
    assert set(score(TextMetric.SEGMENTS, Truth(), answer).values()) == {0}


@given(MULTISETS, MULTISETS)
def test_overlap_stays_between_nothing_and_all(output: Counter[str], truth: Counter[str]) -> None:
    precision, recall, f1 = overlap(output, truth)
    assert 0 <= min(precision, recall) - 1e-12 <= f1 or f1 == 0
    assert f1 <= max(precision, recall) + 1e-12 <= 1 + 1e-12
    assert overlap(truth, output) == (recall, precision, pytest.approx(f1))
    assert (f1 == 1) == (output == truth)
