from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.test import get_crawler

from newsscrape.crawl.pauses import Patience, Pauses
from newsscrape.crawl.waiting import HostLeftError, HostPausedError, WaitingMiddleware

PAGE = "https://a.example/1"
OTHER = "https://b.example/1"


class Case:
    """A middleware, its clock in the test's hand, and the timers it set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **settings: float) -> None:
        self.now = 0.0
        self.timers: list[tuple[float, Any]] = []
        self.woken = 0
        monkeypatch.setattr("newsscrape.crawl.waiting.call_later", self.later)
        crawler: Any = get_crawler(settings_dict={"NEWSSCRAPE_PAUSES": 2, "RETRY_PRIORITY_ADJUST": -1} | settings)
        crawler.spider = Spider("news")
        crawler.spider.crawler = crawler
        crawler.stats = SimpleNamespace(inc_value=lambda *_: None)
        crawler.engine = SimpleNamespace(_slot=SimpleNamespace(nextcall=SimpleNamespace(schedule=self.wake)))
        patience = Patience(times=2, seconds=100.0, first=10.0)
        self.middleware = WaitingMiddleware(crawler, Pauses(patience, lambda: self.now, lambda low, _: low))

    def later(self, delay: float, function: Any) -> Any:  # noqa: ANN401 - Scrapy's interface
        self.timers.append((delay, function))
        return SimpleNamespace(cancel=lambda: None)

    def wake(self) -> None:
        self.woken += 1

    def answer(self, request: Request, status: int, **headers: str) -> Request | Response:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.middleware.process_response(request, Response(request.url, status=status, headers=given))


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    return Case(monkeypatch)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_is_paused_and_asked_again(case: Case, status: int) -> None:
    again = case.answer(Request(PAGE), status, Retry_After="7")
    assert isinstance(again, Request)
    assert again.dont_filter
    assert again.meta["retry_times"] == 1
    assert case.middleware.pauses.is_paused("a.example")
    assert not case.middleware.pauses.is_paused("b.example")
    assert [delay for delay, _ in case.timers] == [7.0]
    case.timers[0][1]()
    assert case.woken == 1


def test_a_date_pauses_as_seconds_do(case: Case) -> None:
    case.answer(Request(PAGE), 429, Date="Mon, 02 Nov 2026 10:00:00 GMT", Retry_After="Mon, 02 Nov 2026 10:00:30 GMT")
    assert [delay for delay, _ in case.timers] == [30.0]


def test_requests_to_a_paused_host_go_back_to_the_scheduler_those_to_others_on(case: Case) -> None:
    case.answer(Request(PAGE), 503, Retry_After="7")
    back = case.middleware.process_request(Request(PAGE, meta={"a": 1}))
    assert isinstance(back, Request)
    assert (back.meta, back.dont_filter) == ({"a": 1}, True)
    assert case.middleware.process_request(Request(OTHER)) is None
    case.now = 7.0
    assert case.middleware.process_request(Request(PAGE)) is None


@pytest.mark.parametrize("status", [200, 404, 500, 502])
def test_other_answers_pass(case: Case, status: int) -> None:
    answer = case.answer(Request(PAGE), status, Retry_After="7")
    assert isinstance(answer, Response)
    assert not case.timers


def test_a_page_that_is_refused_too_often_is_told_while_its_host_goes_on(case: Case) -> None:
    request: Any = Request(PAGE)
    for _ in range(2):
        request = case.answer(request, 503, Retry_After="1")
        case.middleware.pauses.answered("a.example")
    assert isinstance(case.answer(request, 503, Retry_After="1"), Response)
    assert not case.middleware.pauses.is_given_up("a.example")


def test_a_host_that_asks_for_too_much_is_given_up_with_one_line(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        with pytest.raises(HostPausedError, match="status 429"):
            case.answer(Request(PAGE), 429, Retry_After="86400")
    with pytest.raises(HostLeftError, match=r"a\.example asked for a longer pause"):
        case.middleware.process_request(Request(PAGE))
    assert [line.levelno for line in caplog.records].count(logging.WARNING) == 1


def test_a_robots_txt_pauses_nothing_that_is_forbidden_anyway(case: Case) -> None:
    robots = Request("https://a.example/robots.txt", callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True})
    assert isinstance(case.answer(robots, 503, Retry_After="7"), Response)
    assert not case.timers
    assert isinstance(case.answer(robots, 429, Retry_After="7"), Response)
    assert case.timers


def test_a_check_for_robots_is_no_request_to_wait(case: Case) -> None:
    assert isinstance(case.answer(Request(PAGE), 503, CF_Mitigated="challenge"), Response)
    assert not case.timers
    assert isinstance(case.answer(Request(PAGE), 429, CF_Mitigated="challenge", Retry_After="7"), Request)


def test_it_is_built_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    crawler: Any = get_crawler(
        settings_dict={"NEWSSCRAPE_PAUSES": 1, "NEWSSCRAPE_PAUSE_LIMIT": 5.0, "NEWSSCRAPE_PAUSE_SECONDS": 1.0}
    )
    middleware = WaitingMiddleware.from_crawler(crawler)
    monkeypatch.setattr("newsscrape.crawl.waiting.call_later", lambda *_: SimpleNamespace(cancel=lambda: None))
    assert isinstance(middleware.process_response(Request(PAGE), Response(PAGE, status=503)), Response)
    with pytest.raises(HostPausedError):
        middleware.process_response(Request(PAGE), Response(PAGE, status=503, headers={"Retry-After": "6"}))
    asyncio.run(crawler.signals.send_catch_log_async(signal=object()))
    middleware.end()
