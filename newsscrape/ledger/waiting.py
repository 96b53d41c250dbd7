"""Addresses that a run found and did not come to, kept for the next run of the same task."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import RowMapping, delete, insert, select

from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.schema import WAITING
from newsscrape.model.claim import Claim, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One such address, with what was said of it."""

    url: str
    """Absolute address."""
    claims: tuple[Claim, ...]
    """Claims of feeds and sitemaps, in order."""
    published: str | None
    """When it was published, as claimed: ``YYYY-MM-DDTHH:MM:SSZ``."""
    modified: str | None
    """When it last changed, as claimed: ``YYYY-MM-DDTHH:MM:SSZ``."""


class WaitingList:
    """What waits for a task.

    In: the ledger, and the task, any text that is the same for the same start. Every method raises `StorageError` when
    the database refuses.
    """

    def __init__(self, ledger: Ledger, task: str) -> None:
        self._ledger = ledger
        self._task = task

    def read(self) -> list[Waiting]:
        """Give what waits, in the order of the addresses."""
        query = select(WAITING).where(WAITING.c.task == self._task).order_by(WAITING.c.url)
        with self._ledger.transaction() as db:
            return [_of_row(row) for row in db.execute(query).mappings()]

    def replace(self, waiting: Iterable[Waiting]) -> None:
        """Have these wait, each address once, and nothing else."""
        rows = {one.url: {"task": self._task, **_row(one)} for one in waiting}
        with self._ledger.transaction() as db:
            db.execute(delete(WAITING).where(WAITING.c.task == self._task))
            if rows:
                db.execute(insert(WAITING), list(rows.values()))


def _row(waiting: Waiting) -> dict[str, str | None]:
    claims = json.dumps([asdict(claim) for claim in waiting.claims])
    return {"url": waiting.url, "claims": claims, "published": waiting.published, "modified": waiting.modified}


def _of_row(row: RowMapping) -> Waiting:
    claims = tuple(Claim(**{**claim, "origin": Origin(claim["origin"])}) for claim in json.loads(row["claims"]))
    return Waiting(url=row["url"], claims=claims, published=row["published"], modified=row["modified"])
