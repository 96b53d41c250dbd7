"""Changes to a ledger that one run at a time writes, in SQLite.

They are kept together, since a transaction costs as much as what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from newsscrape.errors import StorageError

_T = TypeVar("_T")


class Gathering:
    """Changes, each kept at once, or from `gather` on with those before it at the next `keep`.

    So what is noted of one address between two calls is kept whole or not at all. A run that is killed forgets what it
    gathered, and the next one does that again. In: the engine, and where the database lies, for messages.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._gathering: Connection | None = None
        self._gathers = False
        self._has_lost = False

    def gather(self) -> None:
        """Keep changes together from now on."""
        self._gathers = True

    def write(self, change: Callable[[Connection], _T]) -> _T:
        """Make a change, all of it or nothing; give what it gives.

        Once gathered changes are lost nothing more is written: what comes later may rest on them.
        """
        if self._has_lost:
            raise StorageError(f"{self._where}: changes were lost before; the run cannot go on.")
        if self._gathering is None:
            self._gathering = self._engine.connect()
            self._gathering.begin()  # what is prepared runs past SQLAlchemy, which then would see no changes
            if self._gathers:
                self._gathering.exec_driver_sql("BEGIN")  # else the first block would be a transaction of its own
        with self._block(self._gathering):
            given = change(self._gathering)
        if not self._gathers:
            self.keep()
        return given

    def read(self, look: Callable[[Connection], _T]) -> _T:
        """Look something up, what is gathered among it."""
        with self.reading() as db:
            return look(db)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look things up, what is gathered among them."""
        if self._gathering is not None:
            yield self._gathering
            return
        with self._engine.connect() as db:
            yield db

    def keep(self) -> None:
        """Keep what is gathered."""
        if self._gathering is not None:
            self._has_lost = self._gathers  # until it is certain that they are not
            try:
                self._gathering.commit()
                self._has_lost = False
            finally:
                self._let_go()

    def close(self) -> None:
        """Keep what is gathered and let go of the database."""
        try:
            self.keep()
        finally:
            self._let_go()
            self._engine.dispose()

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

    def _let_go(self) -> None:
        if self._gathering is not None:
            gathering, self._gathering = self._gathering, None
            gathering.close()
