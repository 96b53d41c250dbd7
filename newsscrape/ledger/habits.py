"""How often the articles of a site had changed when they were visited again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import HABITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What visits at one step of the schedule brought."""

    visits: int = 0
    """Articles visited again."""
    changes: int = 0
    """Those that had changed."""


class Habits:
    """The habits of all sites; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, dict[int, Habit]] = {}

    def of(self, domain: str) -> Mapping[int, Habit]:
        """Give a site's habit by step of the schedule."""
        if domain not in self._known:
            query = select(HABITS).where(HABITS.c.domain == domain)
            rows = self._database.read(lambda db: db.execute(query).mappings().all())
            self._known[domain] = {row["step"]: Habit(visits=row["visits"], changes=row["changes"]) for row in rows}
        return self._known[domain]

    def note(self, domain: str, step: int, changes: int) -> None:
        """Count one article visited again at a step, and 1 or 0 changes."""
        self._known.pop(domain, None)
        here = (HABITS.c.domain == domain) & (HABITS.c.step == step)
        more = {"visits": HABITS.c.visits + 1, "changes": HABITS.c.changes + changes}

        def change(db: Connection) -> None:
            if not db.execute(update(HABITS).where(here).values(**more)).rowcount:
                db.execute(insert(HABITS).values(domain=domain, step=step, visits=1, changes=changes))

        self._database.write(change)
