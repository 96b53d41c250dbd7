"""What is known of a news site beforehand: selectors and facts, never code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A profile, read from ``data/sites/<host>.toml``; where it is silent the generic answer fills the gap."""

    host: str
    """Registered domain, the profile's name."""
    name: str | None = None
    """The publication's name."""
    language: str | None = None
    """BCP 47 tag of its articles."""
    timezone: str | None = None
    """IANA zone its printed times are in."""
    start: tuple[str, ...] = ()
    """Addresses a crawl starts from: front page, sections."""
    feeds: tuple[str, ...] = ()
    """Addresses of RSS, Atom or JSON feeds."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of sitemaps or sitemap indexes."""
    article_url: str | None = None
    """Regular expression that the path of an article's address matches."""
    selectors: Mapping[str, str] = field(default_factory=dict)
    """CSS selector by record field, for fields the generic reading gets wrong."""
