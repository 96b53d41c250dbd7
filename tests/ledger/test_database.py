from pathlib import Path

import pytest
from postgres import Postgres
from sqlalchemy import Connection, insert, select

from newsscrape.errors import StorageError
from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import RUNS


def begin(database: Database, run: str) -> None:
    row = insert(RUNS).values(run=run, spider="news", started_at="2026-11-02T10:00:00Z")
    database.write(lambda db: db.execute(row))


def break_off(database: Database) -> None:
    def change(db: Connection) -> None:
        db.execute(insert(RUNS).values(run="2", spider="news", started_at="2026-11-02T10:00:00Z"))
        raise KeyError

    database.write(change)


def test_what_was_written_is_read_and_a_broken_change_keeps_nothing(ledger_at: str) -> None:
    database = Database(ledger_at)
    begin(database, "1")
    with pytest.raises(KeyError):
        break_off(database)
    assert database.read(lambda db: db.execute(select(RUNS.c.run)).scalars().all()) == ["1"]
    with database.reading() as db:
        assert list(db.execute(select(RUNS.c.run)).scalars()) == ["1"]
    database.gather()
    begin(database, "2")
    database.keep()
    database.close()


def test_a_database_that_refuses_is_a_storage_failure_that_hides_the_password(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="the ledger refused"):
        Database(f"sqlite:///{tmp_path}/missing/ledger.sqlite")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql+psycopg://leser:geheim@127.0.0.1:1/x", "refused"),
        ("postgresql+psycopg://leser:geheim@/x?host=/nowhere", "No such file"),
    ],
)
def test_a_server_that_is_not_there_is_told_at_once_and_hides_the_password(address: str, said: str) -> None:
    with pytest.raises(StorageError, match=said) as told:
        Database(address)
    assert "geheim" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_that_does_not_exist_is_named(postgres: Postgres) -> None:
    with pytest.raises(StorageError, match='database "nothing" does not exist'):
        Database(postgres.address("nothing"))
