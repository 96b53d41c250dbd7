from __future__ import annotations

from sqlalchemy import Connection, insert, select

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import ADDRESSES
from newsscrape.ledger.visited import visited

ROW = {
    "url": "a", "asked": "a", "domain": "a", "role": "article", "rank": 0, "depth": 0, "source": "", "claims": "[]",
    "first_seen": "", "state": "waiting", "step": 0, "tries": 0, "place": "0x",
}  # fmt: skip


def test_a_visit_sets_what_it_names_and_marks_the_place(ledger_at: str) -> None:
    statement = visited(("state", "due"), "1")

    def change(db: Connection) -> None:
        db.execute(insert(ADDRESSES), ROW)
        assert statement.run(db, {"of": "a", "to_state": "article", "to_due": None}) == 1
        assert statement.run(db, {"of": "b", "to_state": "article", "to_due": None}) == 0
        columns = select(ADDRESSES.c.state, ADDRESSES.c.due, ADDRESSES.c.place, ADDRESSES.c.role)
        assert db.execute(columns).all() == [("article", None, "1x", "article")]

    database = Database(ledger_at)
    database.write(change)
    database.close()
    assert visited(("state", "due"), "1") is statement
