"""Leases of sites: which of the runs that share a ledger asks a site's hosts, and until when nobody else does.

Time is the database's own, so that the clocks of the machines need not agree.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, insert, or_, select, text, update

from newsscrape.ledger.database import Database
from newsscrape.ledger.prepared import Prepared
from newsscrape.ledger.schema import LEASES, RUNS

LONGEST = 86_400.0
"""Seconds a lease may last; one that lasts longer was made by a clock that was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a run has."""

    sites: frozenset[str]
    """The sites leased to it."""
    workers: int
    """Runs of the same task that are alive, itself among them; 1 at least."""


class Leases:
    """The leases of all runs; raises `StorageError` when the database refuses.

    Of two runs that take a site at the same moment one gets it. A lease ends when it is given back or not renewed; in
    the latter case nobody has the site before its pace is over too, since the run may have asked it to the last.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, run: str, wanted: Mapping[str, float], most: int, seconds: float) -> list[str]:
        """Lease the first sites that are free, or this run's own.

        In: the run; the sites it wants, each with its pace in seconds; how many it takes at most; for how many seconds.
        """

        def change(db: Connection) -> list[str]:
            now = _now(db)
            elsewhere = {row["site"] for row in _HELD.rows(db, {"now": now, "by": run})}
            free = (site for site in wanted if site not in elsewhere)
            taken: list[str] = []
            for site in free:
                if len(taken) == most:
                    break
                row = {"of": site, "by": run, "now": now, "to": now + seconds, "with_pace": wanted[site]}
                if _TAKE.run(db, row) or _is_new(db, row):
                    taken.append(site)
            return taken

        return self._database.write(change)

    def arrive(self, run: str, task: str, seconds: float) -> Standing:
        """Note that a run of a task is there, and lives for so many seconds."""
        here = update(RUNS).where(RUNS.c.run == run).values(task=task)
        self._database.write(lambda db: db.execute(here))
        return self.renew(run, {}, seconds)

    def renew(self, run: str, sites: Mapping[str, float], seconds: float) -> Standing:
        """Note that a run is alive, and put off the end of its leases of some sites.

        In: the sites, each with its pace in seconds. Out: those it has still; one that has ended may have been taken by
        another run.
        """

        def change(db: Connection) -> Standing:
            now = _now(db)
            db.execute(update(RUNS).where(RUNS.c.run == run).values(alive_until=now + seconds))
            ours = {row["site"] for row in _OURS.rows(db, {"by": run})} & set(sites)
            rows = ({"of": site, "by": run, "to": now + seconds, "with_pace": sites[site]} for site in sorted(ours))
            _RENEW.run_all(db, rows)
            task = select(RUNS.c.task).where(RUNS.c.run == run).scalar_subquery()
            are_alive = (RUNS.c.task == task) & RUNS.c.finished_at.is_(None) & (RUNS.c.alive_until > now)
            workers = db.execute(select(func.count()).select_from(RUNS).where(are_alive)).scalar_one()
            return Standing(sites=frozenset(ours), workers=max(1, workers))

        return self._database.write(change)

    def slow_down(self, run: str, site: str, pace: float) -> None:
        """Note that the requests to a site's hosts are to lie so many seconds apart."""
        row = {"of": site, "by": run, "with_pace": pace}
        self._database.write(lambda db: _SLOW_DOWN.run(db, row))

    def give_back(self, run: str, rests: Mapping[str, float]) -> None:
        """End leases; nobody else has a site before so many seconds are over."""

        def change(db: Connection) -> None:
            now = _now(db)
            _GIVE_BACK.run_all(db, ({"of": site, "by": run, "to": now + rest} for site, rest in sorted(rests.items())))

        self._database.write(change)


def give_all_back(db: Connection, run: str) -> None:
    """End the leases of a run that has ended; nobody has its sites before their pace allows it."""
    _GIVE_ALL_BACK.run(db, {"by": run, "now": _now(db)})


def _is_new(db: Connection, row: Mapping[str, object]) -> bool:
    """Lease a site nobody ever had; where another run does so right now, the change is made again."""
    if _ONE.first(db, {"of": row["of"]}) is not None:
        return False
    values = {"site": row["of"], "run": row["by"], "until": row["to"], "pace": row["with_pace"]}
    return bool(_NEW.run(db, values))


def _now(db: Connection) -> float:
    """Give the seconds since 1970, by the clock of the database; SQLite's is this machine's."""
    if db.dialect.name == "sqlite":
        return time.time()
    return float((_CLOCK.first(db, {}) or {})["now"])


_IS_THIS = (LEASES.c.site == bindparam("of")) & (LEASES.c.run == bindparam("by"))
_CLOCK = Prepared(text("SELECT CAST(extract(epoch FROM clock_timestamp()) AS double precision) AS now"))
_IS_FREE = or_(
    LEASES.c.run == bindparam("by"),
    (LEASES.c.run == "") & (LEASES.c.until <= bindparam("now")),
    LEASES.c.until + LEASES.c.pace <= bindparam("now"),
    LEASES.c.until > bindparam("now") + LONGEST,
)
_HELD = Prepared(select(LEASES.c.site).where(~_IS_FREE))
_OURS = Prepared(select(LEASES.c.site).where(LEASES.c.run == bindparam("by")))
_ONE = Prepared(select(LEASES.c.site).where(LEASES.c.site == bindparam("of")))
_TAKE = Prepared(
    update(LEASES)
    .where(LEASES.c.site == bindparam("of"), _IS_FREE)
    .values(run=bindparam("by"), until=bindparam("to"), pace=bindparam("with_pace"))
)
_NEW = Prepared(insert(LEASES), ("site", "run", "until", "pace"))
_RENEW = Prepared(update(LEASES).where(_IS_THIS).values(until=bindparam("to"), pace=bindparam("with_pace")))
_SLOW_DOWN = Prepared(update(LEASES).where(_IS_THIS).values(pace=bindparam("with_pace")))
_GIVE_BACK = Prepared(update(LEASES).where(_IS_THIS).values(run="", until=bindparam("to")))
_SOON: ColumnElement[float] = bindparam("now") + LEASES.c.pace
_GIVE_ALL_BACK = Prepared(
    update(LEASES)
    .where(LEASES.c.run == bindparam("by"))
    .values(run="", until=case((LEASES.c.until < _SOON, LEASES.c.until), else_=_SOON))
)
