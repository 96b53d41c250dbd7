from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsscrape import settings
from newsscrape.crawl.throttle import HostThrottle

HOST = "a.example"
SPIDER = Spider("news")


class Case:
    def __init__(self, **slot_settings: float) -> None:
        ours = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
        crawler: Any = get_crawler(settings_dict=ours)
        crawler.spider = SPIDER
        delay = slot_settings.get("delay", settings.DOWNLOAD_DELAY)
        self.slot = Slot(concurrency=1, delay=delay, jitter=settings.DOWNLOAD_DELAY_JITTER)
        per_slot = {HOST: slot_settings} if slot_settings else {}
        crawler.engine = SimpleNamespace(
            downloader=SimpleNamespace(slots={HOST: self.slot}, per_slot_settings=per_slot, _delay=0.0)
        )
        self.throttle = HostThrottle.from_crawler(crawler)
        self.throttle._spider_opened(SPIDER)  # noqa: SLF001 - Scrapy sends it as a signal

    def after(self, *latencies: float, **meta: object) -> float:
        for latency in latencies:
            request = Request(f"https://{HOST}/", meta={"download_slot": HOST, "download_latency": latency, **meta})
            self.throttle._response_downloaded(Response(request.url), request, SPIDER)  # noqa: SLF001 - as above
        return self.slot.delay


def test_a_host_that_answers_slowly_is_asked_more_slowly_and_faster_again_when_it_recovers() -> None:
    case = Case()
    assert case.after(4.0) == pytest.approx(4.0)
    assert case.after(0.2) == pytest.approx(2.1)
    assert case.after(*[0.1] * 20) == settings.DOWNLOAD_DELAY


def test_quick_answers_do_not_wear_away_what_a_host_asked_for() -> None:
    case = Case(delay=10.0)
    assert case.after(*[0.1] * 20) == 10.0
    assert case.after(15.0) == pytest.approx(15.0)
    assert Case(delay=90.0).after(0.1) == 90.0


def test_a_profile_may_be_quicker_than_the_project() -> None:
    assert Case(delay=0.5).after(*[0.1] * 20) == 0.5


def test_each_host_has_its_own_least() -> None:
    case = Case(delay=10.0)
    case.after(0.1)
    case.throttle.crawler.engine.downloader.per_slot_settings.clear()  # type: ignore[union-attr]
    assert case.after(*[0.1] * 20) == settings.DOWNLOAD_DELAY


def test_listed_hosts_and_unknown_slots_are_left_as_they_are() -> None:
    case = Case(delay=0.001)
    assert case.after(3.0, autothrottle_dont_adjust_delay=True) == 0.001
    case.throttle._response_downloaded(Response("https://b.example/"), Request("https://b.example/"), SPIDER)  # noqa: SLF001 - as above


def test_delays_have_jitter_and_a_host_one_connection() -> None:
    slot = Case().slot
    delays = [slot.download_delay() for _ in range(500)]
    assert 0.75 <= min(delays) < 0.9
    assert 1.1 < max(delays) <= 1.25
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN == 1
