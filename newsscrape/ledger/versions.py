"""The versions of articles that are remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, exists, or_, select

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import ARTICLES

_ROWS_HELD = 100
"""Records are some 10 KB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article."""

    key: str
    """Key of its address."""
    number: int
    """1 for the first."""
    run: str
    """The run that brought it."""
    changes: tuple[str, ...]
    """Fields that changed since the one before."""
    record: Mapping[str, Any]
    """The record."""


class Versions:
    """All versions; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, key: str) -> list[Version]:
        """Give the versions of the article under a key, the first first."""
        query = select(ARTICLES).where(ARTICLES.c.url == key).order_by(ARTICLES.c.version)
        with self._database.reading() as db:
            return [_version(row) for row in db.execute(query).mappings()]

    def changed_in(self, run: str) -> list[Version]:
        """Give the further versions a run brought, by address."""
        query = select(ARTICLES).where(ARTICLES.c.run == run, ARTICLES.c.version > 1).order_by(ARTICLES.c.url)
        with self._database.reading() as db:
            return [_version(row) for row in db.execute(query).mappings()]

    def newest(self, since: str | None = None) -> Iterator[Version]:
        """Yield the newest version of each article, by the keys of their addresses, a few rows in memory at a time.

        In: an instant, ``YYYY-MM-DDTHH:MM:SSZ``; versions fetched before it are left out then.
        """
        later = ARTICLES.alias()
        is_known_later = exists().where(later.c.url == ARTICLES.c.url, later.c.version > ARTICLES.c.version)
        query = select(ARTICLES).where(~is_known_later).order_by(ARTICLES.c.url)
        if since is not None:
            query = query.where(or_(ARTICLES.c.fetched_at.is_(None), ARTICLES.c.fetched_at >= since))
        with self._database.reading() as db:
            rows = db.execute(query, execution_options={"yield_per": _ROWS_HELD})
            yield from map(_version, rows.mappings())


def _version(row: RowMapping) -> Version:
    return Version(
        key=row["url"],
        number=row["version"],
        run=row["run"],
        changes=tuple(json.loads(row["changes"])),
        record=json.loads(row["record"]),
    )
