"""What the crawl means to fetch, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from newsscrape.model.claim import Claim


class Role(Enum):
    """What an address is taken for before it is fetched."""

    FRONT = "front"
    """The front page of a site: leads to sections, feeds, sitemaps and articles."""
    OPEN = "open"
    """An address somebody gave: an article, a section, a feed or a sitemap; the answer decides."""
    SECTION = "section"
    """A list of articles, with further pages."""
    FEED = "feed"
    """RSS, Atom or JSON Feed."""
    SITEMAP = "sitemap"
    """A sitemap or an index of sitemaps."""
    ARTICLE = "article"
    """An article."""
    FURTHER = "further"
    """A further page of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One address to fetch."""

    url: str
    """Absolute address, escaped, without fragment."""
    role: Role
    """What it is taken for."""
    page: int = 1
    """Page number within a section."""
    claims: tuple[Claim, ...] = ()
    """What feeds and sitemaps said of it."""
    modified: str | None = None
    """Instant of its newest claimed change, ``YYYY-MM-DDTHH:MM:SSZ``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address a feed or sitemap names."""

    url: str
    """Absolute address."""
    claims: tuple[Claim, ...] = ()
    """What was said of it."""
    published: datetime | None = None
    """When it was published, as claimed; aware."""
    modified: datetime | None = None
    """When it last changed, as claimed; aware."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or sitemap holds."""

    entries: tuple[Found, ...] = ()
    """Pages."""
    sitemaps: tuple[Found, ...] = ()
    """Further sitemaps, of an index."""
    left: int = 0
    """About how many more it holds, which were not read; at least one where it is longer than anybody writes."""
