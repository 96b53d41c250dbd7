"""When an address is visited again: ``data/revisits.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from newsscrape.policy.files import Table, load_table

_PATH = "revisits.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisitRules:
    """The schedule."""

    article: tuple[timedelta, ...]
    """Spans from one visit of an article to the next."""
    repeats: int
    """Visits at one step while the article keeps changing."""
    rare: float
    """A share of changed articles below this leaves a step out."""
    visits: int
    """Visits from which on that share counts."""
    sample: int
    """One in so many articles is visited all the same."""
    hub_first: timedelta
    """Span until a hub that brought something new is read again."""
    front: timedelta
    """The longest such span of a front page."""
    section: timedelta
    """The longest of a section."""
    sitemap: timedelta
    """The longest of a sitemap that an index names without its last change."""
    failure: tuple[timedelta, ...]
    """Spans after failed attempts."""
    guess: timedelta
    """Span until the usual places of feeds are looked at again."""


@cache
def revisit_rules() -> RevisitRules:
    """Give the schedule; raise `ProfileError` when the file is bad."""
    top = load_table(_PATH)
    top.known("article", "hub", "failure")
    article, hub, failure = top.table("article"), top.table("hub"), top.table("failure")
    article.known("minutes", "repeats", "rare", "visits", "sample")
    hub.known("first", "front", "section", "sitemap")
    failure.known("minutes", "guess")
    return RevisitRules(
        article=_spans(article),
        repeats=int(article.number("repeats")),
        rare=article.number("rare"),
        visits=int(article.number("visits")),
        sample=int(article.number("sample")),
        hub_first=_span(hub, "first"),
        front=_span(hub, "front"),
        section=_span(hub, "section"),
        sitemap=_span(hub, "sitemap"),
        failure=_spans(failure),
        guess=_span(failure, "guess"),
    )


def _span(table: Table, key: str) -> timedelta:
    return timedelta(minutes=table.number(key))


def _spans(table: Table) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=minutes) for minutes in table.numbers("minutes"))
