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
        self._gathering: Connection | None = None
        self._gathers = False
        self._has_lost = False
        with self._refusals():
            METADATA.create_all(self._engine)

    def gather(self) -> None:
        """Keep changes together from now on until `keep`, since a transaction costs as much as what is in it.

        So what is noted of one address between two calls is kept whole or not at all. A run that is killed forgets what
        it gathered, and the next one does that again. PostgreSQL keeps each change at once all the same: there runs may
        share a ledger, and one must not wait for another.
        """
        self._gathers = self._engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept, all of them or none, when the block ends or at the next `keep`.

        Once gathered changes are lost nothing more is written: what comes later may rest on them.
        """
        with self._refusals():
            if self._has_lost:
                raise StorageError(f"{self._where}: changes were lost before; the run cannot go on.")
            if self._gathering is None:
                self._gathering = self._engine.connect()
                self._gathering.begin()  # what is prepared runs past SQLAlchemy, which then would see no changes
                if self._gathers:
                    self._gathering.exec_driver_sql("BEGIN")  # else the first block would be a transaction of its own
            with self._block(self._gathering):
                yield self._gathering
            if not self._gathers:
                self._keep()

    @contextmanager
    def _block(self, db: Connection) -> Iterator[None]:
        """Take back what is done in the block if it fails, and only that where others' changes are gathered."""
        if self._gathers:
            db.exec_driver_sql("SAVEPOINT block")
        try:
            yield
        except BaseException:
            if not self._gathers or not self._taken_back(db):
                self._let_go()
            raise
        if self._gathers:
            db.exec_driver_sql("RELEASE block")

    def _taken_back(self, db: Connection) -> bool:
        """Take back a block alone; on a full disk SQLite may have taken back everything by itself."""
        try:
            db.exec_driver_sql("ROLLBACK TO block")
        except SQLAlchemyError:
            self._has_lost = True
        return not self._has_lost

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
            self._has_lost = self._gathers  # until it is certain that they are not
            try:
                self._gathering.commit()
                self._has_lost = False
            finally:
                self._let_go()

    @property
    def _where(self) -> str:
        return self._engine.url.render_as_string(hide_password=True)

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
            raise StorageError(f"{self._where}: the ledger refused ({reason}); see that it can be written.") from error


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
