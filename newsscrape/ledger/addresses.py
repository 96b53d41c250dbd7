"""Every address that was found: what it is taken for, what is said of it, how it ended, and when it is due again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, or_, select, update

from newsscrape.ledger.address_rows import (
    ARTICLE,
    FETCHED,
    WAITING,
    Seen,
    Spotted,
    asked_row,
    differs,
    joined,
    row_of,
    stamp,
    validators_of,
    visit_of,
)
from newsscrape.ledger.database import Database
from newsscrape.ledger.prepared import Prepared, Row
from newsscrape.ledger.schema import ADDRESSES
from newsscrape.ledger.visited import visited
from newsscrape.model.visit import HUBS, LISTS, Rank, Role, Visit, Window

_CHUNK = 400  # values in one statement; SQLite takes 32,766, PostgreSQL 65,535


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which addresses are asked for next."""

    run: str
    """For which run; it is given none twice."""
    window: Window
    """Which articles are wanted."""
    domain: str = ""
    """Of which site."""
    roles: frozenset[Role] = frozenset()
    """Taken for what."""
    now: str = ""
    """The present, ``YYYY-MM-DDTHH:MM:SSZ``; what is due later stays."""
    asked_before: str = "9999"
    """The same; what was asked for later stays, too."""
    count: int = 0
    """How many at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a list of addresses brought."""

    new: int
    """Addresses not known before, and known ones that claim a change."""
    known: int
    """Addresses known well enough."""


class Addresses:
    """The addresses of all runs; raises `StorageError` when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, spotted: Sequence[Spotted], now: str) -> News:
        """Keep addresses that were named.

        In: the addresses, the present. A new one is due at once, and so is a known one whose newest claimed change is
        later than the one known at its last visit (or, if none was, than that visit).
        """
        by_key: dict[str, list[Spotted]] = {}
        for one in spotted:
            by_key.setdefault(one.key, []).append(one)
        new = self._database.write(lambda db: sum(_found(db, by_key, keys, now) for keys in _chunks(sorted(by_key))))
        return News(new=new, known=len(by_key) - new)

    def take(self, order: Order) -> list[Visit]:
        """Give the next addresses of a site that are due, each once a run: new ones first, the newest before others.

        What nobody knows a day of stands before all that is dated.
        """
        given = {"site": order.domain, "now": order.now, "for_run": order.run, "most": order.count}
        given |= {"before": order.asked_before}

        def change(db: Connection) -> list[Row]:
            rows = _due(order.roles, order.window).rows(db, given)
            _TAKEN.run_all(db, ({"key": row["url"], "for_run": order.run} for row in rows))
            return rows

        return [visit_of(row) for row in self._database.write(change)]

    def make_due(self, now: str) -> None:
        """Make due what was found or visited later than now: the clock was set back, and its next visit far off.

        An article that was too old to be looked at again by that clock is looked at once more.
        """
        is_put_off = or_(ADDRESSES.c.due > now, ADDRESSES.c.due.is_(None) & (ADDRESSES.c.state == ARTICLE))

        def change(db: Connection) -> None:
            for instant in (ADDRESSES.c.last_fetched, ADDRESSES.c.first_seen):
                db.execute(update(ADDRESSES).where(instant > now, is_put_off).values(due=now))
                db.execute(update(ADDRESSES).where(instant > now).values({instant: now}))

        self._database.write(change)

    def as_known(self, key: str, visit: Visit) -> Visit:
        """Give a visit with what the ledger knows of its address: what an open one turned out to be, and its answer."""
        row = self._database.read(lambda db: _ADDRESS.first(db, {"key": key}))
        if row is None:
            return visit
        is_list = visit.role is Role.OPEN and Role(row["role"]) in HUBS | LISTS
        role = Role(row["role"]) if is_list else visit.role
        return replace(visit, role=role, validators=validators_of(row), step=row["step"], tries=row["tries"])

    def is_asked_since(self, key: str, instant: str) -> bool:
        """Tell whether an address was asked for later than an instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
        row = self._database.read(lambda db: _ADDRESS.first(db, {"key": key}))
        return row is not None and (row["last_fetched"] or "") > instant

    def give_back(self, key: str, run: str) -> None:
        """Have an address wait again that was given to a run and not asked for."""
        self._database.write(lambda db: _GIVEN_BACK.run(db, {"key": key, "by_run": run}))

    def waiting(self, domains: Collection[str], window: Window) -> int:
        """Count the articles of sites that are wanted and were never asked for."""
        is_waiting = (ADDRESSES.c.state == WAITING) & (ADDRESSES.c.role == Role.ARTICLE)
        query = select(func.count()).where(ADDRESSES.c.domain.in_(sorted(domains)), is_waiting, *_wanted(window))
        return self._database.read(lambda db: db.execute(query).scalar_one())

    def ended(self, domain: str, state: str, count: int) -> list[str]:
        """Give addresses of a site that ended in a state, the latest first."""
        query = (
            select(ADDRESSES.c.asked)
            .where(ADDRESSES.c.domain == domain, ADDRESSES.c.state == state)
            .order_by(ADDRESSES.c.last_fetched.desc(), ADDRESSES.c.asked)
            .limit(count)
        )
        return list(self._database.read(lambda db: db.execute(query).scalars().all()))

    def note(self, seen: Seen, run: str) -> None:
        """Keep how a visit ended."""
        visit = seen.visit
        values: dict[str, object] = {
            "last_fetched": seen.at,
            "etag": seen.validators.etag,
            "last_modified": seen.validators.last_modified,
            "step": seen.step,
            "tries": seen.tries,
            "due": seen.due,
            "run": run,
        }
        values |= {"state": seen.state} if seen.state else {}
        if visit.role is not Role.OPEN:
            values["role"] = visit.role.value
        given = {"of": seen.url} | {f"to_{name}": value for name, value in values.items()}

        def change(db: Connection) -> None:
            if not visited(tuple(values), FETCHED).run(db, given):
                db.execute(insert(ADDRESSES).values(**(asked_row(seen) | values)))

        self._database.write(change)


