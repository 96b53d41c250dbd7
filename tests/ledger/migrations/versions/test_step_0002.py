from __future__ import annotations

from sqlalchemy import inspect, text
from steps import at_step

from newsscrape.ledger.engines import checked_engine


def test_it_adds_leases_and_leaves_what_is_there(ledger_at: str) -> None:
    engine = checked_engine(ledger_at)
    at_step(engine, "0001")
    with engine.begin() as db:
        db.execute(text("INSERT INTO runs VALUES ('R', 'news', '2026-11-02T10:00:00Z', NULL, NULL)"))
    at_step(engine, "0002")
    with engine.connect() as db:
        assert db.execute(text("SELECT run, task, alive_until FROM runs")).all() == [("R", None, None)]
    assert "leases" in inspect(engine).get_table_names()
    indexes = {index["name"] for index in inspect(engine).get_indexes("addresses")}
    assert "addresses_due" in indexes
    assert "addresses_place" not in indexes
    engine.dispose()
