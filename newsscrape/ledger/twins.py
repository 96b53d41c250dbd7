"""One article under several addresses: what each of them last showed, and whether a claimed address is believed."""

from __future__ import annotations

import json
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from newsscrape.ledger.copies import Signed
from newsscrape.ledger.schema import ARTICLES, TWINS
from newsscrape.ledger.shingles import share_in_common, shingles_of
from newsscrape.model.article import Article
from newsscrape.policy.address_keys import address_key, spelling, untracked
from newsscrape.policy.copies import copy_rules

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

_LATEST = select(ARTICLES).where(ARTICLES.c.url == bindparam("url")).order_by(ARTICLES.c.version.desc()).limit(1)
_SAME = (
    select(ARTICLES)
    .where(ARTICLES.c.canonical_key == bindparam("key"), ARTICLES.c.text_digest == bindparam("digest"))
    .order_by(ARTICLES.c.url, ARTICLES.c.version.desc())
    .limit(1)
)
_ROW = select(TWINS).where(TWINS.c.spelling == bindparam("spelled"))
_ADDRESSES = select(TWINS.c.spelling, TWINS.c.address).where(TWINS.c.url == bindparam("key")).order_by(TWINS.c.spelling)


def latest(db: Connection, key: str) -> RowMapping | None:
    """Give the last version of the article with that key."""
    return db.execute(_LATEST, {"url": key}).mappings().first()


def believed(db: Connection, article: Article, signed: Signed) -> RowMapping | None:
    """Give the last version of the article that a page claims to show, if its text bears that out.

    The claim is the canonical address. It is believed where the article known under it has enough of the text in common
    (``same_article`` of ``data/copies.toml``), or where another page with the same claim has the same text.
    """
    claimed = canonical_key(article)
    if claimed is None:
        return None
    known = latest(db, claimed)
    if known is not None and _is_same(article, signed, known):
        return known
    return db.execute(_SAME, {"key": claimed, "digest": text_digest(article)}).mappings().first()


def shows_no_change(db: Connection, article: Article, signed: Signed, known: RowMapping) -> bool:
    """Tell that an address shows what it showed at the last visit, or, at the first, the known article.

    A view (AMP, mobile, print) may leave words out that the article's own page has; each is held against itself. At the
    first visit the texts are compared, unless the page claims a later change than the known version.
    """
    row = db.execute(_ROW, {"spelled": spelling(_address(article))}).mappings().first()
    if row is not None and row["url"] == known["url"]:
        return bool(row["shown"] == shown(article))
    record = json.loads(known["record"])
    later = article.modified_at and record["modified_at"] and article.modified_at > record["modified_at"]
    return not later and _is_same(article, signed, known)


def note_addresses(db: Connection, key: str, article: Article) -> None:
    """Note under which addresses the article with that key was met, and what they showed."""
    now = shown(article)
    for address in dict.fromkeys(filter(None, (article.url, article.requested_url))):
        spelled = spelling(address)
        row = db.execute(_ROW, {"spelled": spelled}).mappings().first()
        if row is None:
            values = {"spelling": spelled, "url": key, "address": untracked(address), "shown": now}
            db.execute(insert(TWINS), values)
        elif (row["url"], row["shown"]) != (key, now):
            db.execute(update(TWINS).where(TWINS.c.spelling == spelled), {"url": key, "shown": now})


def other_addresses(db: Connection, key: str, article: Article) -> tuple[str, ...]:
    """Give the further addresses of an article: its later pages, then the others it was met under, sorted."""
    own = {spelling(address) for address in (article.url, article.requested_url, *article.other_urls) if address}
    met = [address for spelled, address in db.execute(_ADDRESSES, {"key": key}) if spelled not in own]
    return (*article.other_urls, *met)


def canonical_key(article: Article) -> str | None:
    """Give the key of the claimed address."""
    return address_key(article.canonical_url) if article.canonical_url else None


def text_digest(article: Article) -> str:
    """Give a digest of headline and text."""
    return _digest(f"{article.headline}\n{article.text}")


def shown(article: Article) -> str:
    """Give a digest of what a reader sees of an article."""
    return _digest(repr([getattr(article, name) for name in COMPARED]))


def _is_same(article: Article, signed: Signed, known: RowMapping) -> bool:
    if known["text_digest"] == text_digest(article):
        return True
    share = share_in_common(signed.shingles, shingles_of(json.loads(known["record"])["text"]))
    return share >= copy_rules().same_article


def _address(article: Article) -> str:
    return article.url or article.requested_url or ""


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
