"""Article → what it is recognised by."""

from __future__ import annotations

from hashlib import sha256

from newsscrape.ledger.shingles import shingles_of
from newsscrape.ledger.signature import bands_of
from newsscrape.model.article import Article
from newsscrape.model.fingerprint import Fingerprint, Met
from newsscrape.policy.address_keys import address_key, spelling, untracked

COMPARED = (
    "headline",
    "kicker",
    "lead",
    "paragraphs",
    "text",
    "authors",
    "publisher",
    "section",
    "language",
    "published_at",
    "modified_at",
    "published_date",
    "reading_time_minutes",
    "topics",
    "images",
    "is_accessible_for_free",
    "is_advertorial",
    "is_liveblog",
    "entries",
)
"""Fields whose change makes a new version: what a reader sees of the article, not what stands around it."""


def fingerprint_of(article: Article) -> Fingerprint:
    """Give what an article is recognised by."""
    addresses = dict.fromkeys(filter(None, (article.url, article.requested_url)))
    return Fingerprint(
        key=address_key(article.url or article.requested_url or ""),
        claimed=address_key(article.canonical_url) if article.canonical_url else None,
        met=tuple(Met(spelling(address), untracked(address)) for address in addresses),
        shown=_digest(repr([getattr(article, name) for name in COMPARED])),
        text=_digest(f"{article.headline}\n{article.text}"),
        bands=bands_of(shingles_of(article.text)),
    )


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
