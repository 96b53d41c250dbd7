"""The figures of runs by site: what later runs are held against."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from newsscrape.ledger.database import Database
from newsscrape.ledger.schema import FIGURES
from newsscrape.model.figures import SiteFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFigures:
    """The figures of a site in a run, as they are kept."""

    run: str
    """The run."""
    is_usual: bool
    """Whether later runs are held against them: not where an alarm was given."""
    figures: SiteFigures
    """The figures."""


class Figures:
    """The figures of all runs; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, run: str, sites: Sequence[SiteFigures], unusual: Collection[str]) -> None:
        """Keep a run's figures, in place of any that are kept; later runs are not held against the unusual sites."""
        rows = [
            {"run": run, "site": one.site, "is_usual": int(one.site not in unusual), "figures": json.dumps(asdict(one))}
            for one in sites
        ]

        def change(db: Connection) -> None:
            db.execute(delete(FIGURES).where(FIGURES.c.run == run))
            if rows:
                db.execute(insert(FIGURES), rows)

        self._database.write(change)

    def of_run(self, run: str) -> list[SiteFigures]:
        """Give a run's figures, by site; none where none are kept."""
        query = select(FIGURES.c.figures).where(FIGURES.c.run == run).order_by(FIGURES.c.site)
        return [_figures(text) for text in self._database.read(lambda db: db.execute(query).scalars().all())]

    def before(self, run: str, site: str, count: int) -> list[RunFigures]:
        """Give the figures of a site in the runs before one, the latest first, so many at most."""
        query = select(FIGURES).where((FIGURES.c.site == site) & (FIGURES.c.run < run))
        latest = query.order_by(FIGURES.c.run.desc()).limit(count)
        return [_kept(row) for row in self._database.read(lambda db: db.execute(latest).mappings().all())]

    def all(self) -> list[RunFigures]:
        """Give all figures, by run and site."""
        query = select(FIGURES).order_by(FIGURES.c.run, FIGURES.c.site)
        return [_kept(row) for row in self._database.read(lambda db: db.execute(query).mappings().all())]

    def accept(self, run: str, sites: Collection[str]) -> None:
        """Take a run for the new usual: what these sites were before counts no longer, and the runs since do."""

        def change(db: Connection) -> None:
            for is_since, is_usual in ((FIGURES.c.run >= run, 1), (FIGURES.c.run < run, 0)):
                here = is_since & FIGURES.c.site.in_(sorted(sites))
                db.execute(update(FIGURES).where(here).values(is_usual=is_usual))

        self._database.write(change)


def _kept(row: RowMapping) -> RunFigures:
    return RunFigures(run=row["run"], is_usual=bool(row["is_usual"]), figures=_figures(row["figures"]))


def _figures(text: str) -> SiteFigures:
    kept: dict[str, Any] = json.loads(text)
    return SiteFigures(**(kept | {"words": tuple(kept["words"]), "confidence": tuple(kept["confidence"])}))
