from __future__ import annotations

from sqlalchemy import inspect
from steps import at_step

from newsscrape.ledger.engines import checked_engine


def test_it_makes_the_first_tables(ledger_at: str) -> None:
    engine = checked_engine(ledger_at)
    at_step(engine, "0001")
    tables = set(inspect(engine).get_table_names())
    assert {"runs", "addresses", "articles", "captures", "figures"} < tables
    assert "leases" not in tables
    engine.dispose()
