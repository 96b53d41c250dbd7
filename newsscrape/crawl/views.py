"""What is gathered of a site's addresses while it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from newsscrape.discover.address import Shape, fetchable, is_front, may_be_page, shape_of, untracked
from newsscrape.model.article import Article
from newsscrape.model.link import Link
from newsscrape.model.sighting import Sighting
from newsscrape.model.visit import Found, Listing
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.domains import registered_domain

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_FEW = 10
"""With fewer articles named by feeds and news sitemaps, the front page's links are taken too."""
_DATES = {"datePublished", "dateModified"}


class Views:
    """Addresses by what they are, each once, in the order they were met."""

    def __init__(self, front: str) -> None:
        self._front = front
        self._domain = registered_domain(urlsplit(front).hostname or "")
        self._listed: dict[str, None] = {}
        self._linked: dict[str, None] = {}
        self._others: dict[str, None] = {}
        self._dates: list[str] = []
        self.feeds: tuple[str, ...] = ()
        """Feeds the front page names."""
        self.inner: list[str] = []
        """Sitemaps that an index names, newest first."""

    @property
    def articles_listed(self) -> bool:
        """Whether a feed or news sitemap has named any article."""
        return bool(self._listed)

    @property
    def articles(self) -> tuple[str, ...]:
        """Addresses taken for articles."""
        linked = () if len(self._listed) >= _FEW else self._linked
        return tuple(dict.fromkeys((*self._listed, *linked)))

    def inside(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Give the addresses that are on the site."""
        return tuple(url for url in urls if registered_domain(urlsplit(url).hostname or "") == self._domain)

    def take_links(self, links: Sequence[Link]) -> None:
        """Take the front page's links."""
        rules = address_rules()
        feeds: dict[str, None] = {}
        for link in links:
            address = fetchable(link.url)
            if address is None or not self.inside([address]):
                continue
            if link.type.partition(";")[0].strip().lower() in _FEED_TYPES:
                feeds[address] = None
            elif "alternate" not in link.rel and not is_front(address):
                is_article = shape_of(address, link.text, None, rules) is Shape.ARTICLE
                (self._linked if is_article else self._others)[untracked(address)] = None
        self.feeds = tuple(feeds)

    def take_feed(self, listing: Listing) -> None:
        """Take a feed's entries: all are articles."""
        for found in listing.entries:
            self._take(found)

    def take_sitemap(self, listing: Listing) -> None:
        """Take a sitemap's entries: those with a date of publication are articles, the others whatever they look like.

        Sitemaps of sections and authors carry dates of change too.
        """
        rules = address_rules()
        for found in listing.entries:
            shape = shape_of(found.url, "", None, rules)
            if found.published is not None or (shape is Shape.ARTICLE and found.modified is not None):
                self._take(found)
            elif shape is Shape.SECTION and self.inside([found.url]):
                self._others[untracked(found.url)] = None
        newest = sorted(listing.sitemaps, key=lambda found: (found.modified is None, -_stamp(found), found.url))
        self.inner += self.inside(found.url for found in newest)

    def sighting(
        self,
        *,
        feeds: tuple[str, ...],
        sitemaps: tuple[str, ...],
        read: tuple[Article, ...],
        crawl_delay: float | None,
        misses: tuple[str, ...],
    ) -> Sighting:
        """Give what the site showed, with what was fetched of it besides addresses."""
        dates = (*self._dates, *(one.published_raw for one in read if one.published_raw))
        articles = self.articles
        return Sighting(
            front=self._front,
            feeds=feeds,
            sitemaps=sitemaps,
            articles=articles,
            others=tuple(url for url in self._others if url not in {*articles, *feeds}),
            read=read,
            dates=dates,
            crawl_delay=crawl_delay,
            misses=misses,
        )

    def _take(self, found: Found) -> None:
        if self.inside([found.url]) and not is_front(found.url) and may_be_page(found.url, address_rules()):
            self._listed[untracked(found.url)] = None
            self._dates += [claim.value for claim in found.claims if claim.name in _DATES]


def _stamp(found: Found) -> float:
    return found.modified.timestamp() if found.modified else 0.0
