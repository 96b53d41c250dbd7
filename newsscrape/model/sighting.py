"""What a site showed to somebody who looked at it once."""

from __future__ import annotations

from dataclasses import dataclass

from newsscrape.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A site, looked at from outside."""

    front: str
    """Address of its front page, after redirects."""
    feeds: tuple[str, ...] = ()
    """Addresses that answered with a feed."""
    sitemaps: tuple[str, ...] = ()
    """Addresses that answered with a sitemap, as robots.txt or custom names them."""
    articles: tuple[str, ...] = ()
    """Addresses taken for articles: those feeds and news sitemaps name, else long links of the front page."""
    others: tuple[str, ...] = ()
    """Addresses of sections, tags and the like that the front page links to."""
    read: tuple[Article, ...] = ()
    """A few of the articles, read."""
    dates: tuple[str, ...] = ()
    """Dates of articles as feeds, sitemaps and pages write them."""
    crawl_delay: float | None = None
    """Seconds between requests that robots.txt asks for."""
    misses: tuple[str, ...] = ()
    """What could not be fetched, a sentence each."""
