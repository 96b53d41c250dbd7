"""The name of a run."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path

from newsscrape.model.instant import written
from newsscrape.model.run import Run


def new_run(folder: Path, spider: str, now: datetime) -> Run:
    """Name a run after the second it starts in, with ``-2``, ``-3`` … where the output folder has files of that name.

    In: the output folder, the spider's name, the present (aware, UTC).
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    for number in count(1):
        name = stamp if number == 1 else f"{stamp}-{number}"
        if not any(any((folder / room).glob(f"{spider}-{name}.*")) for room in ("articles", "archive")):
            break
    return Run(name=name, spider=spider, started_at=written(now))
