"""What is known of a news site beforehand: selectors and facts, never code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Obey(StrEnum):
    """What a page or its answer may ask of robots beyond robots.txt."""

    NOINDEX = "noindex"
    """Robots meta tag and ``X-Robots-Tag``: not to be found by searching."""
    NOARCHIVE = "noarchive"
    """Robots meta tag and ``X-Robots-Tag``: no copy is to be kept."""
    TDM_RESERVATION = "tdm-reservation"
    """W3C TDM Reservation Protocol: rights to text and data mining are reserved."""


class JavaScript(StrEnum):
    """When a page's scripts are run before it is read."""

    NEVER = "never"
    IF_EMPTY = "if_empty"
    """Only where the page as sent holds no text."""
    ALWAYS = "always"


class Selectable(StrEnum):
    """What a profile may have a selector for: fields of the record, and what is text."""

    HEADLINE = "headline"
    KICKER = "kicker"
    LEAD = "lead"
    AUTHORS = "authors"
    PUBLISHED_AT = "published_at"
    """The day of publication as well."""
    MODIFIED_AT = "modified_at"
    SECTION = "section"
    TOPICS = "topics"
    READING_TIME = "reading_time_minutes"
    TEXT = "text"
    """Elements whose own words are text; outside of all of them nothing is."""
    IGNORE = "ignore"
    """Elements in which nothing is text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A profile, read from ``data/sites/<host>.toml``; where it is silent the generic answer fills the gap."""

    host: str
    """Registered domain, the profile's name."""
    hosts: tuple[str, ...] = ()
    """Further registered domains of the same publication."""
    name: str | None = None
    """The publication's name."""
    country: str | None = None
    """ISO 3166-1 code of the country it is made in, two capitals."""
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
    articles: tuple[str, ...] = ()
    """Addresses of articles, which ``article_url`` must match: its tests."""
    others: tuple[str, ...] = ()
    """Addresses of sections, authors and the like, which it must not match."""
    delay_seconds: float | None = None
    """Seconds between two requests to one host; None for the project's own delay."""
    obey: tuple[Obey, ...] = ()
    """What pages ask of robots that is obeyed here, besides robots.txt."""
    cookies: Mapping[str, str] = field(default_factory=dict)
    """Cookies sent with every request, by name: the answer to a consent wall."""
    javascript: JavaScript | None = None
    """When scripts are run before a page is read; None for what is set for all sites."""
    selectors: Mapping[str, str] = field(default_factory=dict)
    """CSS selector by `Selectable`, for what the generic reading gets wrong."""
