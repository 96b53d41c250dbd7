from __future__ import annotations

import asyncio

import pytest
from scrapy.http import HtmlResponse, Response

from newsscrape.crawl.once import Once


@pytest.mark.parametrize("answer", [HtmlResponse("https://www.kurier.example/b", body=b"<p>x"), None])
def test_it_keeps_the_page_it_fetched(answer: Response | None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fetch(_: Once, url: str) -> Response | None:
        assert url == "https://www.kurier.example/a"
        return answer

    monkeypatch.setattr(Once, "fetch", fetch)
    spider = Once("https://www.kurier.example/a")
    asyncio.run(spider.look())
    assert (spider.page is None) == (answer is None)
    assert spider.page is None or spider.page.body == b"<p>x"
