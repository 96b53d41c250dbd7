"""Ledgers of all versions, brought up to date, in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from postgres import Postgres
from remembering import remember
from sqlalchemy import Engine, inspect, text
from steps import at_step

from newsscrape import Article
from newsscrape.errors import UsageError
from newsscrape.ledger.engines import checked_engine
from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.schema import METADATA, STEPS


@pytest.fixture
def engine(ledger_at: str) -> Iterator[Engine]:
    engine = checked_engine(ledger_at)
    yield engine
    engine.dispose()


def shape(engine: Engine) -> dict[str, object]:
    """Give what a database says of its tables."""
    tables = inspect(engine)
    return {
        name: (
            {column["name"]: (str(column["type"]), column["nullable"]) for column in tables.get_columns(name)},
            tables.get_pk_constraint(name)["constrained_columns"],
            sorted((str(index["name"]), tuple(index["column_names"])) for index in tables.get_indexes(name)),
        )
        for name in tables.get_table_names()
    }


def test_steps_are_those_of_the_files() -> None:
    config = Config()
    config.set_main_option("script_location", "newsscrape:ledger/migrations")
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == STEPS


@pytest.mark.parametrize("step", STEPS)
def test_whatever_its_version_a_ledger_gets_the_tables_of_today(
    step: str, ledger_at: str, engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    at_step(engine, step)
    Ledger(ledger_at).close()
    is_sqlite = ledger_at.startswith("sqlite")
    server: Postgres | None = None if is_sqlite else request.getfixturevalue("postgres")
    fresh = server.new_database() if server else f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    Ledger(fresh).close()
    other = checked_engine(fresh)
    assert shape(engine) == shape(other)
    assert set(shape(other)) == set(METADATA.tables)
    other.dispose()


def test_a_ledger_from_before_steps_were_counted_keeps_what_it_holds(
    ledger_at: str, engine: Engine, page_articles: list[Article]
) -> None:
    at_step(engine, STEPS[0])
    with engine.begin() as db:
        db.execute(text("DROP TABLE alembic_version"))
        db.execute(text("INSERT INTO runs VALUES ('R', 'news', '2026-11-02T10:00:00Z', NULL, NULL)"))
        db.execute(text("INSERT INTO stories VALUES (1, 'https://a.example/', 1)"))
    with Ledger(ledger_at) as ledger:
        assert [run.name for run in ledger.unfinished()] == ["R"]
        remember(ledger, page_articles[0])
    with Ledger(ledger_at) as again:
        assert len(list(again.versions.newest())) == 1


def test_a_ledger_of_a_later_version_is_refused(ledger_at: str, engine: Engine) -> None:
    Ledger(ledger_at).close()
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UsageError, match=r"by a later newsscrape \(its tables are at 9999, known up to 0002\)"):
        Ledger(ledger_at)


def test_workers_that_begin_at_once_make_the_tables_once(ledger_at: str) -> None:
    def open_it(_: int) -> int:
        with Ledger(ledger_at) as ledger:
            return len(ledger.unfinished())

    with ThreadPoolExecutor(4) as workers:
        assert list(workers.map(open_it, range(4))) == [0, 0, 0, 0]
