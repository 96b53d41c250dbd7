from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.datasets import DatasetKind, TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.label_figures import (
    ComparedPage,
    LabelPair,
    compare,
    label_figures,
    report_object,
    report_of,
    reports_by_language,
)
from newsscrape.evaluate.labels import HandLabel, HandLabels
from newsscrape.evaluate.maps import MapBlock, PageMap
from newsscrape.model.label import Label

GOLD = GoldPage(
    id="x",
    url=None,
    domain=None,
    language=None,
    path=Path("x"),
    kind=DatasetKind(metric=TextMetric.WORDS),
    truth=Truth(),
)


def hand(*blocks: tuple[str, Label], language: str = "en", domain: str = "x.example") -> HandLabels:
    return HandLabels(
        path=Path("x.json"),
        dataset="wcxb",
        id="x",
        content_sha256="",
        language=language,
        domain=domain,
        blocks=tuple(HandLabel(*block) for block in blocks),
    )


def page(language: str, domain: str, *pairs: tuple[Label, Label]) -> ComparedPage:
    return ComparedPage(
        hand=hand(language=language, domain=domain),
        pairs=tuple(LabelPair(truth, said, 0.9) for truth, said in pairs),
        lost=1,
        unlabelled=2,
    )


PAGES = [
    page(
        "en",
        "a.example",
        (Label.BODY, Label.BODY),
        (Label.BODY, Label.LEAD),
        (Label.HEADING, Label.TEASER),
        (Label.AD, Label.BODY),
    ),
    page("de", "b.example", (Label.BODY, Label.BODY), (Label.AD, Label.AD)),
    page("de", "b.example", (Label.BODY, Label.BODY)),
]


def test_blocks_of_the_same_words_are_compared_and_the_rest_is_counted() -> None:
    labels = hand(("a", Label.BODY), ("gone", Label.AD), ("b", Label.TEASER))
    said = [("new", Label.AD), ("a", Label.LEAD), ("b", Label.TEASER), ("end", Label.OTHER)]
    blocks = tuple(MapBlock(key, label, 0.8, Verdict.UNKNOWN) for key, label in said)
    compared = compare(labels, PageMap(gold=GOLD, blocks=blocks))
    assert compared.pairs == (
        LabelPair(Label.BODY, Label.LEAD, 0.8),
        LabelPair(Label.TEASER, Label.TEASER, 0.8),
    )
    assert (compared.lost, compared.unlabelled) == (1, 2)


def test_a_report_counts_every_label_and_text_as_a_whole() -> None:
    report = report_of(PAGES)
    assert (report.pages, report.domains, report.blocks, report.lost, report.unlabelled) == (3, 2, 7, 3, 6)
    assert report.right == pytest.approx(4 / 7)
    assert list(report.labels) == [Label.LEAD, Label.BODY, Label.HEADING, Label.AD, Label.TEASER]
    body, heading = report.labels[Label.BODY], report.labels[Label.HEADING]
    assert (body.blocks, body.said) == (4, 4)
    assert (body.precision, body.recall, body.f1) == (0.75, 0.75, 0.75)
    assert (heading.precision, heading.recall, heading.f1) == (0, 0, 0)
    assert (report.text.blocks, report.text.said) == (5, 5)
    assert report.text.f1 == pytest.approx(0.8)


def test_languages_come_by_their_pages() -> None:
    reports = reports_by_language(PAGES)
    assert list(reports) == ["de", "en"]
    assert (reports["de"].pages, reports["de"].right) == (2, 1.0)


def test_a_label_of_few_blocks_has_no_floor() -> None:
    assert set(label_figures(report_of(PAGES))) == {"right", "text_f1"}
    assert label_figures(report_of(PAGES * 15))["body_f1"] == 0.75


def test_a_report_is_written_as_json() -> None:
    written = json.loads(json.dumps(report_object(report_of(PAGES))))
    assert (written["pages"], written["right"]) == (3, 0.571429)
    assert written["labels"]["body"] == {"blocks": 4, "said": 4, "precision": 0.75, "recall": 0.75, "f1": 0.75}


def test_nothing_compared_is_nothing_found() -> None:
    report = report_of([])
    assert (report.pages, report.right, report.text.f1, dict(report.labels)) == (0, 0, 0, {})
