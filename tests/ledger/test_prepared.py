"""Prepared statements."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, bindparam, func, insert, select, update

from newsscrape.errors import StorageError
from newsscrape.ledger.database import Database
from newsscrape.ledger.prepared import Prepared
from newsscrape.ledger.schema import STORIES

NOTE = Prepared(insert(STORIES).returning(STORIES.c.story), ("url", "version"))
ADD = Prepared(insert(STORIES), ("url", "version"))
RENAME = Prepared(update(STORIES).where(STORIES.c.url == bindparam("of")).values(url=bindparam("to")))
ALL = Prepared(select(STORIES.c.story, STORIES.c.url).order_by(STORIES.c.story).limit(bindparam("most")))
COUNT = Prepared(select(func.count().label("stories")).select_from(STORIES).where(STORIES.c.version > 0))


@pytest.fixture
def database(ledger_at: str) -> Iterator[Database]:
    database = Database(ledger_at)
    yield database
    database.close()


def test_what_is_run_is_kept_and_found(database: Database) -> None:
    def change(db: Connection) -> tuple[int, int]:
        assert NOTE.first(db, {"url": "a", "version": 1}) == {"story": 1}
        ADD.run_all(db, [{"url": url, "version": 1} for url in "bc"])
        ADD.run_all(db, [])
        return RENAME.run(db, {"of": "b", "to": "d"}), RENAME.run(db, {"of": "b", "to": "d"})

    assert database.write(change) == (1, 0)
    with database.reading() as db:
        assert ALL.rows(db, {"most": 2}) == [{"story": 1, "url": "a"}, {"story": 2, "url": "d"}]
        assert ALL.rows(db, {"most": 0}) == []
        assert COUNT.first(db, {}) == {"stories": 3}


def test_what_fails_leaves_nothing_and_is_told_as_the_ledgers(database: Database) -> None:
    with pytest.raises(StorageError, match="the ledger refused"):
        _note_two(database, "a", None)
    with database.reading() as db:
        assert COUNT.first(db, {}) == {"stories": 0}


def _note_two(database: Database, *urls: str | None) -> None:
    database.write(lambda db: [NOTE.first(db, {"url": url, "version": 1}) for url in urls])
