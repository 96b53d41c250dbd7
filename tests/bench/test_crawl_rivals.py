from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from newsscrape.bench.crawl_rivals import Bare, WithTrafilatura, settings

PAGE = "<html><body><article><h1>Ferry</h1>" + "<p>The council agreed to pay for a new ferry.</p>" * 9


@pytest.mark.parametrize(("spider", "key"), [(Bare, "length"), (WithTrafilatura, "article")])
def test_a_rival_gives_one_item_a_page(spider: type[Bare], key: str) -> None:
    response = HtmlResponse("http://papers.example/a", body=PAGE, encoding="utf-8")
    (item,) = spider().parse(response)
    assert item[key]


def test_a_rival_runs_with_scrapys_own_settings() -> None:
    ours = {name for name in settings("figures.json") if not name.startswith("NEWSSCRAPE_BENCH_")}
    assert ours == {"LOG_LEVEL", "TELNETCONSOLE_ENABLED", "EXTENSIONS"}
