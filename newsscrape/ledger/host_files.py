"""What hosts say to crawlers, kept from run to run: robots.txt and its like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import checked_engine
from newsscrape.ledger.schema import HOST_FILES, METADATA


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

    In: an SQLAlchemy address, as of the ledger. Raises `UsageError` for an address that is none; every method raises
    `StorageError` when the database refuses.
    """

    def __init__(self, url: str) -> None:
        self._engine = checked_engine(url)
        with self._refusals():
            METADATA.create_all(self._engine)

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Open those in the ledger that lies beside a run's files, ``ledger.sqlite``."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{folder / 'ledger.sqlite'}")

    def get(self, url: str) -> HostFile | None:
        """Give the file last fetched from an address, None when there was none."""
        with self._refusals(), self._engine.connect() as db:
            row = db.execute(select(HOST_FILES).where(HOST_FILES.c.url == url)).mappings().first()
        return HostFile(**row) if row else None

    def keep(self, file: HostFile) -> None:
        """Keep a file in the place of the one before it."""
        values = {"fetched_at": file.fetched_at, "expires_at": file.expires_at, "body": file.body}
        with self._refusals(), self._engine.begin() as db:
            db.execute(delete(HOST_FILES).where(HOST_FILES.c.url == file.url))
            db.execute(insert(HOST_FILES).values(url=file.url, **values))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            where = self._engine.url.render_as_string(hide_password=True)
            raise StorageError(
                f"{where}: the ledger refused ({getattr(error, 'orig', None) or error}); see that it can be written."
            ) from error
