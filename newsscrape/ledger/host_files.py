"""What hosts say to crawlers, kept from run to run: robots.txt and its like."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import HOST_FILES


@dataclass(frozen=True, slots=True, kw_only=True)
class HostFile:
    """A file as it was fetched."""

    url: str
    """Its address, before redirects."""
    fetched_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
    expires_at: str
    """Instant from which on it is to be fetched again."""
    body: bytes
    """Its bytes; empty where the host has none."""


class HostFiles:
    """The files that runs fetched.

    In: the ledger's database. Every method raises `StorageError` when it refuses.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str) -> HostFile | None:
        """Give the file last fetched from an address, None when there was none."""
        query = select(HOST_FILES).where(HOST_FILES.c.url == url)
        row = self._database.read(lambda db: db.execute(query).mappings().first())
        return HostFile(**row) if row else None

    def keep(self, file: HostFile) -> None:
        """Keep a file in the place of the one before it."""
        values = {"fetched_at": file.fetched_at, "expires_at": file.expires_at, "body": file.body}

        def change(db: Connection) -> None:
            db.execute(delete(HOST_FILES).where(HOST_FILES.c.url == file.url))
            db.execute(insert(HOST_FILES).values(url=file.url, **values))

        self._database.write(change)
