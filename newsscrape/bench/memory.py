"""How much memory a process that reads pages keeps, and whether that grows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from newsscrape.bench.worker import RESIDENT, line_of
from newsscrape.errors import UsageError
from newsscrape.evaluate.gold import GoldPage

SETTLED = 2_500
"""Pages after which caches are full, every page of a usual sample was met several times, and garbage was collected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryPoint:
    """Memory after so many pages."""

    pages: int
    """Pages read so far."""
    bytes: int
    """Resident size of the process."""


def worker_memory(golds: Sequence[GoldPage], count: int) -> tuple[MemoryPoint, ...]:
    """Read ``count`` pages, these in turn, in a fresh process; give its memory on the way.

    Raises `UsageError` where the system does not tell what is resident.
    """
    if not RESIDENT.exists():
        raise UsageError(f"{RESIDENT} is missing: memory is measured on Linux alone; choose other parts with --only")
    # -P: of the package that this process has, not of one in the working directory.
    command = [sys.executable, "-P", "-m", "newsscrape.bench.worker", str(count)]
    told = "".join(f"{line_of(gold)}\n" for gold in golds)
    ran = subprocess.run(command, input=told, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own module
    return tuple(MemoryPoint(**json.loads(line)) for line in ran.stdout.splitlines())


def grown(points: Sequence[MemoryPoint]) -> int | None:
    """Give by how many bytes memory grew after it had settled; None where it was not looked at so late."""
    late = [point for point in points if point.pages >= SETTLED]
    return late[-1].bytes - late[0].bytes if len(late) > 1 else None
