"""What earlier runs saw: addresses, articles with their versions, captures."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from newsscrape.ledger.addresses import Addresses
from newsscrape.ledger.database import Database
from newsscrape.ledger.habits import Habits
from newsscrape.ledger.schema import ARTICLES, CAPTURES, RUNS
from newsscrape.ledger.versions import Versions
from newsscrape.model.article import Article

Encode: TypeAlias = Callable[[Article], bytes]
"""An article → its JSON line."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """A page that is known in the same words; nothing is written."""

    url: str | None
    """Address it was read from."""
    requested_url: str | None
    """Address as asked for."""
    version: int | None
    """The version that is known; None of a page that is no article."""


# Made once: to put a statement together costs as much as to run it, and these are run for every article.
_LATEST = select(ARTICLES).where(ARTICLES.c.url == bindparam("key")).order_by(ARTICLES.c.version.desc()).limit(1)
_SAME_TEXT = (
    select(ARTICLES)
    .where(ARTICLES.c.canonical_url == bindparam("canonical"), ARTICLES.c.text_digest == bindparam("digest"))
    .limit(1)
)
_KEEP = insert(ARTICLES)
_SHOWN = insert(CAPTURES)


class Ledger:
    """The memory of all runs.

    In: an SQLAlchemy address (``sqlite:///…``, ``postgresql+psycopg://…``). A context manager. Raises `UsageError` for
    an address that is none; every method raises `StorageError` when the database refuses.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.addresses = Addresses(self._database)
        """Every address that was found, with what is known of it."""
        self.habits = Habits(self._database)
        """How often the articles of sites change."""
        self.versions = Versions(self._database)
        """The versions of all articles."""

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Open the ledger that lies beside a run's files, ``ledger.sqlite``."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{folder / 'ledger.sqlite'}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def gather(self, seconds: float) -> None:
        """Keep changes together for so long from now on, where no other run can wait for them."""
        self._database.gather(seconds)

    def keep(self) -> None:
        """Keep what is gathered now."""
        self._database.keep()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def begin_run(self, run: str, spider: str, started_at: str) -> None:
        """Note that a run began."""
        with self._database.writing() as db:
            db.execute(insert(RUNS).values(run=run, spider=spider, started_at=started_at))

    def end_run(self, run: str, finished_at: str, exit_code: int) -> None:
        """Note that a run ended."""
        with self._database.writing() as db:
            db.execute(update(RUNS).where(RUNS.c.run == run).values(finished_at=finished_at, exit_code=exit_code))

    def version_of(self, key: str) -> int | None:
        """Give the newest version of the article under a key, None where none is remembered."""
        with self._database.reading() as db:
            return db.execute(select(func.max(ARTICLES.c.version)).where(ARTICLES.c.url == key)).scalar()

    def remember(self, key: str, article: Article, run: str, encode: Encode) -> Article | Unchanged:
        """Compare an article with its last version.

        In: the key of its address, the article, the run, what makes an article's JSON line. Out: the article with
        version and changes, kept from now on; or `Unchanged`, when every field of `COMPARED` is as it was, or the same
        text is known under the same canonical address.
        """
        with self._database.writing() as db:
            known = _latest(db, key)
            if known is None and (twin := _twin(db, article)):
                return self._unchanged(db, article, twin)
            changes = _changes(json.loads(known["record"]), json.loads(encode(article))) if known else ()
            if known and not changes:
                return self._unchanged(db, article, known)
            kept = replace(article, version=known["version"] + 1 if known else 1, changes=changes)
            db.execute(_KEEP, _row(key, kept, run) | {"record": encode(kept).decode()})
            _capture(db, kept, key, kept.version)
            return kept

    def restore(self, article: Article) -> Article | Unchanged:
        """Give an article read again from the archive as `remember` gave it when it was read first.

        In: the article with its capture. Out: the article with the version, changes and further addresses that only
        the ledger knows; as it came when no article is remembered from that capture; `Unchanged` when the capture
        showed a version that another capture had brought.
        """
        if article.capture is None:
            return article
        shown = (CAPTURES.c.url == ARTICLES.c.url) & (CAPTURES.c.version == ARTICLES.c.version)
        here = (CAPTURES.c.file == article.capture.file) & (CAPTURES.c.offset == article.capture.offset)
        query = select(ARTICLES.c.version, ARTICLES.c.changes, ARTICLES.c.record)
        with self._database.reading() as db:
            row = db.execute(query.select_from(CAPTURES.join(ARTICLES, shown)).where(here)).mappings().first()
        if row is None:
            return article
        first = json.loads(row["record"])
        if first["capture"] != {name: getattr(article.capture, name) for name in first["capture"]}:
            return Unchanged(url=article.url, requested_url=article.requested_url, version=row["version"])
        changes, other_urls = tuple(json.loads(row["changes"])), tuple(first["other_urls"])
        return replace(article, version=row["version"], changes=changes, other_urls=other_urls)

    def _unchanged(self, db: Connection, article: Article, known: RowMapping) -> Unchanged:
        _capture(db, article, known["url"], known["version"])
        return Unchanged(url=article.url, requested_url=article.requested_url, version=known["version"])


def _latest(db: Connection, key: str) -> RowMapping | None:
    return db.execute(_LATEST, {"key": key}).mappings().first()


def _twin(db: Connection, article: Article) -> RowMapping | None:
    """Give the same text under the same canonical address: one article met under a further address."""
    if not article.canonical_url:
        return None
    same = {"canonical": article.canonical_url, "digest": _digest(article)}
    return db.execute(_SAME_TEXT, same).mappings().first()


def _changes(known: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """Name the fields that differ; none do in a page of the same bytes, whatever feeds and sitemaps claim of it."""
    if known.get("content_sha256") == now.get("content_sha256"):
        return ()
    return tuple(name for name in COMPARED if known.get(name) != now.get(name))


def _row(key: str, article: Article, run: str) -> dict[str, object]:
    return {
        "url": key,
        "version": article.version,
        "canonical_url": article.canonical_url,
        "text_digest": _digest(article),
        "changes": json.dumps(article.changes),
        "run": run,
        "fetched_at": article.fetched_at,
    }


def _capture(db: Connection, article: Article, key: str, version: int) -> None:
    if article.capture:
        place = {"file": article.capture.file, "offset": article.capture.offset}
        db.execute(_SHOWN, place | {"url": key, "version": version})


def _digest(article: Article) -> str:
    return sha256(f"{article.headline}\n{article.text}".encode("utf-8", "surrogatepass")).hexdigest()
