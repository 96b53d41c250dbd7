from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import signals
from scrapy.exceptions import DontCloseSpider, DropItem

from newsscrape.model.article import Article, Paragraph, ParagraphKind
from newsscrape.model.extraction import Extraction
from newsscrape.model.reject import Reason, Reject
from newsscrape.pipelines.join import JoinPipeline, page_wanted

URL = "https://kurier.example/a"


def page(number: int, following: str | None = None) -> Extraction:
    paragraph = Paragraph(kind=ParagraphKind.PARAGRAPH, text=f"Seite {number}.")
    url = URL if number == 1 else f"{URL}?page={number}"
    return Extraction(outcome=Article(url=url, requested_url=url, paragraphs=(paragraph,)), next_page=following)


@pytest.fixture
def sent(crawler: Any) -> list[Extraction]:  # noqa: ANN401 - conftest.py
    """What went on its way without an answer of its own."""
    began: list[Extraction] = []

    async def start_itemproc_async(item: Extraction, *, response: None) -> None:
        assert response is None
        began.append(item)

    crawler.engine.scraper = SimpleNamespace(start_itemproc_async=start_itemproc_async)
    return began


def test_an_article_waits_and_its_next_page_is_asked_for(crawler: Any, sent: list[Extraction]) -> None:  # noqa: ANN401
    wanted: list[str] = []

    def hear(url: str) -> None:
        wanted.append(url)

    crawler.signals.connect(hear, signal=page_wanted)
    pipeline = JoinPipeline.from_crawler(crawler)
    with pytest.raises(DropItem, match="goes on at"):
        asyncio.run(pipeline.process_item(page(1, f"{URL}?page=2")))
    assert wanted == [f"{URL}?page=2"]
    own = asyncio.run(pipeline.process_item(page(2)))
    assert isinstance(own, Extraction)
    assert isinstance(own.outcome, Reject)
    assert own.outcome.reason is Reason.CONTINUATION
    (whole,) = sent
    assert isinstance(whole.outcome, Article)
    assert whole.outcome.text == "Seite 1.\n\nSeite 2."
    assert asyncio.run(pipeline.process_item(whole)) is whole


def test_what_is_no_extraction_passes_and_so_does_what_goes_on_nowhere(crawler: Any) -> None:  # noqa: ANN401
    pipeline = JoinPipeline.from_crawler(crawler)
    assert asyncio.run(pipeline.process_item("else")) == "else"
    alone = page(1)
    assert asyncio.run(pipeline.process_item(alone)) is alone


def test_an_idle_crawl_lets_go_of_what_waits(crawler: Any, sent: list[Extraction]) -> None:  # noqa: ANN401
    async def idle() -> list[Any]:
        pipeline = JoinPipeline.from_crawler(crawler)
        with pytest.raises(DropItem):
            await pipeline.process_item(page(1, f"{URL}?page=2"))
        answers = [crawler.signals.send_catch_log(signals.spider_idle, dont_log=DontCloseSpider) for _ in range(2)]
        await asyncio.sleep(0)
        return answers

    first, second = asyncio.run(idle())
    assert isinstance(first[0][1].value, DontCloseSpider)
    assert second[0][1] is None
    (whole,) = sent
    assert isinstance(whole.outcome, Article)
    assert "pages_missing" in whole.outcome.warnings
