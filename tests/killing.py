"""Crawls that are killed again and again, and what must be true of what it leaves.

By hand: ``python -m tests.killing --pages 2000 --kills 200 --seed 1``.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from newsscrape.bench.crawl_runs import Served, environment, served
from newsscrape.bench.crawl_site import START, made_address
from newsscrape.sources.warc import read_warc

HOSTS = 20
_PATIENCE = 600.0
_READING = 0.75  # of the kills hit a crawl that has children
_LOOK = 0.05


@dataclass
class Told:
    """What was seen on the way."""

    kills: Counter[str] = field(default_factory=Counter)
    """Killed processes, by what they were: ``main`` or ``child``."""
    acknowledged: set[str] = field(default_factory=set)
    """Addresses of articles that were in the ledger after a kill."""
    runs: int = 0
    """Crawls that were started."""


def killed_crawl(server: Served, output: Path, kills: int, seed: int, longest: float = 8.0) -> Told:
    """Crawl to the end, killed so many times at moments that a seed decides, each so many seconds from now at most.

    A crawl that ends before its moment is begun again, as a scheduler would.
    """
    dice, told = Random(seed), Told()  # noqa: S311 - a seed is what it is for
    while sum(told.kills.values()) < kills:
        told.runs += 1
        with _begun(server, output) as crawl:
            _kill(crawl, dice, longest, told)
        told.acknowledged |= set(in_ledger(output))
    told.runs += 1
    with _begun(server, output) as last:
        assert last.wait(_PATIENCE) == 0
    return told


def _begun(server: Served, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "scrapy", "crawl", "news", "-a", f"url={START}", "-s", "LOG_LEVEL=ERROR"]
    return subprocess.Popen(command, env=environment(server, output), stdout=subprocess.DEVNULL)


def _kill(crawl: subprocess.Popen[bytes], dice: Random, longest: float, told: Told) -> None:
    """Wait until a moment of chance, then kill the crawl, or a child of it and the crawl later.

    Most moments are counted from when pages are read, since a start takes long where much else is going on.
    """
    if dice.random() < _READING:
        while crawl.poll() is None and not list(_descendants(crawl.pid)):
            sleep(_LOOK)
    while crawl.poll() is None:
        try:
            crawl.wait(dice.uniform(0.1, longest))
        except subprocess.TimeoutExpired:
            children = list(_descendants(crawl.pid))
            if children and dice.random() < 0.5:
                _end(dice.choice(children))
                told.kills["child"] += 1
                continue
            crawl.kill()
            told.kills["main"] += 1
            crawl.wait()


def _descendants(process: int) -> Iterator[int]:
    """Give the processes below one, whichever thread started them; those that end meanwhile have none."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in map(int, listed.read_text().split()):
                yield child
                yield from _descendants(child)


def _end(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def in_ledger(output: Path) -> Iterator[str]:
    """Give the addresses of the articles a ledger holds."""
    ledger = output / "ledger.sqlite"
    if not ledger.exists():
        return
    db = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        yield from (json.loads(record)["url"] for (record,) in db.execute("select record from articles"))
    except sqlite3.OperationalError:  # killed before there were tables
        return
    finally:
        db.close()


def check(output: Path, pages: int, told: Told) -> dict[str, Any]:
    """See that nothing is lost, doubled or torn; give figures."""
    folder = output / "articles"
    written: Counter[str] = Counter()
    captures: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.manifest.json")):
        manifest = json.loads(path.read_bytes())
        ends = [manifest[name] for name in ("articles", "unchanged", "rejects", "failures")]
        assert manifest["pages"] == sum(ends), f"{path.name} does not balance"
        records, rejects = (folder / file["name"] for file in manifest["files"])
        lines = [json.loads(line) for line in records.read_bytes().splitlines()]
        others = [json.loads(line) for line in rejects.read_bytes().splitlines()]
        assert (len(lines), len(others)) == (ends[0], ends[2] + ends[3]), f"{path.name} tells of other lines"
        for file in manifest["files"]:
            assert sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
        written.update(line["url"] for line in lines)
        captures += [line["capture"] for line in (*lines, *others) if line["capture"]]
    assert not list(output.rglob("*.part")), "a file was left without its name"
    wanted = {made_address(number, HOSTS) for number in range(pages)}
    assert told.acknowledged <= set(written), "an acknowledged record is gone"
    assert set(written) == wanted, f"{len(wanted - set(written))} lost, {len(set(written) - wanted)} strange"
    assert max(written.values()) == 1, f"{sum(number > 1 for number in written.values())} doubled"
    kept = {_place(found.content.capture) for path in output.glob("archive/*.gz") for found in read_warc(path)}
    assert {_place(capture) for capture in captures} <= kept, "a record's raw page is not where it says"
    return {"pages": pages, "runs": told.runs, "kills": dict(told.kills), "archived": len(kept)}


def _place(capture: Any) -> tuple[str, int, int]:  # noqa: ANN401 - of a line or of a page
    if isinstance(capture, dict):
        return capture["file"], capture["offset"], capture["length"]
    return capture.file, capture.offset, capture.length


def main() -> None:
    """Torture crawls, and print figures of each, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--each", type=int, default=20, help="of one crawl, so that it is not over before them")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for crawl in range(given.kills // given.each):
        began = monotonic()
        with served({"made": given.pages, "hosts": HOSTS}, HOSTS) as server, TemporaryDirectory() as folder:
            told = killed_crawl(server, Path(folder), given.each, 1000 * given.seed + crawl)
            figures = check(Path(folder), given.pages, told)
        sys.stdout.write(json.dumps({**figures, "seconds": round(monotonic() - began)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
