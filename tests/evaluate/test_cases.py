from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.cases import holds_cases, load_cases
from newsscrape.evaluate.gold import load_page
from newsscrape.evaluate.labels import load_labels, pages_of
from newsscrape.evaluate.samples import sample
from newsscrape.model.case import Case, CaseBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.read.document import read
from newsscrape.sinks.case import CaseFolder
from newsscrape.text import key_of

BODY = (
    b"<nav><a href=/>Start</a></nav><h1>Strom wird billiger</h1><p>Der Strom wird billiger, sagt das Amt am Montag.</p>"
)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    page = Page(body=BODY, url="https://www.kurier.example/strom-1")
    texts = [block.text for block in read(page).blocks]
    labels = (Label.NAVIGATION, Label.HEADLINE, Label.BODY)
    blocks = tuple(CaseBlock(key_of(text), label) for text, label in zip(texts, labels, strict=True))
    folder = CaseFolder(Case(page=page, language="de", blocks=blocks), tmp_path / "mine")
    folder.begin()
    folder.label("kurier.example")
    folder.publish()
    return tmp_path / "mine"


def test_a_folder_of_cases_is_known_by_its_labels(cases: Path, tmp_path: Path) -> None:
    assert holds_cases(cases)
    assert not holds_cases(tmp_path / "other")


def test_the_cases_are_a_set_whose_labels_fit_their_pages(cases: Path) -> None:
    dataset = load_cases(cases)
    (labelled,) = pages_of(load_labels(cases), [dataset])
    assert labelled.gold.id == "www.kurier.example/strom-1"
    page = load_page(labelled.gold)
    assert (page.body, page.url) == (BODY, "https://www.kurier.example/strom-1")
    measured = sample(labelled.gold, labelled.hand)
    assert measured is not None
    assert measured.verdicts == [Verdict.NOT_TEXT, Verdict.NOT_TEXT, Verdict.TEXT]


def test_a_page_that_is_missing_is_told(cases: Path) -> None:
    (gold,) = load_cases(cases).pages
    gold.path.unlink()
    with pytest.raises(InputError, match=r"page\.html"):
        load_page(gold)