_ADDRESS = Prepared(select(ADDRESSES).where(ADDRESSES.c.url == bindparam("key")))
_TAKEN = Prepared(update(ADDRESSES).where(ADDRESSES.c.url == bindparam("key")).values(run=bindparam("for_run")))
_GIVEN_BACK = Prepared(
    update(ADDRESSES)
    .where(ADDRESSES.c.url == bindparam("key"), ADDRESSES.c.run == bindparam("by_run"))
    .values(run=None)
)


@lru_cache(64)
def _due(roles: frozenset[Role], window: Window) -> Prepared:
    """Give the statement that finds what is due of a site."""
    is_others = or_(ADDRESSES.c.run.is_(None), ADDRESSES.c.run != bindparam("for_run"))
    is_long_ago = or_(ADDRESSES.c.last_fetched.is_(None), ADDRESSES.c.last_fetched <= bindparam("before"))
    return Prepared(
        select(ADDRESSES)
        .where(ADDRESSES.c.domain == bindparam("site"), ADDRESSES.c.due <= bindparam("now"))
        .where(
            or_(*(ADDRESSES.c.role == role.value for role in sorted(roles))), is_others, is_long_ago, *_wanted(window)
        )
        .order_by(ADDRESSES.c.place)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)  # SQLite has one writer at a time anyway
    )


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def _found(db: Connection, by_key: Mapping[str, Sequence[Spotted]], keys: Sequence[str], now: str) -> int:
    """Keep the addresses under some keys; give how many are new."""
    known = _rows(db, keys)
    new = _insert(db, [row_of(by_key[key], now) for key in keys if key not in known])
    changed = [(known[key], joined(known[key], by_key[key], now)) for key in keys if key in known]
    _update(db, [values for row, values in changed if differs(row, values)])
    return new + sum(values["due"] == now != row["due"] for row, values in changed)


def _rows(db: Connection, keys: Sequence[str]) -> dict[str, dict[str, object]]:
    here = select(ADDRESSES).where(ADDRESSES.c.url.in_(keys)).order_by(ADDRESSES.c.url)
    return {row["url"]: dict(row) for row in db.execute(here.with_for_update()).mappings()}


def _insert(db: Connection, rows: Sequence[dict[str, object]]) -> int:
    if rows:
        db.execute(insert(ADDRESSES), list(rows))
    return len(rows)


def _update(db: Connection, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        names = [name for name in rows[0] if name != "url"]
        statement = (
            update(ADDRESSES)
            .where(ADDRESSES.c.url == bindparam("of"))
            .values({name: bindparam(f"to_{name}") for name in names})
        )
        db.execute(statement, [{"of": row["url"]} | {f"to_{name}": row[name] for name in names} for row in rows])


def _wanted(window: Window) -> list[ColumnElement[bool]]:
    """Give the conditions of a window.

    What is undated is wanted, for only its page tells; but what only other articles link to is mostly older.
    """
    newest = ADDRESSES.c.newest
    wanted: list[ColumnElement[bool]] = []
    if window.since:
        wanted.append(or_(newest.is_(None) & (ADDRESSES.c.rank < int(Rank.ARTICLE)), newest >= stamp(window.since)))
    if window.until:
        wanted.append(or_(newest.is_(None), newest <= stamp(window.until)))
    if window.section:
        inside = f"%/{window.section}/%"
        wanted.append(or_((ADDRESSES.c.url + "/").like(inside), (ADDRESSES.c.source + "/").like(inside)))
    return wanted
