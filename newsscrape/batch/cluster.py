"""Shards made on a Ray cluster; the only module that knows Ray.

A task is sent a shard and how to make it, and sends back the shard's account; pages and records never travel. Ray does
a task again when its process or its machine dies.
"""

from __future__ import annotations

import logging
import os
import platform
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Any, Self

import ray
from ray.exceptions import GetTimeoutError, NodeDiedError, RayError, RayTaskError, TaskUnschedulableError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from newsscrape.batch.local import LOOK_SECONDS, TRIES
from newsscrape.batch.run import Lost
from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.batch.task import make_shard
from newsscrape.errors import NewsscrapeError, StorageError, UsageError

AHEAD = 2
"""Tasks given out for each that can be done at once, so that no machine waits for the next one."""
CONNECT_SECONDS = 5.0
"""So long a cluster has to answer at all."""
PROBE_SECONDS = 60.0
"""So long a machine has to start a process and say which versions it has."""

_OWN = "local"
_FOUND = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a task sends back where a shard could not be made."""

    error: NewsscrapeError
    """Why."""
    node: str
    """Machine of the cluster where it was tried."""


@dataclass(slots=True, kw_only=True)
class _Try:
    """A shard that is given out."""

    shard: Shard
    refused_by: set[str] = field(default_factory=set)


class ClusterRunner:
    """The tasks of one run on a cluster.

    In: how shards are made; the cluster's address, ``HOST:PORT`` or ``auto``, None for one of this machine's own that
    ends with the run; most tasks at once, None for all processors; what tells whether the work is to stop. A context
    manager; entering raises `UsageError` where there is no such cluster or its versions are others.
    """

    def __init__(self, making: Making, address: str | None, jobs: int | None, stopped: Callable[[], bool]) -> None:
        self._making, self._address, self._jobs, self._stopped = making, address, jobs, stopped
        self._refusing: set[str] = set()
        self._turn = count()
        self._task: Any = None
        self._sent: Any = None

    def __enter__(self) -> Self:
        _connect(self._address, self._jobs)
        try:
            _check_versions(self._making)
            self._task = ray.remote(num_cpus=1, max_retries=TRIES - 1)(_made)
            self._sent = ray.put(self._making)
        except BaseException:
            ray.shutdown()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ray.shutdown()

    def accounts(self, shards: Iterable[Shard]) -> Iterator[ShardAccount | Lost]:
        """Yield the account of each shard as it is done.

        A shard that one machine's disk refuses is given to another one; raises `StorageError` where no other is left,
        and `UsageError` for what would be wrong everywhere. What is under way then, Ray ends with the run.
        """
        waiting = iter(shards)
        underway: dict[Any, _Try] = {}
        while True:
            while len(underway) < self._most() and (shard := next(waiting, None)):
                self._give_out(_Try(shard=shard), underway)
            if not underway:
                return
            done, _ = ray.wait(list(underway), num_returns=1, timeout=LOOK_SECONDS)
            if self._stopped():
                raise KeyboardInterrupt
            for promise in done:
                outcome = self._outcome(promise, underway.pop(promise), underway)
                if outcome:
                    yield outcome

    def _outcome(self, promise: Any, tried: _Try, underway: dict[Any, _Try]) -> ShardAccount | Lost | None:  # noqa: ANN401 - Ray's references have no type of their own
        try:
            answer = ray.get(promise)
        except RayError as error:
            return Lost(shard=tried.shard, why=f"{TRIES} tasks ended over it, the last with {_words(error)}")
        if isinstance(answer, ShardAccount):
            return answer
        if not isinstance(answer.error, StorageError):
            raise answer.error
        self._refusing.add(answer.node)
        tried.refused_by.add(answer.node)
        if not self._others(tried):
            raise answer.error
        self._give_out(tried, underway)
        return None

    def _give_out(self, tried: _Try, underway: dict[Any, _Try]) -> None:
        """Start a task; where machines refused work before, on one that did not."""
        task = self._task
        if self._refusing and (others := self._others(tried)):
            node = others[next(self._turn) % len(others)]
            task = task.options(scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=True))
        underway[task.remote(tried.shard, self._sent)] = tried

    def _others(self, tried: _Try) -> list[str]:
        """Give the machines that may take a shard, those that refused nothing yet alone if there are any."""
        nodes = [node for node in _nodes() if node not in tried.refused_by]
        return [node for node in nodes if node not in self._refusing] or nodes

    def _most(self) -> int:
        return self._jobs or AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]


def _made(shard: Shard, making: Making) -> ShardAccount | Refusal:
    """Make a shard, in a process of the cluster."""
    try:
        return make_shard(shard, making)
    except NewsscrapeError as error:
        return Refusal(error=error, node=ray.get_runtime_context().get_node_id())


def _nodes() -> list[str]:
    found = ray.nodes()  # type: ignore[no-untyped-call]
    return sorted(node["NodeID"] for node in found if node["Alive"] and node["Resources"].get("CPU"))


def _connect(address: str | None, jobs: int | None) -> None:
    """Join a cluster, or start one of this machine's own."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody about the use of this command
    named = address or os.environ.get("RAY_ADDRESS")
    if named and named != _FOUND:
        _check_address(named)
    try:
        ray.init(
            address=named or _OWN,
            num_cpus=None if named else jobs,
            include_dashboard=None if named else False,
            log_to_driver=False,
            logging_level=logging.ERROR,
            configure_logging=False,
        )
    except Exception as error:  # noqa: BLE001 - Ray raises errors of a dozen kinds
        raise UsageError(f"--address {named or _OWN}: Ray cannot be joined there ({_words(error)}).") from None


