"""Changes to a ledger that many workers share, in PostgreSQL: each kept at once, and made again after what passes.

A server that restarts, a connection that is cut, two changes that meet: none of them is the run's end. Where the answer
to a commit is lost, the server is asked what became of that transaction (``pg_xact_status``), so that no change is made
twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from newsscrape.errors import StorageError
from newsscrape.ledger.prepared import Prepared

logger = logging.getLogger(__name__)

_FIRST_WAIT, _LONGEST_WAIT = 0.02, 2.0  # seconds
_MEETINGS = 6
"""So often a change may meet others and is made again at once; what is refused more often is wrong."""
_NOW_THERE = "23505"  # unique_violation: somebody else has just noted the same
_MEETS = {_NOW_THERE, "40001", "40P01", "55P03"}  # and serialization_failure, deadlock_detected, lock_not_available
_AWAY = {"08", "53", "57"}  # classes: connection exception, insufficient resources, operator intervention
_STARTING = "57P03"  # cannot_connect_now
_XACT = Prepared(text("SELECT pg_current_xact_id_if_assigned()::text AS xact"))
_STATUS = text("SELECT pg_xact_status(CAST(:xact AS xid8))")

_T = TypeVar("_T")


class _Fault(Enum):
    """What a refusal is."""

    LASTING = "it will be refused again"
    MEETING = "two changes met"
    AWAY = "the server cannot be reached"
    STARTING = "the server is about to be there"


class Shared:
    """Changes, each a transaction of its own.

    In: the engine; where the database lies, for messages; for how many seconds a server that is away is waited for.
    """

    def __init__(self, engine: Engine, where: str, patience: float) -> None:
        self._engine = engine
        self._where = where
        self._patience = patience
        self._was_there = False

    def gather(self) -> None:
        """Go on as before: others would wait for what is kept together."""

    def write(self, change: Callable[[Connection], _T]) -> _T:
        """Make a change, all of it or nothing, once; give what it gives. It may be begun more than once."""
        return self._again(lambda: self._written(change))

    def read(self, look: Callable[[Connection], _T]) -> _T:
        """Look something up."""

        def once() -> _T:
            with self._engine.connect() as db, _given_up_when_broken(db):
                return look(db.execution_options(isolation_level="AUTOCOMMIT"))

        return self._again(once)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look much up, a piece at a time."""
        with self._engine.connect() as db:
            yield db

    def keep(self) -> None:
        """Do nothing: what is changed is kept."""

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _written(self, change: Callable[[Connection], _T]) -> _T:
        with self._engine.connect() as db, _given_up_when_broken(db):
            transaction = db.begin()
            given = change(db)
            xact = (_XACT.first(db, {}) or {})["xact"]
            try:
                transaction.commit()
            except Exception as error:
                if xact is None or self._fault(error) is not _Fault.AWAY or not self._is_kept(xact, error):
                    raise
        return given

    def _is_kept(self, xact: str, error: Exception) -> bool:
        """Ask what became of a transaction whose end was not answered."""
        while (status := self.read(lambda db: db.execute(_STATUS, {"xact": xact}).scalar())) == "in progress":
            sleep(_FIRST_WAIT)
        if status is None:
            raise StorageError(f"{self._where}: what became of the last change cannot be told.") from error
        return bool(status == "committed")

    def _again(self, work: Callable[[], _T]) -> _T:
        """Do something until it is done, or can no longer be hoped for."""
        begun, wait, meetings, was_away = monotonic(), _FIRST_WAIT, 0, False
        while True:
            try:
                given = work()
            except Exception as error:
                fault = self._fault(error)
                meetings += fault is _Fault.MEETING
                may_wait = fault is _Fault.STARTING or (fault is _Fault.AWAY and self._was_there)
                if not may_wait and (fault is not _Fault.MEETING or meetings > _MEETINGS):
                    raise
                if monotonic() - begun > self._patience:
                    raise
                if may_wait and not was_away:
                    logger.warning("The ledger is away; the run waits for it, %g s at most.", self._patience)
                    was_away = True
                sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)
            else:
                if was_away:
                    logger.info("The ledger is back after %.1f s.", monotonic() - begun)
                self._was_there = True
                return given

    def _fault(self, error: Exception) -> _Fault:
        dbapi = self._engine.dialect.loaded_dbapi
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        state: str = getattr(cause, "sqlstate", None) or ""
        if state == _STARTING:
            return _Fault.STARTING
        if state in _MEETS:
            return _Fault.MEETING
        if state[:2] in _AWAY or (not state and isinstance(cause, dbapi.OperationalError | dbapi.InterfaceError)):
            return _Fault.AWAY
        return _Fault.LASTING


@contextmanager
def _given_up_when_broken(db: Connection) -> Iterator[None]:
    """Throw a connection away over which something failed.

    What is prepared fails past SQLAlchemy, which would keep it.
    """
    try:
        yield
    except Exception:
        with suppress(Exception):
            db.invalidate()
        raise
