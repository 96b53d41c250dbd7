"""The schema.org names that types, properties and meta elements go by, as ``data/claims.toml`` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from newsscrape.policy.files import load_table


class Kind(IntEnum):
    """How near a schema.org type comes to an article."""

    NONE = 0
    PAGE = 1
    WORK = 2
    ARTICLE = 3


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """``data/claims.toml`` as it is asked."""

    opengraph: Mapping[str, str]
    """Property of Open Graph → name."""
    meta: Mapping[str, str]
    """Name of a meta element → name."""
    endings: Mapping[str, tuple[str, ...]]
    """Name → what the letters of the names of other meta elements that say it end in."""
    microdata: Mapping[str, str]
    """``itemprop`` → name."""
    article: frozenset[str]
    """Types of articles, beside those whose names end so."""
    work: frozenset[str]
    """Types of other works."""
    page: frozenset[str]
    """Types of pages."""
    cards: Mapping[str, str]
    """Label on a card for Twitter → name."""


@cache
def claim_names() -> ClaimNames:
    """Give the names; raise `ProfileError` when the file is malformed."""
    table = load_table("claims.toml")
    table.known("types", "opengraph", "meta", "endings", "microdata", "cards")
    kinds = table.table("types")
    endings = table.table("endings")
    cards = table.table("cards")

    def mapping(key: str) -> dict[str, str]:
        inner = table.table(key)
        return {name: inner.text(name) or "" for name in inner.content}

    return ClaimNames(
        mapping("opengraph"),
        mapping("meta"),
        {name: tuple(endings.texts(name)) for name in endings.content},
        mapping("microdata"),
        frozenset(kinds.texts("article")),
        frozenset(kinds.texts("work")),
        frozenset(kinds.texts("page")),
        {label: name for name in cards.content for label in cards.texts(name)},
    )


def kind_of(name: str) -> Kind:
    """Give the kind of a schema.org type, written without the address of the vocabulary."""
    lower = name.casefold()
    names = claim_names()
    if lower.endswith(("article", "posting")) or lower in names.article:
        return Kind.ARTICLE
    if lower in names.work:
        return Kind.WORK
    return Kind.PAGE if lower in names.page else Kind.NONE
