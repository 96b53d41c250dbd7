"""The database of a ledger: SQLite beside the runs' files, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from newsscrape.errors import StorageError, UsageError
from newsscrape.ledger.schema import METADATA


class Database:
    """A connection to a ledger.

    In: an SQLAlchemy address (``sqlite:///…``, ``postgresql+psycopg://…``). Raises `UsageError` for an address that is
    none; every method raises `StorageError` when the database refuses.
    """

    def __init__(self, url: str) -> None:
        self._engine = checked_engine(url)
        with self._refusals():
            METADATA.create_all(self._engine)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept, all of them or none, when the block ends."""
        with self._refusals(), self._engine.begin() as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look things up."""
        with self._refusals(), self._engine.connect() as db:
            yield db

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = getattr(error, "orig", None) or error
            where = self._engine.url.render_as_string(hide_password=True)
            raise StorageError(f"{where}: the ledger refused ({reason}); see that it can be written.") from error


def checked_engine(url: str) -> Engine:
    """Prepare the connection to a ledger without making it; raise `UsageError` for an address that is none."""
    try:
        engine = create_engine(make_url(url))
    except (ArgumentError, ImportError) as error:
        raise UsageError(
            f"NEWSSCRAPE_LEDGER: expected an SQLAlchemy address such as sqlite:///ledger.sqlite ({error})."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _use_wal)
    return engine


def _use_wal(connection: object, _: object) -> None:
    """Write-ahead logging: readers do not wait, and a killed run loses nothing it was told is kept."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # SQLAlchemy's event hands over the bare driver
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