def _check_address(address: str) -> None:
    """See that somebody answers, before Ray tries for a minute."""
    host, _, port = address.rpartition(":")
    if not host or "/" in address or not port.isdecimal():
        raise UsageError(
            f"--address {address}: expected HOST:PORT of the cluster's head, such as 10.0.0.1:6379, or auto."
        )
    try:
        socket.create_connection((host, int(port)), CONNECT_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"--address {address}: there is no Ray cluster ({getattr(error, 'strerror', None) or error}); "
            "start one with ray start --head, or leave the option out."
        ) from None


def _check_versions(making: Making) -> None:
    """See that every machine has the versions of this one, before it is given work."""
    probe = ray.remote(num_cpus=0, max_retries=TRIES - 1)(_probe())
    here = {**making.versions, "python": platform.python_version()}
    for node in _nodes():
        strategy = NodeAffinitySchedulingStrategy(node, soft=False)
        try:
            asked = probe.options(scheduling_strategy=strategy).remote(list(making.versions))
            told = ray.get(asked, timeout=PROBE_SECONDS)
        except (TaskUnschedulableError, NodeDiedError):
            continue  # it has left, and Ray has only just seen that
        except RayError as error:
            why = f"no answer in {PROBE_SECONDS:g} s" if isinstance(error, GetTimeoutError) else _words(error)
            raise UsageError(f"machine {node[:8]} of the cluster does no work ({why}).") from None
        _compare(here, told["versions"], told["host"])


def _compare(here: Mapping[str, str], there: Mapping[str, str | None], host: str) -> None:
    for name, version in here.items():
        if there.get(name) != version:
            raise UsageError(
                f"machine {host} of the cluster has {name} {there.get(name) or 'not installed'}, this one {version}; "
                "install the same everywhere."
            )


def _probe() -> Callable[[list[str]], dict[str, Any]]:
    """Give what tells a machine's versions, such that nothing of ours needs to be installed there."""

    def probe(names: list[str]) -> dict[str, Any]:
        import importlib.metadata  # noqa: PLC0415 - on that machine
        import platform  # noqa: PLC0415 - as above

        versions: dict[str, str | None] = {"python": platform.python_version()}
        for name in names:
            try:
                versions[name] = importlib.metadata.version(name)
            except importlib.metadata.PackageNotFoundError:
                versions[name] = None
        return {"host": platform.node(), "versions": versions}

    return probe


def _words(error: Exception) -> str:
    """Give the first line of what an error of Ray's says that says something."""
    cause = error.cause if isinstance(error, RayTaskError) else error
    lines = (" ".join(line.split()) for line in str(cause or error).splitlines())
    return next(filter(None, lines), type(error).__name__).rstrip(".")
