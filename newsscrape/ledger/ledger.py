"""What earlier runs saw: addresses, articles with their versions, captures."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from sqlalchemy import Connection, func, insert, select, update

from newsscrape.ledger.addresses import Addresses
from newsscrape.ledger.copies import Signed, noted_story, same_story
from newsscrape.ledger.database import Database
from newsscrape.ledger.end_states import EndStates, forget, note_article, note_unchanged
from newsscrape.ledger.figures import Figures
from newsscrape.ledger.fingerprint import COMPARED
from newsscrape.ledger.habits import Habits
from newsscrape.ledger.host_files import HostFiles
from newsscrape.ledger.host_pauses import HostPauses
from newsscrape.ledger.leases import Leases, give_all_back
from newsscrape.ledger.prepared import Prepared, Row
from newsscrape.ledger.schema import ARTICLES, CAPTURES, RUNS
from newsscrape.ledger.twins import believed, latest, note_addresses, other_addresses, shows_no_change
from newsscrape.ledger.versions import Versions
from newsscrape.model.article import Article
from newsscrape.model.fingerprint import Fingerprint
from newsscrape.model.instant import instant_in, written
from newsscrape.model.run import Run

CLOCKS_APART = timedelta(minutes=5)
"""What the clocks of machines that share a ledger may differ; a run that began later than that began in the future."""

Encode: TypeAlias = Callable[[Article], bytes]
"""An article → its JSON line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """A page that is known in the same words; nothing is written."""

    url: str | None
    """Address it was read from."""
    requested_url: str | None
    """Address as asked for."""
    version: int | None
    """The version that is known; None of a page that is no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article with what the ledger is asked for and gives back."""

    article: Article
    """The article."""
    line: bytes
    """Its JSON line."""
    mark: Fingerprint
    """What it is recognised by."""


_KEEP = Prepared(
    insert(ARTICLES),
    ("url", "version", "canonical_key", "text_digest", "changes", "record", "run", "fetched_at"),
)
_SHOWN = Prepared(insert(CAPTURES), ("file", "offset", "url", "version"))


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
        self.figures = Figures(self._database)
        """What runs found on each site, in numbers."""
        self.host_files = HostFiles(self._database)
        """What hosts say to crawlers."""
        self.host_pauses = HostPauses(self._database)
        """Until when hosts asked to be left alone."""
        self.leases = Leases(self._database)
        """Which run asks which site."""
        self.end_states = EndStates(self._database)
        """How the addresses of runs ended whose files have no names yet."""
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

    def gather(self) -> None:
        """Keep changes together from now on until `keep`, where no other run can wait for them."""
        self._database.gather()

    def keep(self) -> None:
        """Keep what is gathered now."""
        self._database.keep()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def begin_run(self, run: str, spider: str, started_at: str) -> None:
        """Note that a run began; where one began later, the clock was set back, and what it put off is due."""

        def change(db: Connection) -> str | None:
            newest: str | None = db.execute(select(func.max(RUNS.c.started_at))).scalar()
            db.execute(insert(RUNS).values(run=run, spider=spider, started_at=started_at))
            return newest

        newest = self._database.write(change)
        if newest is not None and newest > written(instant_in(started_at) + CLOCKS_APART):
            self.addresses.make_due(started_at)

    def unfinished(self) -> list[Run]:
        """Give the runs that have not ended: those under way, and those that were killed."""
        query = select(RUNS.c.run, RUNS.c.spider, RUNS.c.started_at).where(RUNS.c.finished_at.is_(None))
        rows = self._database.read(lambda db: db.execute(query).all())
        return [Run(name=name, spider=spider, started_at=at) for name, spider, at in rows]

    def end_run(self, run: str, finished_at: str, exit_code: int) -> None:
        """Note that a run ended, its files with their names."""

        def change(db: Connection) -> None:
            forget(db, run)
            give_all_back(db, run)
            db.execute(update(RUNS).where(RUNS.c.run == run).values(finished_at=finished_at, exit_code=exit_code))

        self._database.write(change)

    def version_of(self, key: str) -> int | None:
        """Give the newest version of the article under a key, None where none is remembered."""
        query = select(func.max(ARTICLES.c.version)).where(ARTICLES.c.url == key)
        return self._database.read(lambda db: db.execute(query).scalar())

    def remember(self, met: Kept, run: str, encode: Encode) -> Kept | Unchanged:
        """Compare an article with its last version.

        In: the article as it was read, the run, what makes an article's JSON line. Out: the article with version and
        changes, further addresses and the story it is a copy of, kept from now on; or `Unchanged`, when every field of
        `COMPARED` is as it was, or a further address shows an article that is known.
        """
        return self._database.write(lambda db: _remembered(db, met, run, encode))

    def restore(self, article: Article) -> Article | Unchanged:
        """Give an article read again from the archive as `remember` gave it when it was read first.

        In: the article with its capture. Out: the article with what only the ledger knows, version, changes, further
        addresses and the story it is a copy of; as it came when no article is remembered from that capture;
        `Unchanged` when the capture showed a version that another capture had brought.
        """
        if article.capture is None:
            return article
        shown = (CAPTURES.c.url == ARTICLES.c.url) & (CAPTURES.c.version == ARTICLES.c.version)
        here = (CAPTURES.c.file == article.capture.file) & (CAPTURES.c.offset == article.capture.offset)
        query = select(ARTICLES.c.version, ARTICLES.c.changes, ARTICLES.c.record)
        shown_here = query.select_from(CAPTURES.join(ARTICLES, shown)).where(here)
        row = self._database.read(lambda db: db.execute(shown_here).mappings().first())
        if row is None:
            return article
        first = json.loads(row["record"])
        if first["capture"] != {name: getattr(article.capture, name) for name in first["capture"]}:
            return Unchanged(url=article.url, requested_url=article.requested_url, version=row["version"])
        return replace(
            article,
            version=row["version"],
            changes=tuple(json.loads(row["changes"])),
            other_urls=tuple(first["other_urls"]),
            same_story_as=same_story(first),
        )


