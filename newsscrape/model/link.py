"""A link found on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address a page points to, as the crawl sees it."""

    url: str
    """Absolute address, without fragment."""
    text: str
    """Anchor text, white space squashed; the empty string for a picture."""
    rel: str = ""
    """The ``rel`` attribute, lower case ("next", "nofollow", "alternate" …)."""
    type: str = ""
    """The ``type`` attribute of a ``<link>``, e.g. ``application/rss+xml``."""
