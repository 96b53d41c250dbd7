"""The name of a run."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from itertools import count
from pathlib import Path
from secrets import token_hex

from newsscrape.model.instant import written
from newsscrape.model.run import Run


class Ledgers(Enum):
    """Who else may name runs in the ledger."""

    OWN = "nobody: it lies in the output folder"
    NAMED = "runs with other output folders"


def new_run(folder: Path, spider: str, now: datetime, ledger: Ledgers = Ledgers.OWN) -> Run:
    """Name a run after the second it starts in, with ``-2``, ``-3`` … where the output folder has files of that name.

    Runs that may share a ledger have a few letters of their own behind the second: two may start in the same one.

    In: the output folder, the spider's name, the present (aware, UTC), whose ledger it is.
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    if ledger is Ledgers.NAMED:
        stamp += f"-{token_hex(3)}"
    for number in count(1):
        name = stamp if number == 1 else f"{stamp}-{number}"
        if not any(any((folder / room).glob(f"{spider}-{name}.*")) for room in ("articles", "archive")):
            break
    return Run(name=name, spider=spider, started_at=written(now))