def _remembered(db: Connection, met: Kept, run: str, encode: Encode) -> Kept | Unchanged:
    article, mark, key = met.article, met.mark, met.mark.key
    known = latest(db, key) or believed(db, article, mark)
    key = known["url"] if known else key
    changes: tuple[str, ...] = ()
    if known and not shows_no_change(db, article, mark, known):
        changes = _changes(json.loads(known["record"]), json.loads(met.line))
    note_addresses(db, key, mark)
    if known and not changes:
        _capture(db, article, key, known["version"])
        note_unchanged(db, run)
        return Unchanged(url=article.url, requested_url=article.requested_url, version=known["version"])
    version = known["version"] + 1 if known else 1
    if known and "text" not in changes:
        story = same_story(json.loads(known["record"]))
    else:
        story = noted_story(db, key, version, Signed(article.text, mark.bands))
    kept = replace(
        article,
        version=version,
        changes=changes,
        other_urls=other_addresses(db, key, article, mark),
        same_story_as=story,
    )
    line = met.line if kept == article else encode(kept)
    _KEEP.run(db, _row(key, kept, mark) | {"run": run, "record": line.decode()})
    _capture(db, kept, key, version)
    note_article(db, run, key, version)
    return Kept(article=kept, line=line, mark=mark)


def _changes(known: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """Name the fields that differ; none do in a page of the same bytes, whatever feeds and sitemaps claim of it."""
    if known.get("content_sha256") == now.get("content_sha256"):
        return ()
    return tuple(name for name in COMPARED if known.get(name) != now.get(name))


def _row(key: str, article: Article, mark: Fingerprint) -> Row:
    return {
        "url": key,
        "version": article.version,
        "canonical_key": mark.claimed,
        "text_digest": mark.text,
        "changes": json.dumps(article.changes),
        "fetched_at": article.fetched_at,
    }


def _capture(db: Connection, article: Article, key: str, version: int) -> None:
    if article.capture:
        place = {"file": article.capture.file, "offset": article.capture.offset}
        _SHOWN.run(db, place | {"url": key, "version": version})
