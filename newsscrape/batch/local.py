"""Shards made by processes of this machine."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from types import TracebackType
from typing import Self

from newsscrape.batch.run import Lost
from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.batch.task import make_shard
from newsscrape.children.child import ChildEndedError, Offspring, OverTimeError
from newsscrape.children.garbage import collect_seldom
from newsscrape.children.pool import Children, Task
from newsscrape.isolate import PRELOADED

TRIES = 4
"""So many workers may be killed over a shard; pages are read by their children, so it is hardly the shard's doing."""
SHARD_SECONDS = 3_600.0
"""A worker that is no further after this time is taken for hung."""
SHARDS_PER_WORKER = 500
"""A worker is replaced after so many shards, so that slow leaks in C libraries stay small."""
LOOK_SECONDS = 0.5
"""How often whoever waits looks whether it was asked to stop."""


class LocalRunner:
    """A pool of worker processes, each with a child of its own that reads pages.

    In: how shards are made, how many workers, and what tells whether the work is to stop. A context manager: no process
    is left behind.
    """

    def __init__(self, making: Making, jobs: int, stopped: Callable[[], bool]) -> None:
        multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
        self._making, self._jobs, self._stopped = making, jobs, stopped
        self._workers = Children(jobs, _settle_in, SHARDS_PER_WORKER, Offspring.SOME)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.leave(kind)

    def accounts(self, shards: Iterable[Shard]) -> Iterator[ShardAccount | Lost]:
        """Yield the account of each shard as it is done; raises what a worker raises."""
        waiting = iter(shards)
        underway: dict[Future[ShardAccount], Shard] = {}
        while True:
            while len(underway) <= self._jobs and (shard := next(waiting, None)):
                underway[self._workers.submit(self._task(shard, TRIES))] = shard
            if not underway:
                return
            done, _ = wait(underway, LOOK_SECONDS, FIRST_COMPLETED)
            if self._stopped():
                raise KeyboardInterrupt
            for promise in done:
                yield _outcome(promise, underway.pop(promise))

    def _task(self, shard: Shard, tries: int) -> Task[ShardAccount]:
        return Task(
            function=make_shard,
            arguments=(shard, self._making),
            seconds=SHARD_SECONDS,
            again=partial(self._again, shard, tries - 1),
        )

    def _again(self, shard: Shard, tries: int, error: Exception) -> Task[ShardAccount] | None:
        """Give the shard to another worker, where it was the worker that ended."""
        return self._task(shard, tries) if tries and isinstance(error, ChildEndedError | OverTimeError) else None


def _outcome(promise: Future[ShardAccount], shard: Shard) -> ShardAccount | Lost:
    try:
        return promise.result()
    except (ChildEndedError, OverTimeError) as error:
        return Lost(shard=shard, why=f"{TRIES} processes ended over it, the last with {error}")


def _settle_in() -> None:
    """Prepare a worker: nothing on standard output, death at once when asked to end."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(2, 1)
    logging.getLogger().addHandler(logging.NullHandler())
    collect_seldom()
