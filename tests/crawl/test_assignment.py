from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy.settings import Settings

from newsscrape.crawl import assignment
from newsscrape.crawl.assignment import Assignment, read_assignment
from newsscrape.errors import UsageError
from newsscrape.model.site import Site
from newsscrape.model.visit import Role
from newsscrape.policy.sites import all_sites

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def read(arguments: dict[str, str], **settings: str) -> Assignment:
    known = {"NEWSSCRAPE_CONTACT": "desk@kurier.example", "NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_LEDGER": ""}
    return read_assignment(arguments, Settings(known | settings), NOW)


def test_urls_become_visits_by_their_shape() -> None:
    task = read({"url": "https://www.kurier.com/, https://www.kurier.com/politik/#oben", "since": "2d", "limit": "7"})
    assert [(visit.url, visit.role) for visit in task.visits] == [
        ("https://www.kurier.com/", Role.FRONT),
        ("https://www.kurier.com/politik/", Role.OPEN),
    ]
    assert task.domains == {"kurier.com"}
    assert task.window.since == datetime(2026, 10, 31, 12, tzinfo=UTC)
    assert task.limit == 7


def test_a_site_starts_where_its_profile_says() -> None:
    site = all_sites()[0]
    task = read({"site": site.host})
    starts = site.start or (f"https://{site.host}/",)
    assert {visit.url for visit in task.visits} >= set(site.feeds) | set(site.sitemaps)
    assert starts[0] in {visit.url for visit in task.visits} or site.feeds or site.sitemaps


def test_a_crawl_stays_on_all_domains_of_the_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(host="kurier.com", hosts=("kurier-news.com",))
    monkeypatch.setattr(assignment, "site_for_host", lambda host: site if host in {"kurier.com", *site.hosts} else None)
    assert read({"url": "https://m.kurier-news.com/"}).domains == {"kurier.com", "kurier-news.com"}
    assert read({"url": "https://other.com/"}).domains == {"other.com"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "What to crawl"),
        ({"url": " , "}, "What to crawl"),
        ({"site": "gibtesnicht.example"}, "gibtesnicht.example: there is no such site profile"),
        ({"url": "kurier.com"}, "url=kurier.com: expected an address"),
        ({"url": "ftp://kurier.com/"}, "expected an address"),
        ({"url": "http://127.0.0.1/"}, "not public"),
        ({"url": "http://me:pw@kurier.com/"}, "user name"),
        ({"url": "https://kurier.com/", "since": "gestern"}, "since=gestern: expected"),
        ({"url": "https://kurier.com/", "until": "morgen"}, "until=morgen: expected"),
        ({"url": "https://kurier.com/", "since": "1d", "until": "2d"}, "until=2d: lies before since=1d"),
        ({"url": "https://kurier.com/", "section": "poli tik"}, "section=poli tik: expected"),
        ({"url": "https://kurier.com/", "limit": "0"}, "limit=0: expected"),
        ({"url": "https://kurier.com/", "limit": "viele"}, "limit=viele: expected"),
        ({"url": "https://kurier.com/", "depth": "3"}, "-a depth=: there is no such argument"),
    ],
)
def test_what_cannot_be_crawled_is_one_sentence(arguments: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(arguments)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_public_hosts_need_a_contact_and_listed_ones_do_not() -> None:
    with pytest.raises(UsageError, match="NEWSSCRAPE_CONTACT"):
        read({"url": "https://kurier.com/"}, NEWSSCRAPE_CONTACT="")
    read({"url": "http://127.0.0.1:8080/"}, NEWSSCRAPE_CONTACT="", NEWSSCRAPE_ALLOW_HOSTS="127.0.0.1:8080")


def test_a_proxy_must_be_public_or_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://name:pw@127.0.0.1:3128")
    with pytest.raises(UsageError, match=r"http_proxy: http://127\.0\.0\.1:3128/ .*NEWSSCRAPE_ALLOW_HOSTS"):
        read({"url": "https://kurier.com/"})
    read({"url": "https://kurier.com/"}, NEWSSCRAPE_ALLOW_HOSTS="127.0.0.1:3128")


def test_the_ledgers_address_is_checked_before_anything_is_fetched() -> None:
    with pytest.raises(UsageError, match="NEWSSCRAPE_LEDGER"):
        read({"url": "https://kurier.com/"}, NEWSSCRAPE_LEDGER="somewhere")
