"""Workers that share a ledger in PostgreSQL and are killed, while the database stops and connections are cut.

By hand: ``python -m tests.sharing --sites 200 --pages 25 --seed 1``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from tests.many_sites import page_of, site_name, start_of
from tests.postgres import Postgres, running

ROOT = Path(__file__).parents[1]
LEASE_SECONDS = 6.0
_PATIENCE = 900.0
_LATE = 0.5
"""Of a delay that may be missing between two requests in the server's log: both ends write down times a little late."""
_LOOK = 0.2


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is tried."""

    sites: int
    pages: int
    """Of each site."""
    workers: int = 4
    delay: float = 1.0
    """Seconds between two requests to a host, as robots.txt wants it."""
    kills: int = 0
    every: float = 3.0
    """Seconds between two kills."""
    away: float = 0.0
    """Seconds for which the database is stopped, once."""
    cuts: int = 0
    """Times a worker's connection is cut."""
    seed: int = 1


@dataclass
class Told:
    """What happened."""

    kills: int = 0
    starts: int = 0
    cuts: int = 0
    away: float = 0.0
    seconds: float = 0.0
    codes: Counter[int] = field(default_factory=Counter)


@contextmanager
def sites(log: Path, plan: Plan) -> Iterator[int]:
    """Serve the sites while the block runs; give the proxy's port."""
    command = [sys.executable, "-m", "tests.many_sites", str(log), str(plan.pages), str(plan.delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.terminate()


class Workers:
    """The workers of a plan, each with an output folder of its own."""

    def __init__(self, plan: Plan, port: int, ledger: str, folder: Path) -> None:
        self._plan, self._port, self._ledger, self._folder = plan, port, ledger, folder
        self._processes: list[subprocess.Popen[bytes] | None] = [None] * plan.workers
        self.told = Told()

    def begin(self, number: int) -> None:
        """Start a worker."""
        self.told.starts += 1
        starts = ",".join(map(start_of, range(self._plan.sites)))
        command = [sys.executable, "-P", "-m", "scrapy", "crawl", "news", "-a", f"url={starts}"]
        settings = {"LOG_LEVEL": "INFO", "NEWSSCRAPE_LEASE_SECONDS": LEASE_SECONDS, "NEWSSCRAPE_WORKERS": 1}
        options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        with self.log(number).open("ab") as log:
            self._processes[number] = subprocess.Popen(
                [*command, *options], env=self._environment(number), stdout=log, stderr=log
            )

    def log(self, number: int) -> Path:
        """Give where a worker's words go."""
        return self._folder / f"worker{number}.log"

    def kill(self, number: int) -> None:
        """Kill a worker, and start it again."""
        process = self._processes[number]
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()
            self.told.kills += 1
            self.begin(number)

    def settle(self, number: int) -> bool:
        """Tell whether a worker has ended well; start it again where it ended otherwise, as a scheduler would."""
        process = self._processes[number]
        if process is None or (code := process.poll()) is None:
            return False
        if code == 0:
            return True
        self.told.codes[code] += 1
        self.begin(number)
        return False

    def are_at_work(self) -> bool:
        """Tell whether any has not ended well yet."""
        ended = [self.settle(number) for number in range(self._plan.workers)]
        return not all(ended)

    def end(self) -> None:
        """Leave none behind."""
        for process in self._processes:
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()

    def _environment(self, number: int) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        hosts = [*map(site_name, range(self._plan.sites)), f"127.0.0.1:{self._port}"]
        return kept | {
            "http_proxy": f"http://127.0.0.1:{self._port}",
            "NEWSSCRAPE_ALLOW_HOSTS": ",".join(hosts),
            "NEWSSCRAPE_CONTACT": f"worker{number}@example.org",
            "NEWSSCRAPE_LEDGER": self._ledger,
            "NEWSSCRAPE_OUTPUT": str(self._folder / f"output{number}"),
            "SCRAPY_SETTINGS_MODULE": "newsscrape.settings",
        }


def drill(plan: Plan, server: Postgres, folder: Path) -> Told:
    """Crawl all sites with all workers, disturbed as planned, until each has ended well; give what happened."""
    dice, begun = Random(plan.seed), monotonic()  # noqa: S311 - a seed is what it is for
    ledger = server.new_database()
    with sites(folder / "server.log", plan) as port:
        workers = Workers(plan, port, ledger, folder)
        try:
            for number in range(plan.workers):
                workers.begin(number)
            _disturb(plan, workers, server, ledger, dice)
            while workers.are_at_work():
                assert monotonic() - begun < _PATIENCE, "the workers do not end"
                sleep(_LOOK)
        finally:
            workers.end()
    workers.told.seconds = monotonic() - begun
    return workers.told


def _disturb(plan: Plan, workers: Workers, server: Postgres, ledger: str, dice: Random) -> None:
    told, name = workers.told, ledger.partition("@/")[2].partition("?")[0]
    deeds = ["kill"] * plan.kills + ["cut"] * plan.cuts + ["away"] * (plan.away > 0)
    dice.shuffle(deeds)
    for deed in deeds:
        sleep(dice.uniform(0.5, 1.5) * plan.every)
        if deed == "kill":
            workers.kill(dice.randrange(plan.workers))
        elif deed == "cut":
            told.cuts += server.cut(name, most=1)
        else:
            server.stop()
            sleep(plan.away)
            server.start()
            told.away += plan.away
        workers.are_at_work()  # those that were not there are begun again


def check(plan: Plan, folder: Path) -> dict[str, Any]:
    """See that nothing is lost or doubled, and no host asked by two at once or too fast; give figures."""
    written: Counter[str] = Counter()
    shares: Counter[str] = Counter()
    for path in sorted(folder.glob("output*/articles/*.manifest.json")):
        manifest = json.loads(path.read_bytes())
        ends = [manifest[name] for name in ("articles", "unchanged", "rejects", "failures")]
        assert manifest["pages"] == sum(ends), f"{path.name} does not balance"
        for file in manifest["files"]:
            assert sha256((path.parent / file["name"]).read_bytes()).hexdigest() == file["sha256"]
        records = (path.parent / manifest["files"][0]["name"]).read_bytes().splitlines()
        written.update(json.loads(line)["url"] for line in records)
        shares[path.parts[-3]] += len(records)
    assert not list(folder.glob("output*/articles/*.part")), "a file was left without its name"
    wanted = {page_of(number, plan.pages) for number in range(plan.sites * plan.pages)}
    assert set(written) == wanted, f"{len(wanted - set(written))} lost, {len(set(written) - wanted)} strange"
    assert max(written.values()) == 1, f"{sum(number > 1 for number in written.values())} doubled"
    return {"articles": len(written), "shares": dict(sorted(shares.items())), **check_politeness(plan, folder)}


def check_politeness(plan: Plan, folder: Path) -> dict[str, Any]:
    """See in the server's log that hosts were asked by one worker at a time, and slowly; give figures."""
    asked = defaultdict(list)
    for line in (folder / "server.log").read_text(encoding="utf-8").splitlines():
        begun, ended, site, worker, path = line.split(" ")
        asked[site].append((float(begun), float(ended), worker, path))
    gaps: list[float] = []
    handovers = 0
    for site, requests in asked.items():
        requests.sort()
        for (_, ended, before, place), (begun, _, worker, path) in pairwise(requests):
            is_handover = before != worker
            handovers += is_handover
            assert begun >= ended, f"{site} was asked by {before} and {worker} at once"
            if is_handover or (place.startswith("/made/") and path.startswith("/made/")):
                gaps.append(begun - ended)
                assert gaps[-1] >= _LATE * plan.delay, f"{site}: {gaps[-1]:.3f} s, {before}{place} {worker}{path}"
    gaps.sort()
    return {"requests": sum(map(len, asked.values())), "handovers": handovers, "least_gap": round(gaps[0], 3)}


def main() -> None:
    """Torture workers, and print figures, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--pages", type=int, default=25, help="of each site")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--cuts", type=int, default=5)
    parser.add_argument("--away", type=float, default=10.0, help="seconds for which the database is stopped")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds between two requests to a host")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    plan = Plan(**vars(parser.parse_args()))
    with running() as server, TemporaryDirectory() as folder:
        told = drill(plan, server, Path(folder))
        figures: Mapping[str, Any] = {**vars(told), "codes": dict(told.codes), **check(plan, Path(folder))}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
