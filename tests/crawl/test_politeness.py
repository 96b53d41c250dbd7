from __future__ import annotations

from scrapy import Request
from scrapy.utils.test import get_crawler

from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.crawl.politeness import PolitenessMiddleware, download_slots


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
