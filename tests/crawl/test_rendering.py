"""Which pages go to the browser, and what becomes of them; the browser itself stands aside here."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.utils.test import get_crawler

from newsscrape.crawl import rendering
from newsscrape.crawl.javascript import Rendered
from newsscrape.crawl.rendering import RenderPipeline, page_rendered
from newsscrape.errors import NotAnArticle, UsageError
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.site import JavaScript, Site

HEADERS = (("content-type", "text/html"),)
SHELL = Page(
    body=b"<title>Steg</title><div></div><script src=a.js></script>",
    url="https://kurier.example/steg-1000001",
    requested_url="https://kurier.example/steg-1000001",
    headers=HEADERS,
)
SENTENCE = b"Die B\xc3\xbcrgermeisterin er\xc3\xb6ffnete am Abend den neuen Steg, und viele kamen. "
STORY = replace(SHELL, body=SHELL.body + b"<h1>Der Steg ist offen</h1>" + b"".join([b"<p>" + SENTENCE * 3] * 5))


class Browser:
    """Makes every page an article, unless told to fail."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.seen: list[str] = []
        self.under_way: list[str] = []
        self.at_once = 0
        self.is_closed = False

    async def render(self, page: Page) -> Page:
        self.seen.append(page.url or "")
        self.under_way.append(page.url or "")
        self.at_once = max(self.at_once, len(self.under_way))
        for _ in range(20):
            await asyncio.sleep(0)  # so that others get their turn
        self.under_way.pop()
        if self.fault:
            raise self.fault
        return replace(page, body=STORY.body, as_sent=page)

    async def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def crawler(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a crawler with its late attributes set
    limits = {"NEWSSCRAPE_PAGE_SECONDS": 10.0, "NEWSSCRAPE_PAGE_MEMORY": 2**30, "NEWSSCRAPE_WORKERS": 4}
    made: Any = get_crawler(settings_dict=limits)
    made.closed = []

    async def close_spider_async(*, reason: str) -> None:
        made.closed.append(reason)

    made.engine = SimpleNamespace(close_spider_async=close_spider_async, _slot=SimpleNamespace(closing=None))
    made.site = None
    monkeypatch.setattr(rendering, "site_for_host", lambda _: made.site)
    return made


def through(crawler: Any, browser: Any, *items: object, rendered: Rendered = Rendered.ALL) -> list[Any]:  # noqa: ANN401 - the doubles above
    """Send items through the pipeline at once; what was raised stands in the place of what was given."""

    async def run() -> list[Any]:
        pipeline = RenderPipeline(crawler, rendered, browser)
        await pipeline.open_spider()
        try:
            sent: list[Coroutine[Any, Any, object]] = [pipeline.process_item(item) for item in items]
            return list(await asyncio.gather(*sent, return_exceptions=True))
        finally:
            await pipeline.close_spider()

    return asyncio.run(run())


def test_a_page_without_text_is_rendered_and_the_log_says_why(crawler: Any, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ANN401 - the crawler above
    heard: list[Page] = []

    def hear(page: Page) -> None:
        heard.append(page)

    crawler.signals.connect(hear, signal=page_rendered)
    browser = Browser()
    with caplog.at_level("INFO"):
        (made,) = through(crawler, browser, SHELL)
    assert (made.body, made.as_sent) == (STORY.body, SHELL)
    assert heard == [SHELL]
    assert [record.message for record in caplog.records] == [f"{SHELL.url} is rendered in the browser: no_text"]
    assert browser.is_closed


def test_a_page_with_text_or_without_scripts_passes_and_so_does_what_is_no_page(crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    plain = replace(SHELL, body=b"<title>Steg</title>")
    browser = Browser()
    assert through(crawler, browser, STORY, plain, "else") == [STORY, plain, "else"]
    assert browser.seen == []


def test_profiles_decide(crawler: Any, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ANN401 - the crawler above
    browser = Browser()
    assert through(crawler, browser, SHELL, rendered=Rendered.PROFILED) == [SHELL]
    crawler.site = Site(host="kurier.example", javascript=JavaScript.NEVER)
    assert through(crawler, browser, SHELL) == [SHELL]
    crawler.site = Site(host="kurier.example", javascript=JavaScript.ALWAYS)
    with caplog.at_level("INFO"):
        (made,) = through(crawler, browser, STORY, rendered=Rendered.PROFILED)
    assert made.as_sent == STORY
    assert "its site's profile says always" in caplog.text


def test_what_the_browser_could_not_render_is_a_reject(crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    (made,) = through(crawler, Browser(NotAnArticle(Reason.TIMED_OUT, "Busy.")), SHELL)
    assert made == replace(SHELL, verdict=Reject.of(SHELL, Reason.TIMED_OUT, "Busy."))


def test_a_browser_that_cannot_be_started_ends_the_run_with_one_line(
    crawler: Any,  # noqa: ANN401 - the crawler above
    caplog: pytest.LogCaptureFixture,
) -> None:
    (made,) = through(crawler, Browser(UsageError("no browser")), SHELL)
    assert isinstance(made, DropItem)
    assert crawler.closed == ["usage"]
    assert [record.message for record in caplog.records if record.levelname == "CRITICAL"] == ["no browser"]


def test_a_host_has_one_page_in_the_browser_at_a_time(crawler: Any) -> None:  # noqa: ANN401 - the crawler above
    crawler.site = Site(host="kurier.example", javascript=JavaScript.ALWAYS)
    one, two = Browser(), Browser()
    through(crawler, one, SHELL, replace(SHELL, url=f"{SHELL.url}2"))
    through(crawler, two, SHELL, replace(SHELL, url="https://bote.example/steg-1000002"))
    assert (one.at_once, two.at_once) == (1, 2)


def test_when_the_run_is_to_end_pages_wait_for_the_next_one(crawler: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - the crawler above
    monkeypatch.setattr(rendering, "_GLANCE", 0.01)

    class Held(Browser):
        async def render(self, page: Page) -> Page:
            crawler.engine._slot.closing = object()  # noqa: SLF001 - as the engine does
            await asyncio.Event().wait()
            return page

    made = through(crawler, Held(), SHELL, replace(SHELL, url=f"{SHELL.url}2"))
    assert [type(one) for one in made] == [DropItem, DropItem]


def test_it_is_not_there_where_the_setting_is_off() -> None:
    with pytest.raises(NotConfigured):
        RenderPipeline.from_crawler(get_crawler(settings_dict={}))
