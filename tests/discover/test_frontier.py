from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from newsscrape.discover.address import address_key
from newsscrape.discover.budget import Budgets
from newsscrape.discover.frontier import Frontier, Scope, as_open, as_section
from newsscrape.discover.visit import Found, Listing, Role, Visit
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.link import Link
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits

HOST = "https://kurier.com"
FRONT = Visit(url=f"{HOST}/", role=Role.FRONT)
SECTION = Visit(url=f"{HOST}/politik", role=Role.SECTION)
FEED = Visit(url=f"{HOST}/feed.xml", role=Role.FEED)
SITEMAP = Visit(url=f"{HOST}/sitemap.xml", role=Role.SITEMAP)


def frontier(since: datetime | None = None) -> Frontier:
    budgets = Budgets(limits(10_000, 100_000, 10**9), address_rules())
    return Frontier(Scope(domains=frozenset({"kurier.com"}), since=since), address_rules(), budgets)


def link(path: str, text: str = "", rel: str = "", kind: str = "") -> Link:
    return Link(url=path if "://" in path else f"{HOST}{path}", text=text, rel=rel, type=kind)


def found(path: str, day: int | None = None, modified: int | None = None, *claims: Claim) -> Found:
    def on(number: int | None) -> datetime | None:
        return datetime(2026, 11, number, tzinfo=UTC) if number else None

    return Found(url=f"{HOST}{path}", published=on(day), modified=on(modified), claims=claims)


def nothing(_key: str, _modified: str | None) -> bool:
    return False


def urls(visits: list[Visit]) -> list[str]:
    return [visit.url.removeprefix(HOST) for visit in visits]


def test_a_front_page_leads_to_sections_feeds_and_articles() -> None:
    crawl = frontier()
    crawl.begin([FRONT])
    links = (
        link("/politik", "Politik"),
        link("/feed.xml", "RSS", "alternate", "application/rss+xml; charset=utf-8"),
        link("/comments/feed.xml", "Kommentare", "alternate", "application/rss+xml"),
        link("/fr/", "", "alternate"),
        link("/a-1234567.html", "Artikel"),
        link("/login", "Anmelden"),
        link("https://anders.com/a-7654321.html", "Fremd"),
        link("/", "Start"),
    )
    hubs = crawl.follow(FRONT, links)
    assert {(visit.url.removeprefix(HOST), visit.role) for visit in hubs} == {
        ("/politik", Role.SECTION),
        ("/feed.xml", Role.FEED),
        ("/fr/", Role.SECTION),
    }
    assert urls(crawl.take(None, nothing)) == ["/a-1234567.html"]


def test_a_section_leads_to_articles_and_its_next_page_only() -> None:
    crawl = frontier()
    crawl.begin([SECTION])
    links = (
        link("/sport", "Sport"),
        link("/politik?page=2", "2"),
        link("/politik?page=3", "3"),
        link("/sport?page=2", "weiter"),
        link("/feed.xml", "RSS", "alternate", "application/rss+xml"),
        link("/a-1234567.html", "Artikel"),
    )
    (following,) = crawl.follow(SECTION, links)
    assert (following.url, following.role, following.page) == (f"{HOST}/politik?page=2", Role.SECTION, 2)
    assert urls(crawl.follow(following, links)) == ["/politik?page=3"]


def test_pages_of_a_section_come_to_an_end() -> None:
    crawl = frontier()
    visit = SECTION
    for _ in range(50):
        following = crawl.follow(visit, (link(f"/politik/page/{visit.page + 1}/", "weiter", "next"),))
        if not following:
            break
        (visit,) = following
    assert visit.page == address_rules().pages


def test_an_article_carries_every_claim_in_an_order_of_its_own() -> None:
    claims = [Claim(name="headline", value=value, origin=Origin.FEED) for value in "ab"]
    mapped = Claim(name="headline", value="c", origin=Origin.SITEMAP)
    readings = [
        (FEED, Listing(entries=(found("/x?utm_source=rss", 2, None, claims[0]),))),
        (
            Visit(url=f"{HOST}/feed2.xml", role=Role.FEED),
            Listing(entries=(found("/x", 2, None, claims[1], claims[0]),)),
        ),
        (SITEMAP, Listing(entries=(found("/x", None, 3, mapped),))),
    ]
    seen = set()
    for seed in range(6):
        crawl = frontier()
        for visit, listing in Random(seed).sample(readings, len(readings)):  # noqa: S311 - an order, no secret
            crawl.unfold(visit, listing)
        (article,) = crawl.take(None, nothing)
        assert article.url == f"{HOST}/x"
        assert article.modified == "2026-11-03T00:00:00Z"
        seen.add(article.claims)
    assert seen == {(claims[0], claims[1], mapped)}


