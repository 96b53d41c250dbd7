"""Statements that are run for every page: put together once, and given to the driver's own cursor from then on.

SQLAlchemy's way from a statement to the driver takes ten times as long as SQLite takes to run it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement

Row: TypeAlias = dict[str, Any]
"""Values by name of their column."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement in the words of one database."""

    sql: str
    fixed: Mapping[str, Any]
    """Parameters whose values stand in the statement itself."""
    order: tuple[str, ...] | None
    """Names of the parameters as they stand in it; None where the driver takes them by name."""

    def given(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a tuple or a mapping, as the driver has it
        if self.order is None:
            return {**self.fixed, **values}
        return [values[name] if name in values else self.fixed[name] for name in self.order]


class Prepared:
    """A statement whose parameters are ``bindparam``s, or, for an insert, the columns it names.

    In: the statement; the columns of an insert. Only plain types: values reach the driver, and come from it, as they
    are. What the driver raises, the ledger's `Database` turns into `StorageError`.
    """

    def __init__(self, statement: Executable, columns: tuple[str, ...] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._texts: dict[str, _Text] = {}

    def rows(self, db: Connection, values: Mapping[str, Any]) -> list[Row]:
        """Run it; give the rows it brings."""
        cursor = self._run(db, values)
        rows = cursor.fetchall()
        if not rows:
            return []
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def first(self, db: Connection, values: Mapping[str, Any]) -> Row | None:
        """Run it; give the first row, None where it brings none."""
        return next(iter(self.rows(db, values)), None)

    def run(self, db: Connection, values: Mapping[str, Any]) -> int:
        """Run it; give the number of rows it changed."""
        return self._run(db, values).rowcount

    def run_all(self, db: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each of these."""
        text = self._text(db.dialect)
        if given := [text.given(values) for values in rows]:
            _cursor(db).executemany(text.sql, given)

    def _run(self, db: Connection, values: Mapping[str, Any]) -> DBAPICursor:
        text = self._text(db.dialect)
        cursor = _cursor(db)
        cursor.execute(text.sql, text.given(values))
        return cursor

    def _text(self, dialect: Dialect) -> _Text:
        if dialect.name not in self._texts:
            assert isinstance(self._statement, ClauseElement)  # noqa: S101 - both are what select() and the like give
            compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)
            order = getattr(compiled, "positiontup", None)
            self._texts[dialect.name] = _Text(str(compiled), compiled.params, tuple(order) if order else None)
        return self._texts[dialect.name]


def _cursor(db: Connection) -> DBAPICursor:
    return db.connection.cursor()
