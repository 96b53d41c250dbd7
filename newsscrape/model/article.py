"""The record: one JSON object a line.

The docstring under a field is its contract, and its description in the JSON Schema. Unknown is null (lists: empty),
never the empty string, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Capture

SCHEMA_VERSION = 1


class ParagraphKind(StrEnum):
    """What a paragraph of the text is."""

    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"


class TeaserKind(StrEnum):
    """What kind of box a teaser stands in."""

    TEASER = "teaser"
    RELATED = "related"
    AD = "ad"


class Precision(StrEnum):
    """How exactly the publication is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


class Engine(StrEnum):
    """Which extraction gave the text."""

    BLOCKS = "blocks"
    SAFE = "safe"
    TRAFILATURA = "trafilatura"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the article's text."""

    kind: ParagraphKind
    """lead, heading, paragraph, list_item, quote, table or code."""
    text: str
    """Its words, white space squashed; the rows of a table and the lines of code on lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the article, never of a teaser."""

    url: str
    """Absolute address of the largest source."""
    caption: str | None
    """The printed caption without the credit."""
    credit: str | None
    """Who made or owns the picture, as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a liveblog."""

    published_at: str | None
    """Instant, UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    headline: str | None
    """The entry's own headline."""
    text: str
    """The entry's words, paragraphs joined by a blank line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A promoted link box as data."""

    position: int
    """Place among the page's teasers in reading order, from 1."""
    kind: TeaserKind
    """teaser (a box of its own), related (a link to read on, inside or under the article) or ad."""
    label: str | None
    """The brand or badge printed above ("DWN", "Plus")."""
    section: str | None
    """The section printed in the box."""
    headline: str | None
    """The promoted headline, without section or label."""
    url: str | None
    """Absolute address it points to."""
    published_on: str | None
    """The day printed in the box, ``YYYY-MM-DD``."""
    snippet: str | None
    """The words printed below the headline."""
    truncated: bool
    """True when the snippet is printed cut off."""
    is_promotion: bool
    """True when something is being sold or advertised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameStory:
    """An earlier article of nearly the same text."""

    url: str
    """Its address."""
    share: float
    """Share of the shorter text's runs of five words that the longer one has too, 0-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """What made this record."""

    name: str
    """newsscrape."""
    version: str
    """Version of newsscrape."""
    engine: Engine
    """blocks (page map), safe (careful mode after a crash) or trafilatura (fallback)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A block of the page map, as kept in a record when NEWSSCRAPE_KEEP_BLOCKS is on."""

    label: Label
    """What the block is."""
    confidence: float
    """0-1."""
    reason: str
    """The rule that decided; ``score`` with the observations that moved it most, in log-odds, where no rule did."""
    text: str
    """The block's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article people can trust, and where each of its fields came from."""

    schema_version: int = SCHEMA_VERSION
    """Version of this record's shape: 1."""
    url: str | None = None
    """Address the page was read from, after redirects."""
    requested_url: str | None = None
    """Address as asked for."""
    canonical_url: str | None = None
    """Address as the page claims it, cleaned; null unless it is on the same site."""
    other_urls: tuple[str, ...] = ()
    """Further addresses the same article was met under, as far as known when this version was written."""
    site: str | None = None
    """Registered domain of the address."""
    publisher: str | None = None
    """Name of the publication, as printed or claimed."""
    section: str | None = None
    """Section, as printed ("Politik")."""
    headline: str | None = None
    """The printed headline, not the SEO title."""
    kicker: str | None = None
    """The line above the headline."""
    lead: str | None = None
    """Standfirst, if the page sets it apart."""
    paragraphs: tuple[Paragraph, ...] = ()
    """The text as paragraphs with their kind, in reading order, the lead included."""
    text: str = ""
    """The paragraphs' texts joined by a blank line; no headline, byline, caption, ad or teaser."""
    authors: tuple[str, ...] = ()
    """Names of persons or agencies, cleaned, in order."""
    published_at: str | None = None
    """Instant of publication, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; null when only the day is known."""
    modified_at: str | None = None
    """Instant of the last change, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; null when only the day is known."""
    published_date: str | None = None
    """Calendar day of publication as readers saw it, ``YYYY-MM-DD``, in the site's zone."""
    published_raw: str | None = None
    """The string the publication was read from."""
    modified_raw: str | None = None
    """The string the last change was read from."""
    published_precision: Precision | None = None
    """second, minute or day."""
    timezone: str | None = None
    """IANA zone used for the calendar day and for times printed without a zone."""
    reading_time_minutes: float | None = None
    """Reading time as the page prints it, in minutes; never computed."""
    reading_time_raw: str | None = None
    """The printed words it came from ("Lesezeit: 1 min")."""
    reading_time_estimated_minutes: float = 0.0
    """Reading time from the text by the language's reading speed, in minutes."""
    word_count: int = 0
    """Number of words of ``text``."""
    language: str | None = None
    """BCP 47 tag of the text's language."""
    topics: tuple[str, ...] = ()
    """Tags and keywords the reader sees or the page claims."""
    images: tuple[Image, ...] = ()
    """Pictures of the article, not of teasers."""
    is_accessible_for_free: bool | None = None
    """Whether all of it can be read without paying; null: no evidence."""
    is_advertorial: bool | None = None
    """Whether it is paid content; null: no evidence."""
    is_liveblog: bool | None = None
    """Whether it is a running blog of dated entries; null: no evidence."""
    entries: tuple[Entry, ...] = ()
    """The liveblog's entries, newest first as printed."""
    teasers: tuple[Teaser, ...] = ()
    """Promoted link boxes of the page, as data."""
    boilerplate: Mapping[Label, int] = field(default_factory=dict)
    """Number of characters set aside, by label."""
    same_story_as: SameStory | None = None
    """The first article known of nearly the same text, in any paper; null without a ledger."""
    confidence: float = 0.0
    """0-1: how likely the text is right."""
    field_sources: Mapping[str, Origin] = field(default_factory=dict)
    """For each field that has a value, where it came from."""
    warnings: tuple[str, ...] = ()
    """Stable codes of what should be looked at, listed in docs/record.md."""
    fetched_at: str | None = None
    """Instant of the fetch, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; null where the source does not say."""
    http_status: int | None = None
    """Status code of the answer; null where the source does not say."""
    content_sha256: str = ""
    """SHA-256 of the page's bytes, hexadecimal."""
    capture: Capture | None = None
    """Where the raw page lies in the archive."""
    version: int = 1
    """Revision of this article; 1 is the first one seen."""
    changes: tuple[str, ...] = ()
    """Names of the fields that changed since the version before."""
    extractor: Extractor = Extractor(name="newsscrape", version="0", engine=Engine.BLOCKS)
    """What made this record."""
