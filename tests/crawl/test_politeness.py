from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.test import get_crawler

from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.crawl.politeness import PolitenessMiddleware, download_slots, host_slowed, paces_of
from newsscrape.model.site import Site

PAGE = Request("https://www.kurier.example/1")
HOST = "www.kurier.example"


class Case:
    """The middleware, beside a downloader that has or has not met the host yet."""

    def __init__(self, site: Site | None = None, slot: Slot | None = None) -> None:
        self.slots = {HOST: slot} if slot else {}
        self.per_slot: dict[str, dict[str, float]] = {}
        crawler: Any = get_crawler(
            settings_dict={
                "NEWSSCRAPE_ALLOW_HOSTS": "a.example",
                "NEWSSCRAPE_MAX_CRAWL_DELAY": 60.0,
                "DOWNLOAD_DELAY": 1.0,
                "DOWNLOAD_DELAY_JITTER": 0.25,
                "ROBOTSTXT_USER_AGENT": "newsscrape",
            }
        )
        downloader = SimpleNamespace(slots=self.slots, per_slot_settings=self.per_slot)
        crawler.engine = SimpleNamespace(downloader=downloader)
        self.crawler = crawler
        self.told: list[str] = []
        self.middleware = PolitenessMiddleware(crawler, lambda _: site)

    def slowed(self, url: str) -> None:
        self.told.append(url)

    def read(self, rules: str) -> tuple[float, float]:
        """Have a robots.txt read; give the least and the longest time between two requests from then on."""
        self.middleware.process_request(PAGE)
        self.middleware.robots_parsed(ProtegoRobotParser(rules.encode(), None), PAGE)
        pace = self.per_slot.get(HOST, {"delay": 1.0, "jitter": 0.25})
        return pace["delay"] * (1 - pace["jitter"]), pace["delay"] * (1 + pace["jitter"])


def asks(lines: str) -> str:
    return f"User-agent: *\n{lines}\n"


def test_listed_hosts_get_one_connection_and_next_to_no_delay() -> None:
    slots = download_slots(AllowedHosts.parse("b.example:80,a.example"))
    assert list(slots) == ["a.example", "b.example"]
    assert all(slot["concurrency"] == 1 and 0 < slot["delay"] < 0.01 for slot in slots.values())


def test_only_listed_hosts_are_spared_by_autothrottle() -> None:
    middleware = PolitenessMiddleware.from_crawler(get_crawler(settings_dict={"NEWSSCRAPE_ALLOW_HOSTS": "a.example"}))
    listed, other = Request("http://a.example/x"), Request("http://b.example/x")
    for request in (listed, other):
        middleware.process_request(request)
    assert listed.meta == {"autothrottle_dont_adjust_delay": True}
    assert other.meta == {}


@pytest.mark.parametrize(
    ("lines", "least"),
    [
        ("Crawl-delay: 10", 10.0),
        ("Crawl-delay: 2.5", 2.5),
        ("Request-rate: 1/20", 20.0),
        ("Request-rate: 2/1m", 30.0),
        ("Crawl-delay: 10\nRequest-rate: 1/20", 20.0),
        ("Crawl-delay: 0.5", 0.75),
        ("Crawl-delay: soon", 0.75),
        ("Disallow: /x", 0.75),
    ],
)
def test_a_crawl_delay_is_the_least_time_between_two_requests(lines: str, least: float) -> None:
    shortest, longest = Case().read(asks(lines))
    assert shortest == pytest.approx(least)
    assert longest > shortest * 1.2


def test_it_is_that_of_our_own_group() -> None:
    rules = "User-agent: *\nCrawl-delay: 30\n\nUser-agent: Newsscrape\nCrawl-delay: 3\n"
    assert Case().read(rules)[0] == pytest.approx(3.0)


def test_past_the_limit_the_limit_is_kept_and_the_log_names_both(caplog: pytest.LogCaptureFixture) -> None:
    assert Case().read(asks("Crawl-delay: 3600"))[0] == pytest.approx(60.0)
    (line,) = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert line.getMessage() == (
        "www.kurier.example: its robots.txt asks for 3600 s between requests; the limit, 60 s, is kept instead."
    )


def test_a_slot_that_is_there_already_is_slowed_down() -> None:
    slot = Slot(concurrency=1, delay=1.0, jitter=0.25)
    Case(slot=slot).read(asks("Crawl-delay: 8"))
    assert (slot.delay, slot.jitter) == pytest.approx((9.0, 1 / 9))


def test_a_profile_names_the_pace_and_robots_txt_only_slows_it() -> None:
    site = Site(host="kurier.example", delay_seconds=5.0)
    assert Case(site).read(asks("Crawl-delay: 2"))[0] == pytest.approx(5.0)
    assert Case(site).read(asks("Crawl-delay: 20"))[0] == pytest.approx(20.0)
    assert Case(Site(host="kurier.example", delay_seconds=0.2)).read("")[0] == pytest.approx(0.2)


def test_the_longest_of_several_robots_files_of_a_host_holds() -> None:
    case = Case()
    case.read(asks("Crawl-delay: 20"))
    assert case.read(asks("Crawl-delay: 10"))[0] == pytest.approx(20.0)


def test_a_request_that_is_redirected_gets_the_slot_of_its_new_host() -> None:
    middleware = Case().middleware
    for end in (
        lambda request: middleware.process_response(request, Response(request.url)),
        lambda request: middleware.process_exception(request, ValueError()),
    ):
        request = Request(PAGE.url, meta={"download_slot": HOST})
        end(request)
        assert request.meta == {}


def test_the_pace_of_a_site_is_that_of_its_slowest_host() -> None:
    case = Case()
    assert paces_of(case.crawler, ["kurier.example"]) == {"kurier.example": 1.0}
    case.read(asks("Crawl-delay: 8"))
    assert paces_of(case.crawler, ["kurier.example"]) == {"kurier.example": case.per_slot[HOST]["delay"]}
    slot = Slot(concurrency=1, delay=30.0, jitter=0.0)
    slow = Case(slot=slot)
    paces = paces_of(slow.crawler, ["kurier.example", "anzeiger.example"])
    assert paces == {"kurier.example": 30.0, "anzeiger.example": 1.0}


def test_who_slows_down_is_told() -> None:
    case = Case(Site(host=HOST, name="Kurier", delay_seconds=2.0))
    case.crawler.signals.connect(case.slowed, signal=host_slowed)
    case.read(asks("Crawl-delay: 1"))
    assert case.told == [PAGE.url]
    case.read(asks("Crawl-delay: 8"))
    assert case.told == [PAGE.url] * 2
