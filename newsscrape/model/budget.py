"""How much of one host a run takes, and what was left of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Budget(StrEnum):
    """What a host's addresses are limited by."""

    DEPTH = "depth"
    """Segments of an address's path."""
    REPETITION = "repetition"
    """How often one segment occurs in a path."""
    QUERIES = "queries"
    """Different queries of one path: calendars, faceted search."""
    ADDRESSES = "addresses"
    """Addresses that wait to be fetched."""
    PAGES = "pages"
    """Addresses asked for."""
    SITEMAPS = "sitemaps"
    """Sitemaps read."""
    SITEMAP_ENTRIES = "sitemap_entries"
    """Addresses taken from feeds and sitemaps."""
    BYTES = "bytes"
    """Bytes received."""
    PAUSES = "pauses"
    """How long and how often a host is waited for that asks to be left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What one budget kept a run from fetching."""

    host: str
    """Host name."""
    budget: Budget
    """The budget that was spent."""
    addresses: int
    """Addresses that were left out; one that was met twice counts twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Budgets of every host."""

    depth: int
    """Most segments of a path."""
    repetition: int
    """How often a segment with letters may occur in one path."""
    queries: int
    """Most different queries of one path, parameters that number an article left out."""
    parameters: int
    """Most different sets of query parameters of one path."""
    addresses: int
    """Most addresses that are kept."""
    pages: int
    """Most addresses that are asked for."""
    sitemaps: int
    """Most sitemaps."""
    sitemap_entries: int
    """Most addresses taken from feeds and sitemaps."""
    bytes: int
    """Most bytes received; the page that passes it is the last."""
