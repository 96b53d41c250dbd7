"""Until when hosts asked to be left alone, kept from run to run."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import HOST_PAUSES


class HostPauses:
    """The pauses that hosts asked runs for; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def until(self, host: str) -> str | None:
        """Give the instant a host asked for last, ``YYYY-MM-DDTHH:MM:SSZ``; None where it never asked."""
        query = select(HOST_PAUSES.c.until).where(HOST_PAUSES.c.host == host)
        return self._database.read(lambda db: db.execute(query).scalar())

    def keep(self, host: str, until: str) -> None:
        """Keep what a host asks for in the place of what it asked for before."""

        def change(db: Connection) -> None:
            db.execute(delete(HOST_PAUSES).where(HOST_PAUSES.c.host == host))
            db.execute(insert(HOST_PAUSES).values(host=host, until=until))

        self._database.write(change)
