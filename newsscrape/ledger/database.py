"""The database of a ledger: SQLite beside the runs' files, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

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
        self._gathering: Connection | None = None
        self._seconds = self._since = 0.0
        with self._refusals():
            METADATA.create_all(self._engine)

    def gather(self, seconds: float) -> None:
        """Keep changes together for so long from now on, since a transaction costs as much as what is in it.

        A run that is killed forgets what it gathered, and the next one does that again. PostgreSQL keeps each change at
        once all the same: there runs may share a ledger, and one must not wait for another.
        """
        self._seconds = seconds if self._engine.dialect.name == "sqlite" else 0.0

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept, all of them or none, when the block ends or soon after."""
        with self._refusals():
            if self._gathering is None:
                self._gathering, self._since = self._engine.connect(), monotonic()
                self._gathering.begin()  # what is prepared runs past SQLAlchemy, which then would see no changes
            try:
                yield self._gathering
            except BaseException:
                self._let_go()
                raise
            if monotonic() - self._since >= self._seconds:
                self._keep()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look things up, what is gathered among them."""
        with self._refusals():
            if self._gathering is not None:
                yield self._gathering
                return
            with self._engine.connect() as db:
                yield db

    def keep(self) -> None:
        """Keep what is gathered."""
        with self._refusals():
            self._keep()

    def close(self) -> None:
        """Keep what is gathered and let go of the database."""
        try:
            self.keep()
        finally:
            self._let_go()
            self._engine.dispose()

    def _keep(self) -> None:
        if self._gathering is not None:
            self._gathering.commit()
            self._let_go()

    def _let_go(self) -> None:
        if self._gathering is not None:
            gathering, self._gathering = self._gathering, None
            gathering.close()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
            reason = getattr(error, "orig", None) or error
            where = self._engine.url.render_as_string(hide_password=True)
            raise StorageError(f"{where}: the ledger refused ({reason}); see that it can be written.") from error


def checked_engine(url: str) -> Engine:
    """Prepare the connection to a ledger without making it; raise `UsageError` for an address that is none."""
    try:
        engine = create_engine(make_url(url))
    except (ArgumentError, ImportError, ValueError) as error:  # ValueError: of a port that is no number
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
