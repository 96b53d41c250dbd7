from __future__ import annotations

import pytest

from newsscrape.bench.article_pages import article_page, filled, paragraph, teaser
from newsscrape.extract import extract


@pytest.mark.parametrize("size", [10_000, 100_000, 1_000_000])
def test_a_page_has_about_the_size_asked_for(size: int) -> None:
    assert size <= len(article_page(size).body) <= 1.1 * size


def test_it_is_an_article_among_teasers() -> None:
    article = extract(article_page(20_000))
    assert article.headline == "Town pays for a new ferry"
    assert article.published_date == "2026-03-02"
    assert "the council of the town" in article.text.lower()


def test_no_two_parts_are_the_same() -> None:
    for part in (paragraph, teaser):
        assert len({part(number) for number in range(2_000)}) == 2_000


def test_parts_are_added_until_the_size_is_reached() -> None:
    assert filled(str, 12) == "012345678910"
    assert filled(str, 0) == "0"
