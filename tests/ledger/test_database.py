from pathlib import Path

import pytest
from sqlalchemy import insert, select

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
