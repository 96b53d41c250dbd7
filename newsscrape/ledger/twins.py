"""One article under several addresses: what each of them last showed, and whether a claimed address is believed."""

from __future__ import annotations

import json

from sqlalchemy import Connection, bindparam, insert, select, update

from newsscrape.ledger.prepared import Prepared, Row
from newsscrape.ledger.schema import ARTICLES, TWINS
from newsscrape.ledger.shingles import share_in_common, shingles_of
from newsscrape.model.article import Article
from newsscrape.model.fingerprint import Fingerprint
from newsscrape.policy.address_keys import spelling
from newsscrape.policy.copies import copy_rules

_LATEST = Prepared(
    select(ARTICLES).where(ARTICLES.c.url == bindparam("key")).order_by(ARTICLES.c.version.desc()).limit(1)
)
_SAME = Prepared(
    select(ARTICLES)
    .where(ARTICLES.c.canonical_key == bindparam("key"), ARTICLES.c.text_digest == bindparam("digest"))
    .order_by(ARTICLES.c.url, ARTICLES.c.version.desc())
    .limit(1)
)
_TWIN = Prepared(select(TWINS).where(TWINS.c.spelling == bindparam("spelled")))
_ADDRESSES = Prepared(
    select(TWINS.c.spelling, TWINS.c.address).where(TWINS.c.url == bindparam("key")).order_by(TWINS.c.spelling)
)
_NOTE = Prepared(insert(TWINS), ("spelling", "url", "address", "shown"))
_SHOWS = Prepared(
    update(TWINS)
    .where(TWINS.c.spelling == bindparam("spelled"))
    .values(url=bindparam("key"), shown=bindparam("to_shown"))
)


def latest(db: Connection, key: str) -> Row | None:
    """Give the last version of the article with that key."""
    return _LATEST.first(db, {"key": key})


def believed(db: Connection, article: Article, mark: Fingerprint) -> Row | None:
    """Give the last version of the article that a page claims to show, if its text bears that out.

    The claim is the canonical address. It is believed where the article known under it has enough of the text in common
    (``same_article`` of ``data/copies.toml``), or where another page with the same claim has the same text.
    """
    if mark.claimed is None:
        return None
    known = latest(db, mark.claimed) if mark.claimed != mark.key else None
    if known is not None and _is_same(article, mark, known):
        return known
    return _SAME.first(db, {"key": mark.claimed, "digest": mark.text})


def shows_no_change(db: Connection, article: Article, mark: Fingerprint, known: Row) -> bool:
    """Tell that an address shows what it showed at the last visit, or, at the first, the known article.

    A view (AMP, mobile, print) may leave words out that the article's own page has; each is held against itself. At the
    first visit the texts are compared, unless the page claims a later change than the known version.
    """
    row = _TWIN.first(db, {"spelled": mark.met[0].spelling}) if mark.met else None
    if row is not None and row["url"] == known["url"]:
        return bool(row["shown"] == mark.shown)
    record = json.loads(known["record"])
    later = article.modified_at and record["modified_at"] and article.modified_at > record["modified_at"]
    return not later and _is_same(article, mark, known)


def note_addresses(db: Connection, key: str, mark: Fingerprint) -> None:
    """Note under which addresses the article with that key was met, and what they showed."""
    for met in mark.met:
        row = _TWIN.first(db, {"spelled": met.spelling})
        if row is None:
            _NOTE.run(db, {"spelling": met.spelling, "url": key, "address": met.address, "shown": mark.shown})
        elif (row["url"], row["shown"]) != (key, mark.shown):
            _SHOWS.run(db, {"spelled": met.spelling, "key": key, "to_shown": mark.shown})


def other_addresses(db: Connection, key: str, article: Article, mark: Fingerprint) -> tuple[str, ...]:
    """Give the further addresses of an article: its later pages, then the others it was met under, sorted."""
    own = {met.spelling for met in mark.met} | {spelling(address) for address in article.other_urls}
    met = [row["address"] for row in _ADDRESSES.rows(db, {"key": key}) if row["spelling"] not in own]
    return (*article.other_urls, *met)


def _is_same(article: Article, mark: Fingerprint, known: Row) -> bool:
    if known["text_digest"] == mark.text:
        return True
    share = share_in_common(shingles_of(article.text), shingles_of(json.loads(known["record"])["text"]))
    return share >= copy_rules().same_article
