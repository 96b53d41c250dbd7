"""The tables of a ledger, brought to what this version writes: made where there are none, or changed step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, insert, inspect, select, text

from newsscrape.errors import UsageError
from newsscrape.ledger.schema import METADATA, RUNS, STEPS, VERSION

_LATEST = STEPS[-1]
_LOCK = text("SELECT pg_advisory_xact_lock(6397)")  # any number, the same in all workers

_T = TypeVar("_T")


class _Changes(Protocol):
    def read(self, look: Callable[[Connection], _T]) -> _T: ...

    def write(self, change: Callable[[Connection], _T]) -> _T: ...


def bring_up_to_date(changes: _Changes, where: str) -> None:
    """See that a ledger has the tables of this version.

    In: what reads and writes it; where it lies, for messages. Whoever opens it first does the work, others wait. Raises
    `UsageError` for a ledger of a later version.
    """
    step = changes.read(_step)
    if step == _LATEST:
        return
    if step is not None and step not in STEPS:
        raise UsageError(
            f"{where}: this ledger was written by a later newsscrape (its tables are at {step}, known up to {_LATEST});"
            " install that version or name another ledger."
        )
    changes.write(_climb)


def _step(db: Connection) -> str | None:
    """Give the step a ledger is at; None where it has no tables."""
    tables = inspect(db)
    if tables.has_table(VERSION.name):
        return db.execute(select(VERSION.c.version_num)).scalar()
    # The first ones were written before steps were counted.
    return STEPS[0] if tables.has_table(RUNS.name) else None


def _climb(db: Connection) -> None:
    _have_others_wait(db)
    step = _step(db)  # another one may have been quicker
    if step is None:
        METADATA.create_all(db)
        db.execute(insert(VERSION).values(version_num=_LATEST))
    elif step != _LATEST:
        _upgrade(db, step)


def _have_others_wait(db: Connection) -> None:
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        db.execute(_LOCK)


def _upgrade(db: Connection, step: str) -> None:
    from alembic import command  # noqa: PLC0415 - takes longer to load than most commands take to run, and once a ledger
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", "newsscrape:ledger/migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = db
    if not inspect(db).has_table(VERSION.name):
        command.stamp(config, step)
    command.upgrade(config, _LATEST)
