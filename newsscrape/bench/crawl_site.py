"""Addresses of a crawl's benchmark → what a server answers.

All hosts are below one registered domain, so that a crawl that starts at ``http://papers.example/sitemap.xml`` stays on
them. Pages are saved ones, each under one address, or are made when they are asked for.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsscrape.bench.article_pages import filled, paragraph, sentence, teaser

DOMAIN = "papers.example"
START = f"http://{DOMAIN}/sitemap.xml"
MADE_BYTES = 4_000
"""Size of a made page, so small that making and reading it does not hide what the crawl itself costs."""
SITEMAP_ADDRESSES = 10_000
PAGES_PER_HOST = 20
"""Saved pages of a host."""
_XML = "application/xml"
_MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
_INDEX = '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
_FEED = '<rss version="2.0"><channel><title>Papers</title>{}</channel></rss>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What lies at an address."""

    body: bytes
    """As sent, gzip where ``packed``."""
    kind: str
    """Content type."""
    packed: bool = False
    """Whether the body is gzip."""
    status: int = 200
    """HTTP status code."""


@dataclass(slots=True, kw_only=True)
class CrawlSite:
    """The hosts of a benchmark."""

    saved: Mapping[str, Answer] = field(default_factory=dict)
    """Pages by address, host and path: ``h1.papers.example/a-1.html``."""
    made: int = 0
    """Pages that are made when asked for, numbered from 0."""
    hosts: int = 1
    """Hosts these lie on."""
    items: list[str] = field(default_factory=list)
    """Addresses in the feed ``http://papers.example/feed.xml``."""

    def answer(self, host: str, path: str) -> Answer:
        """Give what lies at a path of a host."""
        if path == "/robots.txt":
            return Answer(body=b"User-agent: *\nDisallow: /private/\n", kind="text/plain")
        if host == DOMAIN:
            return self._list(path)
        known = self.saved.get(f"{host}{path}")
        if known is not None:
            return known
        number = int("".join(filter(str.isdigit, path)) or -1)
        if path.startswith("/made/") and number >= 0:
            return page_answer(made_page(number, host).encode(), "text/html; charset=utf-8")
        return Answer(body=b"nothing here", kind="text/plain", status=404)

    def _list(self, path: str) -> Answer:
        addresses = [f"http://{address}" for address in self.saved]
        if path == "/feed.xml":
            items = "".join(f"<item><title>New</title><link>{url}</link></item>" for url in self.items)
            return Answer(body=_FEED.format(items).encode(), kind="application/rss+xml")
        if path == "/sitemap.xml" and self.made:
            parts = range(-(-self.made // SITEMAP_ADDRESSES))
            maps = "".join(f"<sitemap><loc>http://{DOMAIN}/map/{part}.xml</loc></sitemap>" for part in parts)
            return Answer(body=_INDEX.format(maps).encode(), kind=_XML)
        if path.startswith("/map/"):
            first = int(path.removeprefix("/map/").removesuffix(".xml")) * SITEMAP_ADDRESSES
            numbers = range(first, min(first + SITEMAP_ADDRESSES, self.made))
            addresses = [made_address(number, self.hosts) for number in numbers]
        return Answer(
            body=_MAP.format("".join(f"<url><loc>{url}</loc></url>" for url in addresses)).encode(), kind=_XML
        )


def saved_address(place: int) -> str:
    """Give the address of a saved page."""
    return f"http://h{place // PAGES_PER_HOST}.{DOMAIN}/saved/a-{place:07}.html"


def made_address(number: int, hosts: int) -> str:
    """Give the address of a made page."""
    return f"http://h{number % hosts}.{DOMAIN}/made/a-{number:07}.html"


def made_page(number: int, host: str) -> str:
    """Give an article that is unlike all others, with teasers that lead to others of its host."""
    title = f"{sentence(number)[:70]} {number}"
    url = f"http://{host}/made/a-{number:07}.html"
    size = MADE_BYTES // 2
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{url}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2026-03-02T09:30:00+00:00"></head><body><main><article>'
        f"<h1>{title}</h1>{filled(lambda place: paragraph(number * 31 + place), size)}</article></main>"
        f"<aside>{filled(lambda place: teaser(number * 17 + place), size)}</aside></body></html>"
    )


def page_answer(body: bytes, kind: str) -> Answer:
    """Give a page as servers of news send it, packed."""
    return Answer(body=gzip.compress(body, compresslevel=6, mtime=0), kind=kind, packed=True)
