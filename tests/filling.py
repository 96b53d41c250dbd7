"""Crawls onto disks that are too small, and what must be true of what they leave once there is room again.

By hand: ``python -m tests.filling --pages 200 --disks 25``. Needs Linux, and a user who may mount in a namespace.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from newsscrape.bench.crawl_runs import Served, environment, served
from newsscrape.bench.crawl_site import START
from tests.killing import HOSTS, Told, check, in_ledger

# What a disk holds when the crawl has ended is copied to a place with room, for the mount goes with the namespace.
_ON_A_SMALL_DISK = """
size=$1 disk=$2 kept=$3; shift 3
mount -t tmpfs -o size="${size}k" tmpfs "$disk" || exit 99
"$@"; code=$?
cp -a "$disk/." "$kept"; exit $code
"""
_NO_MOUNT = 99
_SPACED = 1.35  # each disk is so many times as large as the one before


@dataclass(frozen=True)
class Filled:
    """A crawl onto a disk."""

    kilobytes: int
    """Size of the disk."""
    code: int
    """Exit code of the crawl."""
    said: str
    """Its standard error."""


def can_mount() -> bool:
    """Tell whether a small disk can be had here."""
    if shutil.which("unshare") is None:
        return False
    with TemporaryDirectory() as folder:
        script = 'mount -t tmpfs -o size=64k tmpfs "$0"'
        tried = subprocess.run(["unshare", "-rm", "sh", "-c", script, folder], capture_output=True, check=False)  # noqa: S607 - looked for above
    return tried.returncode == 0


def crawl_onto(kilobytes: int, server: Served, kept: Path) -> Filled:
    """Crawl with an output folder on a disk of its own; give how it ended, and leave in a folder what was on it."""
    with TemporaryDirectory() as disk:
        small = ["unshare", "-rm", "sh", "-c", _ON_A_SMALL_DISK, "sh", str(kilobytes), disk, str(kept)]
        ran = subprocess.run(
            [*small, *_command()], env=environment(server, Path(disk)), capture_output=True, text=True, check=False
        )
    assert ran.returncode != _NO_MOUNT, ran.stderr
    return Filled(kilobytes, ran.returncode, ran.stderr)


def crawl_on(server: Served, output: Path) -> int:
    """Crawl again where there is room; give the exit code."""
    ran = subprocess.run(_command(), env=environment(server, output), stdout=subprocess.DEVNULL, check=False)
    return ran.returncode


def _command() -> list[str]:
    return [sys.executable, "-P", "-m", "scrapy", "crawl", "news", "-a", f"url={START}", "-s", "LOG_LEVEL=ERROR"]


def disks(count: int, most: int) -> Iterator[int]:
    """Give sizes of disks in kilobytes, from one that holds everything downwards."""
    size = float(most)
    for _ in range(count):
        yield int(size)
        size /= _SPACED


def judge(filled: Filled, server: Served, kept: Path, pages: int) -> None:
    """See that a crawl onto a full disk said so, lost nothing, and that the next one goes on."""
    assert filled.code in {0, 5}, (filled.code, filled.said)
    assert "Traceback" not in filled.said, filled.said
    if filled.code:
        assert "make room" in filled.said or "can be written" in filled.said, filled.said
    told = Told(runs=2, acknowledged=set(in_ledger(kept)))
    assert crawl_on(server, kept) == 0
    check(kept, pages, told)


def main() -> None:
    """Fill disks, and print figures or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--disks", type=int, default=12)
    parser.add_argument("--most", type=int, default=6_000, help="kilobytes of the largest disk")
    given = parser.parse_args()
    codes: Counter[int] = Counter()
    with served({"made": given.pages, "hosts": HOSTS}, HOSTS) as server:
        for size in disks(given.disks, given.most):
            with TemporaryDirectory() as folder:
                filled = crawl_onto(size, server, Path(folder))
                codes[filled.code] += 1
                sys.stdout.write(f"{size} kB: exit code {filled.code}; {filled.said.strip().splitlines()[:1]}\n")
                sys.stdout.flush()
                judge(filled, server, Path(folder), given.pages)
    sys.stdout.write(json.dumps({"pages": given.pages, "disks": codes.total(), "codes": dict(codes)}) + "\n")


if __name__ == "__main__":
    main()
