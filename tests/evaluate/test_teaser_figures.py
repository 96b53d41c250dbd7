from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.evaluate.teaser_figures import (
    compare_teasers,
    teaser_figures,
    teaser_object,
    teaser_report,
    teaser_reports_by,
)
from newsscrape.evaluate.teaser_pages import FoundBox
from newsscrape.evaluate.teaser_truth import BoxKeys, BoxStatus, HandBox, HandTeasers, SetPart


def listed(*boxes: str, language: str = "en") -> HandTeasers:
    """Boxes as "address headline", an exclamation mark for those that sell, a question mark for those left open."""
    status = {"!": BoxStatus.PROMOTED, "?": BoxStatus.OPEN}
    return HandTeasers(
        path=Path("x.json"),
        dataset="set",
        id="x",
        content_sha256="",
        language=language,
        domain=f"{language}.example",
        part=SetPart.UNSEEN,
        boxes=tuple(
            HandBox(BoxKeys(*box.rstrip("!?").split()), status.get(box[-1], BoxStatus.EDITORIAL)) for box in boxes
        ),
    )


def found(*boxes: str) -> list[FoundBox]:
    return [FoundBox(BoxKeys(*box.rstrip("!").split()), box.endswith("!")) for box in boxes]


@pytest.mark.parametrize(
    ("truth", "said", "counts"),
    [
        (["a one", "b two"], ["a one", "b two"], (2, 0, 0)),
        (["a one", "b two"], ["a one"], (1, 1, 0)),
        (["a one"], ["a one", "c three"], (1, 0, 1)),
        (["a one", "a one"], ["a one"], (1, 0, 0)),
        (["a one"], ["a one", "a one"], (1, 0, 0)),
        (["a one"], ["a one", "a snippet"], (1, 0, 1)),
        (["a one?"], ["a one"], (0, 0, 0)),
        (["a one?"], [], (0, 0, 0)),
    ],
    ids=["all", "missed", "slipped in", "listed twice", "said twice", "said in parts", "open", "open and not said"],
)
def test_boxes_are_paired_once(truth: list[str], said: list[str], counts: tuple[int, int, int]) -> None:
    page = compare_teasers(listed(*truth), found(*said))
    assert (len(page.pairs), len(page.missed), len(page.slipped_in)) == counts


def test_what_agrees_in_both_goes_before_what_agrees_in_one() -> None:
    page = compare_teasers(listed("a one", "a two"), found("a three", "a two"))
    assert [(pair.truth.keys.headline, pair.found.keys.headline) for pair in page.pairs] == [
        ("two", "two"),
        ("one", "three"),
    ]


def test_figures_count_over_all_boxes() -> None:
    pages = [
        compare_teasers(listed("a one", "b two!", "c three"), found("a one", "b two!", "c other", "d four")),
        compare_teasers(listed("e five", "f six", language="de"), found("g five!")),
    ]
    report = teaser_report(pages)
    assert (report.pages, report.domains, report.boxes, report.said) == (2, 2, 5, 5)
    assert teaser_figures(report) == {
        "precision": 4 / 5,
        "recall": 4 / 5,
        "f1": 4 / 5,
        "headline": 3 / 4,
        "address": 3 / 4,
        "promoted": 3 / 4,
    }
    assert teaser_object(report)["f1"] == 0.8


def test_nothing_is_no_division_by_nothing() -> None:
    assert set(teaser_figures(teaser_report([])).values()) == {0.0}


def test_groups_come_with_the_most_pages_first() -> None:
    pages = [compare_teasers(listed("a one", language=code), []) for code in ("en", "de", "de")]
    reports = teaser_reports_by(lambda hand: hand.language, pages)
    assert [(name, report.pages) for name, report in reports.items()] == [("de", 2), ("en", 1)]
