"""How the addresses of a run ended, kept until its files have their names: what a killed run's files are made from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select

from newsscrape.ledger.database import Database
from newsscrape.ledger.prepared import Prepared
from newsscrape.ledger.schema import ARTICLES, END_STATES
from newsscrape.model.end_state import EndKind, EndState

_NOTE = Prepared(insert(END_STATES), ("run", "kind", "reason", "line"))
_NOTE_ARTICLE = Prepared(insert(END_STATES), ("run", "kind", "url", "version"))


class EndStates:
    """The end states of runs under way or killed; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, run: str, end: EndState) -> None:
        """Keep how an address ended that is no article."""
        row = {"run": run, "kind": end.kind.value, "reason": end.reason, "line": end.line}
        self._database.write(lambda db: _NOTE.run(db, row))

    def of(self, run: str) -> Iterator[EndState]:
        """Give the end states of a run, in their order."""
        is_article = (ARTICLES.c.url == END_STATES.c.url) & (ARTICLES.c.version == END_STATES.c.version)
        columns = (END_STATES.c.kind, END_STATES.c.reason, END_STATES.c.line, ARTICLES.c.record)
        query = select(*columns).select_from(END_STATES.outerjoin(ARTICLES, is_article))
        with self._database.reading() as db:
            for row in db.execute(query.where(END_STATES.c.run == run).order_by(END_STATES.c.number)).mappings():
                line = row["line"] if row["record"] is None else row["record"].encode()
                yield EndState(kind=EndKind(row["kind"]), reason=row["reason"], line=line or b"")


def note_article(db: Connection, run: str, key: str, version: int) -> None:
    """Keep that an address ended as this version of an article."""
    _NOTE_ARTICLE.run(db, {"run": run, "kind": EndKind.ARTICLE.value, "url": key, "version": version})


def note_unchanged(db: Connection, run: str) -> None:
    """Keep that an address ended as it was known."""
    _NOTE.run(db, {"run": run, "kind": EndKind.UNCHANGED.value, "reason": None, "line": None})


def forget(db: Connection, run: str) -> None:
    """Drop the end states of a run whose files have their names."""
    db.execute(delete(END_STATES).where(END_STATES.c.run == run))
