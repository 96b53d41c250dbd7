from __future__ import annotations

import gzip

from newsscrape.bench.crawl_site import DOMAIN, CrawlSite, made_address, made_page, page_answer, saved_address
from newsscrape.bench.crawl_site import SITEMAP_ADDRESSES as FULL


def host_and_path(address: str) -> tuple[str, str]:
    host, _, path = address.removeprefix("http://").partition("/")
    return host, f"/{path}"


def test_every_made_page_is_in_a_sitemap_once_and_can_be_fetched() -> None:
    site = CrawlSite(made=FULL + 3, hosts=7)
    assert site.answer(DOMAIN, "/sitemap.xml").body.count(b"<loc>") == 2
    named = [site.answer(DOMAIN, f"/map/{part}.xml").body for part in (0, 1)]
    assert [body.count(b"<loc>") for body in named] == [FULL, 3]
    address = made_address(FULL + 2, 7)
    assert address.encode() in named[1]
    answer = site.answer(*host_and_path(address))
    assert (answer.status, answer.packed) == (200, True)
    assert b"<article>" in gzip.decompress(answer.body)


def test_no_two_made_pages_are_the_same() -> None:
    assert len({made_page(number, "h1.papers.example") for number in range(50)}) == 50


def test_saved_pages_and_items_are_named_where_a_crawl_looks() -> None:
    site = CrawlSite(saved={saved_address(0).removeprefix("http://"): page_answer(b"<p>x</p>", "text/html")})
    assert saved_address(0).encode() in site.answer(DOMAIN, "/sitemap.xml").body
    assert gzip.decompress(site.answer(*host_and_path(saved_address(0))).body) == b"<p>x</p>"
    site.items.append(made_address(3, 2))
    assert made_address(3, 2).encode() in site.answer(DOMAIN, "/feed.xml").body
    assert site.answer("h1.papers.example", "/nothing").status == 404
    assert b"Disallow" in site.answer("h1.papers.example", "/robots.txt").body
