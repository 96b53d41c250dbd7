from __future__ import annotations

import pytest

from newsscrape.bench.hostile_pages import MOST_ATTRIBUTES, SHAPES, SIZE, hostile_page
from newsscrape.extract import read_page
from newsscrape.model.article import Article
from newsscrape.model.reject import Reject

NAMES = list(SHAPES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_about_the_size_asked_for(name: str) -> None:
    body = hostile_page(name, SIZE).body
    assert len(body) < 1.1 * SIZE
    assert len(body) > 0.9 * SIZE or (name.endswith("attributes") and body.count(b"=") > MOST_ATTRIBUTES)


@pytest.mark.parametrize("name", NAMES)
def test_reading_it_ends_in_an_article_or_a_reject(name: str) -> None:
    assert isinstance(read_page(hostile_page(name, 8_000)).outcome, Article | Reject)
