"""What the crawl means to fetch, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from newsscrape.model.claim import Claim


class Role(StrEnum):
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
    GUESS = "guess"
    """A usual place of a feed or sitemap, asked where a site names none; nothing is lost when none is there."""
    ARTICLE = "article"
    """An article."""
    FURTHER = "further"
    """A further page of an article."""


LISTS = frozenset((Role.FEED, Role.SITEMAP, Role.GUESS))
"""What names addresses and is no page."""
HUBS = frozenset((Role.FRONT, Role.SECTION))
"""Pages that lead to articles."""


class Rank(IntEnum):
    """Who names an article; of those equally new, what an editor put on a hub comes first."""

    HUB = 0
    LIST = 1
    ARTICLE = 2
    """Another article links to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask again with (RFC 9110, 8.8): the fields as they came."""

    etag: str | None = None
    """``ETag``."""
    last_modified: str | None = None
    """``Last-Modified``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One address to fetch."""

    url: str
    """Absolute address, escaped, without fragment."""
    role: Role
    """What it is taken for."""
    page: int = 1
    """Page number within a section."""
    depth: int = 0
    """How many articles lie between it and a hub, feed or sitemap; of a sitemap, how many others name it in turn."""
    claims: tuple[Claim, ...] = ()
    """What feeds and sitemaps said of it."""
    modified: str | None = None
    """Instant of its newest claimed change, ``YYYY-MM-DDTHH:MM:SSZ``."""
    validators: Validators = Validators()
    """What the last visit's answer can be asked again with."""
    step: int = 0
    """Step of the schedule of visits it has reached."""
    tries: int = 0
    """Visits at that step so far."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address, and who names it."""

    found: Found
    """The address and what is said of it."""
    source: str
    """Address of the hub, feed, sitemap or article that names it."""
    rank: Rank
    """What the source is."""
    depth: int = 0
    """As of a visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which articles a run wants."""

    since: datetime | None = None
    """Those known to be older stay away."""
    until: datetime | None = None
    """Those known to be newer stay away."""
    section: str | None = None
    """Those of one section: the path segment that names it, lower case."""
