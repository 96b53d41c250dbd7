"""What work in shards costs: workers beside one another, the engine beside the work, memory as archives grow.

By hand: ``python -m tests.shard_figures ../shared/bench --pages 500``. Processor time is that of every process that
takes part, memory the most that all of them held at once; the shared parts of processes count for each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from newsscrape.archive.pack import pack
from newsscrape.model.page import Page

_MARK = "NEWSSCRAPE_MEASURED"
_LOOK = 0.25
_TICKS = os.sysconf("SC_CLK_TCK")
_HTML = (("content-type", "text/html; charset=utf-8"),)


def archived(path: Path, files: Sequence[Path], pages: int) -> Path:
    """Write an archive of so many of the pages, one after the other and again from the first on."""
    with path.open("wb") as out:
        for number, file in enumerate(islice(cycle(files), pages)):
            body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            page = Page(body=body, url=f"https://{number % 50}.example/{number}.html", headers=_HTML, http_status=200)
            packed = pack(page)
            out.write(packed.response + packed.metadata)
    return path


def measured(inputs: Path, output: Path, *options: str) -> dict[str, float]:
    """Run the command; gives seconds, processor seconds and megabytes."""
    mark = f"{_MARK}={os.getpid()}.{monotonic()}"
    name, _, value = mark.partition("=")
    environment = {**os.environ, name: value, "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}
    command = [sys.executable, "-P", "-m", "scrapy", "reextract", str(inputs), "-O", str(output), *options]
    used: dict[int, float] = {}
    most, began = 0, monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as ran:
        while ran.poll() is None:
            held = 0
            for pid in _marked(mark.encode()):
                with suppress(FileNotFoundError, ProcessLookupError):
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                    used[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
                    held += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
            most = max(most, held)
            sleep(_LOOK)
    assert ran.returncode == 0, ran.returncode
    shutil.rmtree(output) if output.is_dir() else None
    return {"seconds": monotonic() - began, "processor": sum(used.values()), "megabytes": most / 1e6}


def _marked(mark: bytes) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (process / "environ").read_bytes():
                yield int(process.name)


def _told(what: str, runs: list[dict[str, float]]) -> None:
    figures = {name: round(median(run[name] for run in runs), 1) for name in runs[0]}
    load = os.getloadavg()[0]
    sys.stdout.write(json.dumps({"run": what, **figures, "of": len(runs), "load": round(load, 1)}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*", default=[1, 4, 16])
    given = parser.parse_args()
    files = sorted(file for folder in given.dataset.glob("*/html") for file in folder.iterdir())
    with TemporaryDirectory() as name:
        folder = Path(name)
        inputs = archived(folder / "a.warc.gz", files, given.pages)
        size = str(inputs.stat().st_size // 4 + 1)
        ways = {
            "one file, 1 job": ("--jobs", "1"),
            "one shard, local, 1 job": ("--engine", "local", "--jobs", "1", "--shard-bytes", str(10**12)),
            "local, 1 job": ("--engine", "local", "--jobs", "1", "--shard-bytes", size),
            "local, 2 jobs": ("--engine", "local", "--jobs", "2", "--shard-bytes", size),
            "ray, 1 job": ("--engine", "ray", "--jobs", "1", "--shard-bytes", size),
            "ray, 2 jobs": ("--engine", "ray", "--jobs", "2", "--shard-bytes", size),
        }
        runs = {way: [] for way in ways}
        for _ in range(given.rounds):
            for way, options in ways.items():
                runs[way].append(measured(inputs, folder / "out", *options))
        for way, those in runs.items():
            _told(f"{given.pages} pages, {way}", those)
        for times in given.growth:
            grown = archived(folder / "grown.warc.gz", files[:100], 100 * times)
            options = ("--engine", "local", "--jobs", "2", "--shard-bytes", "1000000")
            _told(f"{100 * times} pages, local, 2 jobs", [measured(grown, folder / "out", *options)])


if __name__ == "__main__":
    main()
