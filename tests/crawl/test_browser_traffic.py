"""What the browser asks for, answered by a downloader that is made up here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

pytest.importorskip("scrapy_playwright", reason="newsscrape[javascript] is not installed")

from newsscrape.crawl.browser_slot import BROWSER_SLOT
from newsscrape.crawl.browser_traffic import Loader, Traffic
from newsscrape.model.page import Page

PAGE = Page(
    body=b"<p>x",
    http_status=203,
    headers=(
        ("content-type", "text/html"),
        ("content-encoding", "gzip"),
        ("content-disposition", "attachment"),
        ("x-a", "b"),
    ),
)


@dataclass
class Downloader:
    """Notes what it is asked for."""

    asked: list[Request] = field(default_factory=list)
    hangs: bool = False

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request)
        if "verboten" in request.url:
            raise IgnoreRequest("not public")
        if self.hangs:
            await asyncio.Event().wait()
        return Response(request.url, body=b"1", headers={"Content-Type": "text/javascript", "Set-Cookie": "a=1"})


class Asking:
    """A request of the browser and its route in one."""

    def __init__(self, url: str, kind: str = "script", method: str = "GET") -> None:
        self.url, self.resource_type, self.method = url, kind, method
        self.answer: dict[str, Any] | str | None = None

    def is_navigation_request(self) -> bool:
        return self.resource_type == "document"

    async def all_headers(self) -> dict[str, str]:
        return {":path": "/a", "user-agent": "Chrome", "cookie": "a=1", "accept": "*/*", "host": "elsewhere"}

    async def fulfill(self, **answer: Any) -> None:  # noqa: ANN401 - Playwright's interface
        self.answer = answer

    async def abort(self, why: str) -> None:
        self.answer = why


def handled(downloader: Downloader, *asking: Asking, seconds: float = 5.0) -> list[Any]:
    async def run() -> None:
        crawler: Any = SimpleNamespace(engine=downloader)
        traffic = Traffic(PAGE, Loader(crawler), monotonic() + seconds)
        for one in asking:
            route: Any = one
            await traffic.handle(route, route)

    asyncio.run(run())
    return [one.answer for one in asking]


def test_the_page_is_given_as_it_was_sent_and_no_other_is_opened() -> None:
    downloader = Downloader()
    url = "https://kurier.example/a"
    first, again = handled(downloader, Asking(url, "document"), Asking(url, "document"))
    assert first == {"status": 203, "headers": {"content-type": "text/html", "x-a": "b"}, "body": b"<p>x"}
    assert again == "blockedbyclient"
    assert downloader.asked == []


def test_what_it_needs_for_its_text_is_fetched_by_the_crawl() -> None:
    downloader = Downloader()
    (answer,) = handled(downloader, Asking("https://kurier.example/a.json", "fetch"))
    assert answer == {"status": 200, "headers": {"content-type": "text/javascript"}, "body": b"1"}
    (request,) = downloader.asked
    assert dict(request.headers.to_unicode_dict()) == {"Accept": "*/*"}
    assert request.meta["download_slot"] == BROWSER_SLOT
    assert request.meta["dont_retry"]


@pytest.mark.parametrize("kind", ["image", "media", "font", "websocket", "eventsource", "ping", "manifest", "other"])
def test_nothing_else_is_loaded(kind: str) -> None:
    downloader = Downloader()
    assert handled(downloader, Asking("https://kurier.example/a", kind)) == ["blockedbyclient"]
    assert downloader.asked == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_sent(method: str) -> None:
    assert handled(Downloader(), Asking("https://kurier.example/a", "fetch", method)) == ["blockedbyclient"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://kurier.example/a", "ws://kurier.example/a"])
def test_other_protocols_are_refused(url: str) -> None:
    downloader = Downloader()
    assert handled(downloader, Asking(url, "fetch")) == ["blockedbyclient"]
    assert downloader.asked == []


def test_what_the_guard_refuses_the_page_goes_without() -> None:
    assert handled(Downloader(), Asking("https://kurier.example/verboten.js")) == ["blockedbyclient"]


def test_scripts_are_fetched_once_a_run_and_data_each_time() -> None:
    downloader = Downloader()
    script, data = "https://kurier.example/a.js", "https://kurier.example/a.json"
    answers = handled(downloader, Asking(script), Asking(script), Asking(data, "xhr"), Asking(data, "xhr"))
    assert [request.url for request in downloader.asked] == [script, data, data]
    assert answers[0] == answers[1]


def test_a_page_that_never_stops_asking_is_answered_so_often_only() -> None:
    downloader = Downloader()
    handled(downloader, *(Asking(f"https://kurier.example/{number}", "xhr") for number in range(300)))
    assert 50 < len(downloader.asked) < 300


def test_what_does_not_come_in_time_does_not_come() -> None:
    downloader = Downloader(hangs=True)
    assert handled(downloader, Asking("https://kurier.example/a.js"), seconds=0.05) == ["blockedbyclient"]
    assert handled(downloader, Asking("https://kurier.example/b.js"), seconds=-1) == ["blockedbyclient"]
    assert len(downloader.asked) == 1
