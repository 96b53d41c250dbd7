"""What is gathered in SQLite before it is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from newsscrape.errors import StorageError
from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import RUNS


def noted(path: Path) -> int:
    """Count the runs another program sees."""
    with closing(sqlite3.connect(path)) as other:
        return int(other.execute("select count(*) from runs").fetchone()[0])


def begin(database: Database, run: str) -> None:
    row = insert(RUNS).values(run=run, spider="news", started_at="2026-11-02T10:00:00Z")
    database.write(lambda db: db.execute(row))


def test_what_is_gathered_is_read_at_once_and_kept_together(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    begin(database, "first")
    assert noted(tmp_path / "ledger.sqlite") == 1
    database.gather()
    begin(database, "second")
    begin(database, "third")
    with database.reading() as db:
        assert db.execute(select(func.count()).select_from(RUNS)).scalar() == 3
    assert noted(tmp_path / "ledger.sqlite") == 1
    database.keep()
    assert noted(tmp_path / "ledger.sqlite") == 3
    begin(database, "fourth")
    database.close()
    assert noted(tmp_path / "ledger.sqlite") == 4


def test_a_change_that_is_refused_leaves_the_gathered_ones(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    database.gather()
    begin(database, "first")
    with pytest.raises(StorageError, match="UNIQUE"):
        begin(database, "first")
    with pytest.raises(ZeroDivisionError):
        database.write(lambda db: db.execute(insert(RUNS).values(run="second", spider="news", started_at=str(1 / 0))))
    begin(database, "third")
    database.close()
    assert noted(tmp_path / "ledger.sqlite") == 2


def test_where_gathered_changes_are_lost_nothing_more_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    database.gather()
    begin(database, "first")
    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", full)
        with pytest.raises(StorageError, match="disk is full"):
            database.keep()
    with pytest.raises(StorageError, match="changes were lost before"):
        begin(database, "second")
    database.close()
    assert noted(tmp_path / "ledger.sqlite") == 0


def _fail(db: Connection) -> None:
    db.exec_driver_sql("ROLLBACK")
    raise ZeroDivisionError


def test_a_block_that_sqlite_took_back_with_all_before_it_loses_them(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    database.gather()
    begin(database, "first")
    with pytest.raises(ZeroDivisionError):
        database.write(_fail)
    with pytest.raises(StorageError, match="changes were lost before"):
        begin(database, "second")
    database.close()
