from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.datasets import DatasetKind, TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.label_figures import ComparedPage, LabelPair
from newsscrape.evaluate.labels import HandLabels
from newsscrape.evaluate.maps import MapBlock, PageMap
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.reliability import (
    Judgement,
    Subject,
    of_blocks,
    of_blocks_by_hand,
    of_pages,
    reliability_figures,
    reliability_object,
    reliability_of,
)
from newsscrape.evaluate.tools import Answer
from newsscrape.model.label import Label

JUDGEMENTS = st.lists(st.builds(Judgement, st.floats(0, 1), st.booleans()), max_size=30)
GOLD = GoldPage(
    id="x",
    url=None,
    domain=None,
    language=None,
    path=Path("x"),
    kind=DatasetKind(metric=TextMetric.WORDS),
    truth=Truth(),
)


def measured(score: dict[str, float], confidence: float | None) -> Measurement:
    return Measurement(gold=GOLD, answer=Answer(confidence=confidence), score=score, cpu_seconds=0, failure=None)


def test_the_error_is_the_mean_gap_weighted_by_number() -> None:
    judgements = (
        [Judgement(0.95, is_right=True)] * 3 + [Judgement(0.95, is_right=False)] + [Judgement(0.2, is_right=False)]
    )
    found = reliability_of(Subject.PAGES, judgements)
    low, high = found.bins
    assert low == (1, 0.2, 0.0)
    assert high == pytest.approx((4, 0.95, 0.75))
    assert found.number == 5
    assert found.error == pytest.approx((1 * 0.2 + 4 * 0.2) / 5)


def test_the_borders_belong_to_the_upper_bin() -> None:
    found = reliability_of(Subject.PAGES, [Judgement(value, is_right=True) for value in (0.0, 0.1, 0.5, 1.0)])
    assert [one.confidence for one in found.bins] == [0.0, 0.1, 0.5, 1.0]


@given(JUDGEMENTS)
def test_an_error_is_a_share_and_no_judgement_is_lost(judgements: list[Judgement]) -> None:
    found = reliability_of(Subject.BLOCKS, judgements)
    assert found.number == len(judgements)
    assert 0 <= found.error <= 1 + 1e-9
    assert len(found.bins) <= 10


def test_a_record_is_right_from_nine_tenths_on() -> None:
    measurements = [
        measured({"f1": 0.9}, 0.8),
        measured({"f1": 0.89}, 0.7),
        measured({"f1": 0.0}, None),
        measured({}, 0.6),
    ]
    assert list(of_pages(TextMetric.WORDS, measurements)) == [(0.8, True), (0.7, False)]
    assert list(of_pages(TextMetric.SEGMENTS, [measured({"segments_right": 1.0}, 0.5)])) == [(0.5, True)]


def test_blocks_are_judged_where_the_truth_decides() -> None:
    blocks = (
        MapBlock("a", Label.BODY, 0.75, Verdict.TEXT),
        MapBlock("b", Label.TEASER, 0.75, Verdict.NOT_TEXT),
        MapBlock("c", Label.BODY, 0.75, Verdict.UNKNOWN),
    )
    assert list(of_blocks([PageMap(gold=GOLD, blocks=blocks)])) == [(0.75, True), (0.25, False)]


def test_blocks_are_judged_by_hand() -> None:
    hand = HandLabels(
        path=Path("x"), dataset="wcxb", id="x", content_sha256="", language="en", domain="x.example", blocks=()
    )
    pairs = (LabelPair(Label.HEADING, Label.BODY, 0.75), LabelPair(Label.LEAD, Label.AD, 0.75))
    page = ComparedPage(hand=hand, pairs=pairs, lost=0, unlabelled=0)
    assert list(of_blocks_by_hand([page])) == [(0.75, True), (0.25, True)]


def test_figures_and_bins_are_written() -> None:
    found = [reliability_of(Subject.BLOCKS, [Judgement(0.5, is_right=True)])]
    assert reliability_figures(found) == {"ece_blocks": 0.5}
    written = json.loads(json.dumps(reliability_object(found)))
    assert written == {"ece_blocks": {"number": 1, "error": 0.5, "bins": [[1, 0.5, 1.0]]}}
