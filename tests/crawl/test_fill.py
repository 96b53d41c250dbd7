from __future__ import annotations

from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape.crawl.fill import FillMiddleware, HostFullError, limits_of
from newsscrape.discover.budget import Budgets
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.addresses import address_rules

PAGE = "https://kurier.example/a"
VISIT = {"visit": Visit(url=PAGE, role=Role.ARTICLE)}


@pytest.fixture
def crawler() -> Any:  # noqa: ANN401 - Scrapy's, with a spider of ours
    settings = {"NEWSSCRAPE_HOST_PAGES": 1, "NEWSSCRAPE_HOST_ADDRESSES": 2, "NEWSSCRAPE_HOST_BYTES": 10}
    made: Any = get_crawler(settings_dict=settings)
    made.spider = Spider("news")
    made.spider.budgets = Budgets(limits_of(made.settings), address_rules())
    return made


def test_a_host_that_has_sent_enough_is_asked_for_no_more_pages(crawler: Any) -> None:  # noqa: ANN401 - as above
    middleware = FillMiddleware.from_crawler(crawler)
    middleware.process_request(Request(PAGE, cb_kwargs=VISIT))
    answer = Response(PAGE, body=b"x" * 10)
    assert middleware.process_response(Request(PAGE), answer) is answer
    with pytest.raises(HostFullError, match="is left out"):
        middleware.process_request(Request(PAGE, cb_kwargs=VISIT))
    middleware.process_request(Request("https://kurier.example/robots.txt"))
    assert [entry.addresses for entry in crawler.spider.budgets.left_out] == [1]


def test_a_spider_without_budgets_is_left_alone(crawler: Any) -> None:  # noqa: ANN401 - as above
    crawler.spider = Spider("other")
    middleware = FillMiddleware(crawler)
    middleware.process_response(Request(PAGE), Response(PAGE, body=b"x" * 100))
    middleware.process_request(Request(PAGE, cb_kwargs=VISIT))
