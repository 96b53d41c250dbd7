"""Addresses leased and finished a second, by workers and by length of the queue, in PostgreSQL.

By hand: ``python -m tests.queueing --rows 10000000``; the rows are made in the database.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context
from time import monotonic, process_time
from typing import Any, NamedTuple

from sqlalchemy import text

from newsscrape.ledger.address_rows import Seen
from newsscrape.ledger.addresses import Order, _due
from newsscrape.ledger.engines import checked_engine
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.instant import now_written
from newsscrape.model.visit import Role, Validators, Window
from newsscrape.policy.address_keys import address_key
from tests.postgres import running

SITES = 10_000
BATCH = 16
"""Articles of a site that a run takes at once."""
_FAR = 3600.0
_MAKE = """
INSERT INTO addresses
SELECT url, url, site, 'article', 1, 0, 'http://' || site || '/feed.xml', '[]', NULL, NULL, '2026-11-02T10:00:00Z',
       CASE WHEN is_done THEN '2026-11-02T10:00:00Z' END, CASE WHEN is_done THEN 'article' ELSE 'waiting' END,
       NULL, NULL, 0, 0, CASE WHEN NOT is_done THEN '2026-11-02T10:00:00Z' END, NULL,
       CASE WHEN is_done THEN '1' ELSE '0' END || ' 1 ' || url
FROM (SELECT 'paper' || n % {sites} || '.example' AS site, n % 2 = 0 AND n / {sites} > {kept} AS is_done,
             'http://paper' || n % {sites} || '.example/made/a-' || lpad(n::text, 8, '0') || '.html' AS url
      FROM generate_series({first}, {last}) AS n) AS made
"""


class Figures(NamedTuple):
    """What one worker did."""

    finished: int
    seconds: float
    cpu: float


def work(address: str, number: int, workers: int, seconds: float) -> Figures:
    """Take and finish addresses for so long, as a run does; give how many."""
    run = f"R{number}"
    with Ledger(address) as ledger:
        ours = {f"paper{site}.example": 1.0 for site in range(number, SITES, workers)}
        held = ledger.leases.take(run, ours, len(ours), _FAR)
        order = Order(run=run, window=Window(), roles=frozenset({Role.ARTICLE}), now=now_written(), count=BATCH)
        begun, cpu, finished = monotonic(), process_time(), 0
        for site in cycle(held):
            if monotonic() - begun > seconds:
                break
            for visit in ledger.addresses.take(replace(order, domain=site)):
                seen = Seen(
                    url=address_key(visit.url),
                    domain=site,
                    visit=visit,
                    at=now_written(),
                    state="article",
                    validators=Validators(etag='"1"'),
                    step=1,
                    tries=0,
                    due="2099-01-01T00:00:00Z",
                )
                ledger.addresses.note(seen, run)
                finished += 1
        figures = Figures(finished, monotonic() - begun, process_time() - cpu)
        ledger.leases.give_back(run, dict.fromkeys(held, 0.0))
    return figures


def make(address: str, first: int, last: int) -> None:
    """Make rows of the queue; half of what is older is done."""
    engine = checked_engine(address)
    with engine.begin() as db:
        db.execute(text(_MAKE.format(sites=SITES, first=first, last=last, kept=50)))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("VACUUM ANALYZE addresses"))
    engine.dispose()


def plan_of(address: str) -> list[str]:
    """Give how the server finds what is due of a site."""
    engine = checked_engine(address)
    with engine.connect() as db:
        prepared = _due(frozenset({Role.ARTICLE}), Window())
        statement = prepared._text(db.dialect)  # noqa: SLF001 - the statement as it is run
        given = {"site": "paper7.example", "now": now_written(), "for_run": "R", "most": BATCH, "before": "9999"}
        cursor = db.connection.cursor()
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {statement.sql}", statement.given(given))
        rows = [str(row[0]) for row in cursor.fetchall()]
    engine.dispose()
    return rows


def measured(address: str, workers: int, seconds: float) -> dict[str, Any]:
    """Have so many workers go at once; give their figures together."""
    with get_context("spawn").Pool(workers) as pool:
        jobs = [(address, number, workers, seconds) for number in range(workers)]
        each: Sequence[Figures] = pool.starmap(work, jobs)
    finished = sum(one.finished for one in each)
    return {
        "workers": workers,
        "finished_a_second": round(sum(one.finished / one.seconds for one in each), 1),
        "cpu_ms_of_worker": round(1000 * sum(one.cpu for one in each) / max(1, finished), 2),
    }


def all_measured(lengths: Sequence[int], workers: Sequence[int], seconds: float) -> Iterator[dict[str, Any]]:
    """Give figures of each length of the queue and number of workers, and at last how the server looks it up."""
    with running(durable=True) as server:
        address, there = server.new_database(), 0
        Ledger(address).close()
        for length in lengths:
            make(address, there, length - 1)
            there = length
            for number in workers:
                yield {"queue": length, **measured(address, number, seconds)}
        yield {"queue": there, "plan": plan_of(address)}


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    lengths = [length for length in (100_000, 1_000_000) if length < given.rows]
    for line in all_measured([*lengths, given.rows], (1, 2, 4, 8), given.seconds):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
