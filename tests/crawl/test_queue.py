from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.squeues import LifoMemoryQueue
from scrapy.utils.test import get_crawler

from newsscrape.crawl.queue import HostQueue


class Downloader:
    domain_concurrency = 1

    def __init__(self) -> None:
        self.active: set[Request] = set()
        self.slots: dict[str, Any] = {}

    def get_slot_key(self, request: Request) -> str:
        return request.url.split("/")[2]


@pytest.fixture
def downloader() -> Downloader:
    return Downloader()


@pytest.fixture
def paused() -> set[str]:
    return set()


@pytest.fixture
def queue(downloader: Downloader, paused: set[str]) -> HostQueue:
    crawler: Any = get_crawler()
    crawler.engine = SimpleNamespace(downloader=downloader)
    waiting = SimpleNamespace(pauses=SimpleNamespace(is_paused=paused.__contains__))
    crawler.get_downloader_middleware = lambda _: waiting
    made = HostQueue.from_crawler(crawler, LifoMemoryQueue, "")
    for host in "ab":
        for number in (1, 2):
            made.push(Request(f"https://{host}.example/{number}"))
    return made


def popped(queue: HostQueue) -> str | None:
    request = queue.pop()
    return request.url.split("/")[2] if request else None


def test_hosts_take_turns(queue: HostQueue) -> None:
    assert [popped(queue) for _ in range(5)] == ["a.example", "b.example", "a.example", "b.example", None]


def test_a_host_that_pauses_keeps_its_requests_and_the_others_go_on(queue: HostQueue, paused: set[str]) -> None:
    paused.add("a.example")
    assert [popped(queue) for _ in range(3)] == ["b.example", "b.example", None]
    assert len(queue) == 2
    paused.clear()
    assert [popped(queue) for _ in range(2)] == ["a.example", "a.example"]


def test_a_host_has_one_request_under_way_robots_txt_included(queue: HostQueue, downloader: Downloader) -> None:
    under_way = Request("https://a.example/robots.txt")
    downloader.active.add(under_way)
    assert [popped(queue) for _ in range(3)] == ["b.example", "b.example", None]
    downloader.active.clear()
    assert popped(queue) == "a.example"


def test_a_host_with_more_connections_has_more(queue: HostQueue, downloader: Downloader) -> None:
    downloader.slots["a.example"] = SimpleNamespace(concurrency=2)
    downloader.active.add(Request("https://a.example/0"))
    assert popped(queue) == "b.example"
    assert popped(queue) == "b.example"
    assert popped(queue) == "a.example"