def test_articles_come_newest_first_those_without_a_date_before_all() -> None:
    crawl = frontier()
    crawl.unfold(SITEMAP, Listing(entries=(found("/alt", 1), found("/neu", 3), found("/2026/11/02/mitte", None))))
    crawl.follow(FRONT, (link("/a-1234567.html"),))
    assert urls(crawl.take(2, nothing)) == ["/a-1234567.html", "/neu"]
    assert urls(crawl.take(None, nothing)) == ["/2026/11/02/mitte", "/alt"]
    assert crawl.take(None, nothing) == []


def test_since_leaves_out_what_is_known_to_be_older() -> None:
    crawl = frontier(since=datetime(2026, 11, 2, tzinfo=UTC))
    entries = (found("/alt", 1), found("/alt-aber-geaendert", 1, 3), found("/unbekannt"), found("/2026/10/30/x"))
    listing = Listing(entries=entries, sitemaps=(found("/1.xml", None, 1), found("/2.xml", None, 2)))
    assert urls(crawl.unfold(SITEMAP, listing)) == ["/2.xml"]
    assert set(urls(crawl.take(None, nothing))) == {"/alt-aber-geaendert", "/unbekannt"}


def test_known_articles_are_passed_over_and_take_no_place() -> None:
    crawl = frontier()
    crawl.unfold(FEED, Listing(entries=(found("/a", 3, 3), found("/b", 2))))
    asked: list[tuple[str, str | None]] = []

    def known(key: str, modified: str | None) -> bool:
        asked.append((key, modified))
        return key.endswith("/a")

    assert urls(crawl.take(1, known)) == ["/b"]
    assert asked == [(address_key(f"{HOST}/a"), "2026-11-03T00:00:00Z"), (address_key(f"{HOST}/b"), None)]


def test_an_address_is_given_once() -> None:
    crawl = frontier()
    assert len(crawl.begin([FRONT, FRONT, Visit(url="http://kurier.com", role=Role.OPEN)])) == 1
    crawl.unfold(FEED, Listing(entries=(found("/a", 2),)))
    assert len(crawl.take(None, nothing)) == 1
    crawl.unfold(SITEMAP, Listing(entries=(found("/a", 2), found("/"))))
    assert crawl.take(None, nothing) == []


def test_sitemaps_of_robots_txt_stay_on_the_site() -> None:
    crawl = frontier()
    named = (f"{HOST}/1.xml", "https://anders.com/1.xml", "no address", f"{HOST}/1.xml")
    assert urls(crawl.sitemaps(named)) == ["/1.xml"]


def test_a_run_reads_a_limited_number_of_sitemaps_newest_first(caplog: pytest.LogCaptureFixture) -> None:
    most = limits(10_000, 100_000, 10**9).sitemaps
    maps = tuple(found(f"/{number}.xml", None, number % 28 + 1) for number in range(most + 3))
    given = frontier().unfold(SITEMAP, Listing(sitemaps=maps))
    assert len(given) == most
    assert given[0].url == f"{HOST}/27.xml"
    assert caplog.text.count("kurier.com: its budget of sitemaps is spent") == 1


def test_files_in_sitemaps_are_no_pages() -> None:
    crawl = frontier()
    crawl.unfold(SITEMAP, Listing(entries=(found("/bericht.pdf"), found("/kurz"), found("/suche"))))
    assert urls(crawl.take(None, nothing)) == ["/kurz"]


def test_start_addresses() -> None:
    assert as_open(f"{HOST}/", Role.SECTION).role is Role.FRONT
    assert as_open(f"{HOST}/politik", Role.OPEN).role is Role.OPEN
    assert as_section(as_open(f"{HOST}/politik", Role.OPEN)) == SECTION
