"""The database of a ledger: SQLite beside the runs' files, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from newsscrape.errors import StorageError
from newsscrape.ledger.engines import POSTGRESQL, checked_engine
from newsscrape.ledger.gathering import Gathering
from newsscrape.ledger.shared import Shared
from newsscrape.ledger.upgrade import bring_up_to_date

PATIENCE = 120.0
"""Seconds for which a server that went away is waited for: more than it takes to start again."""

_T = TypeVar("_T")


class Database:
    """A connection to a ledger, whose tables are brought up to date.

    In: an SQLAlchemy address (``sqlite:///…``, ``postgresql+psycopg://…``). Raises `UsageError` for an address that is
    none and for a ledger of a later version; every method raises `StorageError` when the database refuses.
    """

    def __init__(self, url: str) -> None:
        self._engine = checked_engine(url)
        is_shared = self._engine.dialect.name == POSTGRESQL
        self._changes: Shared | Gathering
        if is_shared:
            self._changes = Shared(self._engine, self._where, PATIENCE)
        else:
            self._changes = Gathering(self._engine, self._where)
        try:
            with self._refusals():
                bring_up_to_date(self._changes, self._where)
        except BaseException:
            self._engine.dispose()
            raise

    def gather(self) -> None:
        """Keep changes together from now on until `keep`, where no other run can wait for them."""
        self._changes.gather()

    def write(self, change: Callable[[Connection], _T]) -> _T:
        """Make a change: all that is done over the connection it is given is kept, or nothing; give what it gives.

        It is kept at once or at the next `keep`. Where others share the ledger it may be begun more than once, so it
        does nothing else.
        """
        with self._refusals():
            return self._changes.write(change)

    def read(self, look: Callable[[Connection], _T]) -> _T:
        """Look something up, what is gathered among it; where others share the ledger this may be done again."""
        with self._refusals():
            return self._changes.read(look)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look much up, a piece at a time."""
        with self._refusals(), self._changes.reading() as db:
            yield db

    def keep(self) -> None:
        """Keep what is gathered."""
        with self._refusals():
            self._changes.keep()

    def close(self) -> None:
        """Keep what is gathered and let go of the database."""
        with self._refusals():
            self._changes.close()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
            reason = " ".join(str(getattr(error, "orig", None) or error).split())
            raise StorageError(f"{self._where}: the ledger refused ({reason}); see that it can be written.") from error

    @property
    def _where(self) -> str:
        return self._engine.url.render_as_string(hide_password=True)
