"""What is known of a news site beforehand: selectors and facts, never code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Obey(StrEnum):
    """Requests of pages and sites that a profile may have obeyed; they are recorded in any case."""

    NOINDEX = "noindex"
    """A page that asks not to be indexed becomes a reject."""
    NOARCHIVE = "noarchive"
    """The raw page is not kept."""
    TDM_RESERVATION = "tdm-reservation"
    """A page whose rights for text and data mining are reserved becomes a reject."""


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
    delay_seconds: float | None = None
    """Seconds between two requests; None for the project's."""
    obey: tuple[Obey, ...] = ()
    """What of the pages' own requests is obeyed."""
    cookies: Mapping[str, str] = field(default_factory=dict)
    """Cookies sent to the site, and to no other: a reader's choice in its consent layer, say."""
