"""What a page, feed or sitemap says of an article, with where it said so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a value came from; the values of ``field_sources``."""

    JSONLD = "jsonld"
    OPENGRAPH = "opengraph"
    META = "meta"
    PRINTED = "printed"
    URL = "url"
    FEED = "feed"
    SITEMAP = "sitemap"
    PROFILE = "profile"
    LEARNED = "learned"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One property claimed for the article, under its schema.org name.

    The names used: ``@type headline alternativeHeadline description articleBody datePublished dateModified author
    publisher articleSection keywords inLanguage isAccessibleForFree timeRequired url image canonical wordCount
    name`` - a list in the source gives one claim for each member, in order.
    """

    name: str
    """schema.org property name."""
    value: str
    """The string as claimed, entities decoded, surrounding white space cut."""
    origin: Origin
    """Where it was claimed."""
