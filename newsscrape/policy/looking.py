"""Where to look when a profile is drafted, and how far: ``data/looking.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsscrape.policy.codes import is_country
from newsscrape.policy.files import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Places and limits."""

    feeds: tuple[str, ...]
    """Paths where feeds usually are."""
    sitemaps: tuple[str, ...]
    """Paths where sitemaps usually are."""
    most_feeds: int
    """Feeds read at most."""
    most_sitemaps: int
    """Sitemaps read at most."""
    most_articles: int
    """Articles read at most."""
    examples: int
    """Addresses kept as tests, of either kind."""


@cache
def looking() -> Looking:
    """Give the places and limits; raise `ProfileError` when the file is bad."""
    top = load_table("looking.toml")
    top.known("feeds", "sitemaps", "sold_domains", "limits", "country_domains")
    limits = top.table("limits")
    limits.known("feeds", "sitemaps", "articles", "examples")
    return Looking(
        feeds=top.texts("feeds"),
        sitemaps=top.texts("sitemaps"),
        most_feeds=int(limits.number("feeds")),
        most_sitemaps=int(limits.number("sitemaps")),
        most_articles=int(limits.number("articles")),
        examples=int(limits.number("examples")),
    )


def country_of_host(host: str) -> str | None:
    """Give the country a host's top-level domain stands for (ISO 3166-1), None where it stands for none."""
    domain = host.rpartition(".")[2].lower()
    if domain in load_table("looking.toml").texts("sold_domains"):
        return None
    code = _country_domains().get(domain, domain.upper())
    return code if is_country(code) else None


@cache
def _country_domains() -> Mapping[str, str]:
    table = load_table("looking.toml").table("country_domains")
    return {domain: table.text(domain) or "" for domain in table.content}
