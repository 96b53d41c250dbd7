from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler

from newsscrape.crawl.tenure import SiteElsewhereError, TenureMiddleware, holdings_of, see_to_tenure
from newsscrape.discover.holdings import Holdings, Terms
from newsscrape.ledger.ledger import Ledger

PAGE = Request("https://www.kurier.example/a")


def crawler_of(spider: object) -> Crawler:
    return cast("Crawler", SimpleNamespace(spider=spider))


def test_a_spider_that_shares_nothing_asks_whom_it_likes() -> None:
    crawler: Any = crawler_of(SimpleNamespace())
    assert holdings_of(crawler) is None
    TenureMiddleware.from_crawler(crawler).process_request(PAGE)
    see_to_tenure(crawler, PAGE)


def test_a_site_is_asked_by_the_run_that_holds_it(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        runs = [
            Holdings(
                ledger.leases,
                Terms(run=run, task="T", seconds=60.0, paces_of=lambda sites: dict.fromkeys(sites, 0.0)),
            )
            for run in "RS"
        ]
        first, second = (crawler_of(SimpleNamespace(holdings=holdings)) for holdings in runs)
        with pytest.raises(SiteElsewhereError, match=r"kurier\.example may be asked by another run"):
            see_to_tenure(first, PAGE)
        TenureMiddleware(first).process_request(PAGE)
        see_to_tenure(first, PAGE)
        TenureMiddleware(first).process_request(PAGE)
        with pytest.raises(SiteElsewhereError, match=r"kurier\.example is asked by another run"):
            TenureMiddleware(second).process_request(PAGE)
        runs[0].give_back(["kurier.example"])
        TenureMiddleware(second).process_request(PAGE)
