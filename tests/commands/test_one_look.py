from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings

from newsscrape.commands.one_look import NoAnswerError, looked, no_answer
from newsscrape.crawl.once import Once
from newsscrape.errors import UsageError

SETTINGS = Settings({"NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_CONTACT": "desk@example.org", "NEWSSCRAPE_LEDGER": ""})


@pytest.mark.parametrize("url", ["ftp://www.kurier.example/", "http://10.0.0.1/", "kurier"])
def test_an_address_that_may_not_be_fetched_is_refused_before_anything_starts(url: str) -> None:
    with pytest.raises(UsageError):
        looked(Once, url, None, SETTINGS)  # type: ignore[arg-type]


def test_the_first_miss_is_told() -> None:
    spider = Once("https://www.kurier.example/")
    assert str(no_answer(spider)) == "https://www.kurier.example/: nothing could be fetched."
    spider.misses = {"https://www.kurier.example/a": "It is gone."}
    assert str(no_answer(spider)) == "https://www.kurier.example/a: It is gone."


def test_a_spider_that_never_began_is_told() -> None:
    crawler = SimpleNamespace(stats=None, spider=None)
    process: Any = SimpleNamespace(
        create_crawler=lambda _kind: crawler, crawl=lambda *_, **__: None, start=lambda: None
    )
    with pytest.raises(NoAnswerError, match="nothing could be fetched"):
        looked(Once, "https://www.kurier.example/", process, SETTINGS)
