"""The rules by which an address is judged before it is fetched: ``data/addresses.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsscrape.policy.files import load_table
from newsscrape.text import fold

_PATH = "addresses.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRules:
    """Words and numbers for judging addresses."""

    skipped_extensions: frozenset[str]
    """Extensions of files that are no page, lower case, without dot."""
    skipped_segments: frozenset[str]
    """Path segments of pages that are no news."""
    skipped_parameters: frozenset[str]
    """Query parameters of searches, printouts and actions."""
    tracking_parameters: frozenset[str]
    """Query parameters that only tell where a reader came from."""
    tracking_prefixes: tuple[str, ...]
    """What the names of such parameters begin with."""
    article_hyphens: int
    """Hyphens that make a slug a headline."""
    article_digits: int
    """Digits in a row that make an article's number."""
    article_parameters: frozenset[str]
    """Query parameters that carry an article's number."""
    anchor_words: int
    """Words that make an anchor text a headline."""
    section_segments: int
    """Path segments a section has at most."""
    section_hyphens: int
    """Hyphens a section's segment has at most."""
    page_parameters: frozenset[str]
    """Query parameters that carry a page number."""
    page_segments: frozenset[str]
    """Path segments before a page number."""
    page_marks: tuple[str, ...]
    """Words right before a page number at the end of a path."""
    next_page: frozenset[str]
    """What links to an article's next page say, folded."""
    pages: int
    """Pages of one section that a run reads at most."""
    sitemaps: int
    """Sitemaps a run reads at most."""
    article_depth: int
    """Articles in a row that links are followed through."""
    archive_days: int
    """Pages of an archive by days that a run reads at most."""
    usual_lists: tuple[str, ...]
    """Paths where feeds and sitemaps usually are."""


@cache
def address_rules() -> AddressRules:
    """Give the rules; raise `ProfileError` when the file is bad."""
    top = load_table(_PATH)
    top.known("skip", "tracking", "article", "section", "pagination", "limits", "usual")
    skip, article, section = top.table("skip"), top.table("article"), top.table("section")
    tracking, pagination, limits = top.table("tracking"), top.table("pagination"), top.table("limits")
    skip.known("extensions", "segments", "parameters")
    tracking.known("parameters", "prefixes")
    article.known("hyphens", "digits", "parameters", "anchor_words")
    section.known("segments", "hyphens")
    pagination.known("parameters", "segments", "marks", "next", "pages")
    limits.known("sitemaps", "article_depth", "archive_days")
    usual = top.table("usual")
    usual.known("lists")
    return AddressRules(
        skipped_extensions=frozenset(skip.texts("extensions")),
        skipped_segments=frozenset(skip.texts("segments")),
        skipped_parameters=frozenset(skip.texts("parameters")),
        tracking_parameters=frozenset(tracking.texts("parameters")),
        tracking_prefixes=tracking.texts("prefixes"),
        article_hyphens=int(article.number("hyphens")),
        article_digits=int(article.number("digits")),
        article_parameters=frozenset(article.texts("parameters")),
        anchor_words=int(article.number("anchor_words")),
        section_segments=int(section.number("segments")),
        section_hyphens=int(section.number("hyphens")),
        page_parameters=frozenset(pagination.texts("parameters")),
        page_segments=frozenset(pagination.texts("segments")),
        page_marks=pagination.texts("marks"),
        next_page=frozenset(map(fold, pagination.texts("next"))),
        pages=int(pagination.number("pages")),
        sitemaps=int(limits.number("sitemaps")),
        article_depth=int(limits.number("article_depth")),
        archive_days=int(limits.number("archive_days")),
        usual_lists=usual.texts("lists"),
    )
