from __future__ import annotations

from datetime import UTC, datetime

from newsscrape.crawl.views import Views
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.link import Link
from newsscrape.model.sighting import Sighting
from newsscrape.model.visit import Found, Listing

ROOT = "https://www.kurier.com"
AT = datetime(2026, 11, 2, 12, tzinfo=UTC)


def link(url: str, text: str = "", rel: str = "", kind: str = "") -> Link:
    return Link(url=url, text=text, rel=rel, type=kind)


def seen(views: Views) -> Sighting:
    return views.sighting(feeds=(), sitemaps=(), read=(), crawl_delay=None, misses=())


def test_the_links_of_the_front_page_are_told_apart() -> None:
    views = Views(f"{ROOT}/")
    views.take_links(
        [
            link(f"{ROOT}/feed", rel="alternate", kind="application/rss+xml"),
            link(f"{ROOT}/?utm_source=nav"),
            link(f"{ROOT}/politik/"),
            link(f"{ROOT}/tag/elbe"),
            link(f"{ROOT}/politik/titel-1234567.html?utm_source=front"),
            link("https://other.com/titel-1234567.html"),
            link("mailto:desk@kurier.com"),
        ]
    )
    assert views.feeds == (f"{ROOT}/feed",)
    assert views.articles == (f"{ROOT}/politik/titel-1234567.html",)
    assert {f"{ROOT}/politik/", f"{ROOT}/tag/elbe"} <= set(seen(views).others)


def test_what_feeds_name_wins_over_links_once_it_is_enough() -> None:
    views = Views(f"{ROOT}/")
    views.take_links([link(f"{ROOT}/jobs-at-the-kurier-today/")])
    assert views.articles
    date = Claim(name="datePublished", value="2026-11-02T12:00:00+01:00", origin=Origin.FEED)
    views.take_feed(Listing(entries=tuple(Found(url=f"{ROOT}/{number}/a", claims=(date,)) for number in range(12))))
    assert len(views.articles) == 12
    assert views.articles_listed
    assert seen(views).dates[0] == date.value


def test_a_sitemap_of_sections_names_no_articles() -> None:
    views = Views(f"{ROOT}/")
    views.take_sitemap(
        Listing(
            entries=(
                Found(url=f"{ROOT}/sport/", modified=AT),
                Found(url=f"{ROOT}/kurz", published=AT),
                Found(url=f"{ROOT}/sport/titel-7654321.html", modified=AT),
            ),
            sitemaps=(Found(url=f"{ROOT}/old.xml"), Found(url=f"{ROOT}/new.xml", modified=AT)),
        )
    )
    assert views.articles == (f"{ROOT}/kurz", f"{ROOT}/sport/titel-7654321.html")
    assert seen(views).others == (f"{ROOT}/sport/",)
    assert views.inner == [f"{ROOT}/new.xml", f"{ROOT}/old.xml"]
