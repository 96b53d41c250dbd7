"""From a correction in a page to a folder that the golden tests, ``scrapy sites check`` and ``scrapy fit`` read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.commands.case_folder import make_case
from newsscrape.errors import InputError
from newsscrape.evaluate.stored import stored_pages
from newsscrape.extract import map_page
from newsscrape.model.case import Case, CaseBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from newsscrape.text import key_of
from tests.golden.test_golden import GOLDEN, differing, expected_in, known_wrong_in, record_of

PAGES = Path(__file__).parents[2] / "fixtures/pages"
LIMITS = (60.0, 1_500_000_000)


def corrected(name: str, **labels: Label) -> Case:
    page = next(read_file(PAGES / name / "page.html")).content
    assert isinstance(page, Page)
    blocks = [CaseBlock(key_of(one.text), one.label) for one in map_page(page).blocks]
    for index, label in labels.items():
        place = int(index.removeprefix("b"))
        blocks[place] = blocks[place]._replace(label=label)
    return Case(page=page, language="pl", blocks=tuple(blocks))


ARTICLE = "goniec-znad-olszy.example/tramwaj-na-zaolszynek"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(corrected(ARTICLE, b15=Label.AD), tmp_path_factory.mktemp("cases"), *LIMITS)


def test_the_golden_tests_read_it_and_know_what_is_wrong(folder: Path) -> None:
    kind, expected = expected_in(folder)
    assert kind == "article"
    assert "W poniedziałek w ratuszu" not in expected["text"]
    known_wrong = known_wrong_in(folder)
    assert {"text", "paragraphs", "word_count", "boilerplate"} <= known_wrong
    assert set(differing(expected, record_of(GOLDEN.read_golden(folder)))) == known_wrong


def test_scrapy_sites_check_reads_it(folder: Path) -> None:
    (stored,) = stored_pages(folder.parent.parent)
    assert stored.is_article
    assert "text" in stored.known_wrong


def test_its_labels_are_those_of_the_person(folder: Path) -> None:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    assert labels["blocks"][15][2] == "ad"
    assert labels["blocks"][16][2] == "body"
    assert labels["domain"] == "goniec-znad-olszy.example"


def test_a_page_that_is_no_article_by_the_corrected_labels_keeps_what_it_gives_today(tmp_path: Path) -> None:
    case = corrected(ARTICLE)
    nothing = tuple(block._replace(label=Label.NAVIGATION) for block in case.blocks)
    made = make_case(Case(page=case.page, language="pl", blocks=nothing), tmp_path, *LIMITS)
    assert expected_in(made)[0] == "article"
    assert not known_wrong_in(made)


def test_a_page_that_is_read_in_other_blocks_is_refused(tmp_path: Path) -> None:
    case = corrected(ARTICLE)
    with pytest.raises(InputError, match=r"reads the page in other blocks .*; explain the page anew"):
        make_case(Case(page=case.page, language="pl", blocks=case.blocks[1:]), tmp_path, *LIMITS)


def test_a_page_that_cannot_be_read_back_is_refused(tmp_path: Path) -> None:
    case = corrected(ARTICLE)
    broken = Page(body=case.page.body, url=case.page.url, http_status=404)
    with pytest.raises(InputError, match="The server answered with status 404"):
        make_case(Case(page=broken, language="pl", blocks=case.blocks), tmp_path, *LIMITS)
