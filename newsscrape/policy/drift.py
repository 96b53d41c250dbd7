"""When a site is no longer as it was: ``data/drift.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsscrape.model.alarm import Aspect
from newsscrape.policy.files import load_table

_PATH = "drift.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """When articles of a site share too much of their text."""

    characters: int
    """Least length of a sentence that counts."""
    articles: int
    """Articles a sentence stands in to be repeated."""
    share: float
    """Share of an article's characters in such sentences, 0-1, from which on it is one that repeats."""
    compared: int
    """Articles of a site that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRules:
    """What is watched, and what is too much."""

    fields: tuple[str, ...]
    """Fields whose coverage is watched."""
    sources: tuple[str, ...]
    """Fields whose origins tell templates apart."""
    least_runs: int
    """Earlier runs without which nothing is said."""
    most_runs: int
    """Earlier runs looked at, the latest; small ones put together count as one."""
    most_small: int
    """Runs of any size that are gone back for these."""
    least_articles: int
    """Articles, or pages, of a site that say something; smaller runs are put together."""
    spreads: float
    """Width of the limits in spreads between runs."""
    few: float
    """Over the number of runs: the share by which that width grows."""
    deviations: float
    """Width of the limits in standard deviations of a counted share."""
    least_change: Mapping[Aspect, float]
    """Change that is none: a difference of shares, of words a factor."""
    repeats: Repeats
    """What counts as repeated."""
    template_share: float
    """Share of a site's articles from which on a template is one."""


@cache
def drift_rules() -> DriftRules:
    """Give the rules; raise `ProfileError` when the file is bad."""
    top = load_table(_PATH)
    top.known("watched", "history", "limits", "least_change", "repeated", "templates")
    watched, history, limits = top.table("watched"), top.table("history"), top.table("limits")
    change, repeated, templates = top.table("least_change"), top.table("repeated"), top.table("templates")
    watched.known("fields", "sources")
    history.known("least", "most", "small", "articles")
    limits.known("spreads", "few", "deviations")
    change.known(*Aspect)
    repeated.known("characters", "articles", "share", "compared")
    templates.known("share")
    return DriftRules(
        fields=watched.texts("fields"),
        sources=watched.texts("sources"),
        least_runs=int(history.number("least")),
        most_runs=int(history.number("most")),
        most_small=int(history.number("small")),
        least_articles=int(history.number("articles")),
        spreads=limits.number("spreads"),
        few=limits.number("few"),
        deviations=limits.number("deviations"),
        least_change={aspect: change.number(aspect) for aspect in Aspect},
        repeats=Repeats(
            characters=int(repeated.number("characters")),
            articles=int(repeated.number("articles")),
            share=repeated.number("share"),
            compared=int(repeated.number("compared")),
        ),
        template_share=templates.number("share"),
    )
