"""Two crawls into one folder, begun at the same moment, again and again: one crawls, the other leaves at once.

By hand: ``python -m tests.meeting --tries 100``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from newsscrape.bench.crawl_runs import Served, environment, served
from newsscrape.bench.crawl_site import START
from tests.killing import HOSTS

CRAWLED, LOCKED = 0, 4
_PATIENCE = 60.0
_LOOK = 0.01


def meet(server: Served, output: Path) -> float:
    """Begin two crawls at once; give how many seconds the second one took to leave, its start included."""
    command = [sys.executable, "-P", "-m", "scrapy", "crawl", "news", "-a", f"url={START}", "-s", "LOG_LEVEL=ERROR"]
    began = monotonic()
    both = [
        subprocess.Popen(
            command, env=environment(server, output), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    left = next(_first_to_end(both, began + _PATIENCE))
    seconds = monotonic() - began
    said = {run.communicate(timeout=_PATIENCE)[1]: run.returncode for run in both}
    assert sorted(said.values()) == [CRAWLED, LOCKED], said
    assert left.returncode == LOCKED, "the one that crawls ended first"
    refusal = next(words for words, code in said.items() if code == LOCKED)
    assert "holds" in refusal or "lock" in refusal, refusal
    return seconds


def _first_to_end(runs: list[subprocess.Popen[str]], until: float) -> Iterator[subprocess.Popen[str]]:
    while monotonic() < until:
        yield from (run for run in runs if run.poll() is not None)
        sleep(_LOOK)


def main() -> None:
    """Have crawls meet, and print figures or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=100)
    tries = parser.parse_args().tries
    seconds = []
    with served({"made": 20, "hosts": HOSTS}, HOSTS) as server:
        for _ in range(tries):
            with TemporaryDirectory() as folder:
                seconds.append(meet(server, Path(folder)))
            sys.stderr.write(f"{len(seconds)} pairs met\r")
    sys.stdout.write(json.dumps({"tries": tries, "slowest_to_leave": round(max(seconds), 1)}) + "\n")


if __name__ == "__main__":
    main()
