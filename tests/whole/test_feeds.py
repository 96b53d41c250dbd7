"""Scrapy's own exports (``-O``, which sets ``FEEDS``) hold the articles of a run as its own file does."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ARTICLES = (
    "http://harbourledger.example/news/local/swing-bridge-to-close-for-eleven-weeks",
    "http://elbkurier.example/10412/hafenschlick-verklappung-verzoegert-sich",
)


@pytest.fixture(scope="module")
def crawled(crawls: Any, bundled_site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - classes of the tests' conftest
    """A run over two articles, with four exports beside its own files."""
    folder = tmp_path_factory.mktemp("feeds")
    exports = [part for name in ("x.json", "x.csv", "x.xml", "x.jsonl") for part in ("-O", str(folder / name))]
    arguments = ("-a", f"url={','.join(ARTICLES)}", "-s", "DOWNLOAD_DELAY=0")
    done = crawls.run(folder / "output", "news", *arguments, *exports, **bundled_site)
    assert done.code == 0, done.said
    return done


def beside(crawled: Any, name: str) -> Path:  # noqa: ANN401 - as above
    return Path(crawled.output).parent / name


def test_json_and_json_lines_hold_the_records(crawled: Any) -> None:  # noqa: ANN401 - as above
    assert len(crawled.articles) == 2
    assert json.loads(beside(crawled, "x.json").read_bytes()) == crawled.articles
    lines = beside(crawled, "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == crawled.articles


def test_csv_has_a_row_an_article(crawled: Any) -> None:  # noqa: ANN401 - as above
    with beside(crawled, "x.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [list(row) for row in rows] == [list(article) for article in crawled.articles]
    for name in ("url", "headline", "text", "published_at"):
        assert [row[name] for row in rows] == [article[name] or "" for article in crawled.articles]


def test_xml_has_an_element_an_article(crawled: Any) -> None:  # noqa: ANN401 - as above
    items = etree.parse(beside(crawled, "x.xml")).getroot()
    assert [item.findtext("headline") for item in items] == [article["headline"] for article in crawled.articles]
