import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from newsscrape.errors import StorageError, UsageError
from newsscrape.ledger.database import Database, checked_engine
from newsscrape.ledger.schema import RUNS


def break_off(database: Database) -> None:
    with database.writing() as db:
        db.execute(insert(RUNS).values(run="2", spider="news", started_at="2026-11-02T10:00:00Z"))
        raise KeyError


def test_what_was_written_is_read_and_a_broken_block_keeps_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    with database.writing() as db:
        db.execute(insert(RUNS).values(run="1", spider="news", started_at="2026-11-02T10:00:00Z"))
    with pytest.raises(KeyError):
        break_off(database)
    with database.reading() as db:
        assert list(db.execute(select(RUNS.c.run)).scalars()) == ["1"]
    database.close()


def test_a_database_that_refuses_is_a_storage_failure_that_hides_the_password(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="the ledger refused"):
        Database(f"sqlite:///{tmp_path}/missing/ledger.sqlite")


def test_an_address_that_is_none_is_an_error_in_use() -> None:
    for url in ("nowhere", "oracle+nothing://x"):
        with pytest.raises(UsageError, match="NEWSSCRAPE_LEDGER"):
            checked_engine(url)


def noted(path: Path) -> int:
    """Count the runs another program sees."""
    with closing(sqlite3.connect(path)) as other:
        return int(other.execute("select count(*) from runs").fetchone()[0])


def begin(database: Database, run: str) -> None:
    with database.writing() as db:
        db.execute(insert(RUNS).values(run=run, spider="news", started_at="2026-11-02T10:00:00Z"))


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


def test_a_change_that_is_refused_lets_the_gathered_ones_go(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    database.gather()
    begin(database, "first")
    with pytest.raises(StorageError):
        begin(database, "first")
    database.close()
    assert noted(tmp_path / "ledger.sqlite") == 0
