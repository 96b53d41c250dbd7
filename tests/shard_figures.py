"""What work in shards costs: workers beside one another, the engine beside the work, memory as archives grow.

By hand: ``python -m tests.shard_figures ../shared/bench``. Processor time is that of every process that takes part,
memory the most that all of them held at once; what processes share counts for each. What a page or a shard costs is the
difference between a run over many and a run over few, so that starting up is no part of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time, sleep

from newsscrape.archive.pack import pack
from newsscrape.model.page import Page
from tests.made_archive import archive

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
    for left in output.parent.glob("out*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return {"seconds": monotonic() - began, "processor": sum(used.values()), "megabytes": most / 1e6}


def _marked(mark: bytes) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (process / "environ").read_bytes():
                yield int(process.name)


def scaling(folder: Path, files: Sequence[Path], pages: int) -> Iterator[dict[str, object]]:
    """Yield what a page costs, with one worker and two, by processes and on a cluster."""
    few = archived(folder / "few.warc.gz", files, pages // 4)
    many = archived(folder / "many.warc.gz", files, pages)
    size = str(few.stat().st_size // 4 + 1)
    for engine in ("local", "ray"):
        for jobs in ("1", "2"):
            options = ("--engine", engine, "--jobs", jobs, "--shard-bytes", size)
            runs = [measured(inputs, folder / "out", *options) for inputs in (few, many)]
            extra = {name: runs[1][name] - runs[0][name] for name in ("seconds", "processor")}
            each = {f"{name} a page": round(value / (pages - pages // 4), 4) for name, value in extra.items()}
            yield {"engine": engine, "jobs": jobs, **each, "start-up": round(runs[0]["processor"], 1)}


def overhead(folder: Path, shards: int) -> Iterator[dict[str, object]]:
    """Yield what a shard costs beside its pages: in the process that makes it, and in the one that gives it out.

    Small pages are read by children, whose time is no part of it.
    """
    # Not above: children import this module too, and have no room for all that.
    from newsscrape.batch.cluster import ClusterRunner  # noqa: PLC0415 - see above
    from newsscrape.batch.local import LocalRunner  # noqa: PLC0415 - see above
    from newsscrape.batch.plan import Sizes, planned  # noqa: PLC0415 - see above
    from newsscrape.batch.shard import Making  # noqa: PLC0415 - see above
    from newsscrape.batch.task import make_shard  # noqa: PLC0415 - see above
    from newsscrape.sinks.formats import Format  # noqa: PLC0415 - see above
    from newsscrape.sinks.run import Blocks, shaping_versions  # noqa: PLC0415 - see above

    how = Making(
        target=str(folder / "made"),
        form=Format.JSONL,
        blocks=Blocks.DROP,
        ledger=None,
        sites="",
        seconds=10.0,
        memory=2**30,
        versions=shaping_versions(),
    )
    inputs = archive(folder / "small.warc.gz", 2 * shards)
    many = planned([inputs], Sizes(bytes=inputs.stat().st_size // shards + 1, files=1), how.shape)
    (one,) = planned([inputs], Sizes(bytes=10**12, files=1), how.shape)
    make_shard(one, how)  # starts the child
    together = _taken(lambda: make_shard(one, how))
    apart = _taken(lambda: [make_shard(shard, how) for shard in many])
    yield {"where": "worker", "milliseconds a shard": round(1000 * (apart - together) / (len(many) - 1), 2)}
    runners = {"driver, local": LocalRunner(how, 2, lambda: False), "driver, ray": ClusterRunner(how, None, 2, bool)}
    for where, runner in runners.items():
        with runner:
            list(runner.accounts(many[:4]))  # starts the workers
            taken = _taken(lambda runner=runner: list(runner.accounts(many)))
        yield {"where": where, "milliseconds a shard": round(1000 * taken / len(many), 2)}


def _taken(work: Callable[[], object]) -> float:
    """Give the processor time of this process that some work takes."""
    began = process_time()
    work()
    return process_time() - began


def growth(folder: Path, files: Sequence[Path], pages: int) -> Iterator[dict[str, object]]:
    """Yield what is held in memory as an archive grows, its pages the same."""
    for times in (1, 4, 16):
        inputs = archived(folder / "grown.warc.gz", files[:pages], pages * times)
        run = measured(inputs, folder / "out", "--engine", "local", "--jobs", "2", "--shard-bytes", "1000000")
        yield {"times": times, "pages": pages * times, "megabytes": round(run["megabytes"])}


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--shards", type=int, default=200)
    parser.add_argument("--only", choices=["scaling", "overhead", "growth"], nargs="*")
    given = parser.parse_args()
    files = sorted(file for folder in given.dataset.glob("*/html") for file in folder.iterdir())
    with TemporaryDirectory() as name:
        folder = Path(name)
        parts = {
            "overhead": overhead(folder, given.shards),
            "scaling": scaling(folder, files, given.pages),
            "growth": growth(folder, files, given.pages // 4),
        }
        for part in given.only or parts:
            for told in parts[part]:
                load = round(os.getloadavg()[0], 1)
                sys.stdout.write(json.dumps({"part": part, **told, "load": load}) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
