"""What spiders that look once have in common; what they fetch is looked at where they are used."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.http import HtmlResponse, Response

from newsscrape.crawl.looker import Looker, page_now


class Engine:
    """Gives an answer, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    async def download_async(self, _request: object) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Proof(Looker):
    """One that looks at nothing."""

    name = "proof"


def looker(answer: object) -> Looker:
    spider = Proof("https://www.kurier.example/")
    crawler: Any = SimpleNamespace(engine=Engine(answer))
    spider.crawler = crawler
    return spider


def test_an_answer_is_given() -> None:
    answer = Response("https://www.kurier.example/", body=b"x")
    assert asyncio.run(looker(answer).fetch(answer.url)) is answer


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Response("https://www.kurier.example/", status=404), "The server answered with status 404."),
        (ValueError("odd"), "odd"),
    ],
)
def test_a_miss_is_kept_with_why(answer: object, why: str) -> None:
    spider = looker(answer)
    assert asyncio.run(spider.fetch(spider.url)) is None
    assert why in spider.misses[spider.url]


def test_what_to_look_at_is_for_each_kind_to_say() -> None:
    with pytest.raises(NotImplementedError):
        asyncio.run(looker(None).look())


def test_a_page_bears_the_present_instant_and_the_address_asked_for() -> None:
    page = page_now(HtmlResponse("https://www.kurier.example/b", body=b"<p>x"), "https://www.kurier.example/a")
    assert (page.url, page.requested_url) == ("https://www.kurier.example/b", "https://www.kurier.example/a")
    assert page.fetched_at is not None
    assert page.fetched_at.microsecond == 0
