"""What workers do in tests about workers that end."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.batch.task import make_shard


def make_and_die_at_first(shard: Shard, making: Making) -> ShardAccount:
    """Make a shard, at the second try."""
    mark = Path(making.target).with_name(f"tried-{shard.number}")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return make_shard(shard, making)


def die(shard: Shard, making: Making) -> ShardAccount:
    """Try to make a shard."""
    with Path(making.target).with_name("tries").open("a") as tries:
        tries.write(f"{shard.number}\n")
    os._exit(3)
