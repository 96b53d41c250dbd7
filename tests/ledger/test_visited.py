from __future__ import annotations

from newsscrape.ledger.visited import visited


def test_a_statement_takes_the_key_and_the_values_it_names() -> None:
    statement = visited(("state", "due"), "1")
    assert {"of", "to_state", "to_due"} <= set(statement.compile().params)
    assert visited(("state", "due"), "1") is statement
