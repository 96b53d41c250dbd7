from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsscrape.evaluate.profiles import faults_of
from newsscrape.evaluate.stored import StoredPage, stored_pages
from newsscrape.model.site import Site

ROOT = "https://www.hochtal-kurier.example"
SITE = Site(
    host="hochtal-kurier.example",
    language="de",
    article_url=r"-\d{5}$",
    articles=(f"{ROOT}/tal/2024-06/seilbahn-faehrt-zur-probe-61244",),
    others=(f"{ROOT}/tal/",),
)


@pytest.fixture(scope="module")
def pages(root: Path) -> tuple[StoredPage, ...]:
    return stored_pages(root / "fixtures/pages")


def test_a_good_profile_has_no_faults(pages: tuple[StoredPage, ...]) -> None:
    assert list(faults_of(SITE, pages)) == []
    assert list(faults_of(Site(host="unknown.example"), pages)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"articles": (f"{ROOT}/tal/",)}, "articles: "),
        ({"others": (f"{ROOT}/tag-61244",)}, "others: "),
        ({"article_url": "^/[0-9]+$", "articles": ()}, "article_url: .*seilbahn-probe"),
        ({"language": "fr"}, "language: "),
        ({"name": "Another Paper"}, "publisher: the page in "),
        ({"selectors": {"authors": ".no-such-class"}}, r"selectors\.authors: no stored page proves it"),
    ],
)
def test_what_contradicts_a_profile_is_a_sentence_each(
    pages: tuple[StoredPage, ...], change: dict[str, object], words: str
) -> None:
    (fault,) = [fault for fault in faults_of(replace(SITE, **change), pages) if not fault.startswith("warnings: ")]
    assert re.search(words, fault)
    assert "\n" not in fault


def test_a_selector_is_proved_by_a_stored_page(pages: tuple[StoredPage, ...]) -> None:
    assert list(faults_of(replace(SITE, selectors={"headline": "h1"}), pages)) == []
    assert list(faults_of(Site(host="nowhere.example", selectors={"headline": "h1"}), pages))


def test_a_list_is_not_taken_for_an_article(pages: tuple[StoredPage, ...]) -> None:
    site = Site(host="weiher-echo.example", article_url="/")
    assert any("of the list in " in fault for fault in faults_of(site, pages))
