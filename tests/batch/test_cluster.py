"""Work in shards on a Ray cluster of two nodes, and what may happen to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from ray.exceptions import WorkerCrashedError

from newsscrape.batch import cluster
from newsscrape.batch.cluster import ClusterRunner, Refusal
from newsscrape.batch.run import Lost
from newsscrape.batch.shard import Making, Shard
from newsscrape.errors import StorageError, UsageError
from tests.cluster import Driver, TwoNodes, digest_of, run, two_nodes
from tests.filling import can_mount
from tests.made_archive import archive

PAGES = 240


@pytest.fixture(scope="module")
def nodes() -> Iterator[TwoNodes]:
    with two_nodes() as started:
        yield started


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("inputs") / "a.warc.gz", PAGES)


@pytest.fixture(scope="module")
def right(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What processes of one machine make of it."""
    output = tmp_path_factory.mktemp("right")
    assert run(inputs, output, "--engine", "local", "--jobs", "1").code == 0
    return digest_of(output, PAGES)


@pytest.fixture
def options(nodes: TwoNodes) -> tuple[str, ...]:
    return ("--engine", "ray", "--address", nodes.address)


def test_a_killed_worker_costs_nothing(
    nodes: TwoNodes, inputs: Path, right: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    driver = Driver(inputs, tmp_path / "out", *options)
    driver.wait_for(2)
    killed = [*nodes.head.workers(), *(nodes.other.workers() if nodes.other else [])]
    assert killed
    for worker in killed:
        os.kill(worker, signal.SIGKILL)
    ended = driver.end()
    assert ended.code == 0, ended.said
    assert digest_of(tmp_path / "out", PAGES) == right


def test_a_killed_node_costs_nothing(
    nodes: TwoNodes, inputs: Path, right: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    driver = Driver(inputs, tmp_path / "out", *options)
    driver.wait_for(2)
    nodes.leave()
    ended = driver.end()
    assert ended.code == 0, ended.said
    assert digest_of(tmp_path / "out", PAGES) == right


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_after_a_driver_that_was_ended_the_next_one_goes_on(
    inputs: Path, right: str, options: tuple[str, ...], tmp_path: Path, ending: signal.Signals
) -> None:
    driver = Driver(inputs, tmp_path / "out", *options)
    driver.wait_for(2)
    driver.process.send_signal(ending)
    assert driver.end().code == {signal.SIGKILL: -signal.SIGKILL, signal.SIGTERM: 6}[ending]
    ended = run(inputs, tmp_path / "out", *options)
    assert ended.code == 0, ended.said
    assert "of them done already" in ended.said
    assert digest_of(tmp_path / "out", PAGES) == right


@pytest.mark.skipif(not can_mount(), reason="needs unshare, and a user who may mount")
def test_a_full_disk_on_one_node_costs_nothing(
    nodes: TwoNodes, inputs: Path, right: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    nodes.leave()
    nodes.join(small_disk=output)
    ended = run(inputs, output, *options)
    assert ended.code == 0, ended.said
    assert digest_of(output, PAGES) == right


def test_a_disk_that_is_full_on_every_node_ends_the_run(
    making: Callable[..., Making], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str | None] = []

    class Task:
        def options(self, scheduling_strategy: NodeAffinity) -> Task:
            given.append(scheduling_strategy.node_id)
            return self

        def remote(self, shard: Shard, _: object) -> int:
            return shard.number

    refusals = iter([Refusal(error=StorageError("full"), node=node) for node in ("aa", "bb")])
    monkeypatch.setattr(cluster.ray, "get", lambda _: next(refusals))
    monkeypatch.setattr(cluster.ray, "cancel", lambda *_, **__: None)
    monkeypatch.setattr(cluster.ray, "wait", lambda promises, **_: (promises[:1], promises[1:]))
    monkeypatch.setattr(cluster, "_nodes", lambda: ["aa", "bb"])
    runner = ClusterRunner(making(), None, 1, lambda: False)
    monkeypatch.setattr(runner, "_task", Task())
    monkeypatch.setattr(cluster, "NodeAffinitySchedulingStrategy", NodeAffinity)
    with pytest.raises(StorageError, match="full"):
        list(runner.accounts([Shard(number=0, pieces=(), key="k")]))
    assert given == ["bb"]


def test_what_is_wrong_everywhere_ends_the_run_and_a_shard_nobody_ends_is_given_up(
    making: Callable[..., Making], monkeypatch: pytest.MonkeyPatch
) -> None:
    shard = Shard(number=0, pieces=(), key="k")
    runner = ClusterRunner(making(), None, 1, lambda: False)
    monkeypatch.setattr(cluster.ray, "get", lambda _: Refusal(error=UsageError("other version"), node="aa"))
    with pytest.raises(UsageError, match="other version"):
        runner._outcome(None, cluster._Try(shard=shard), {})  # noqa: SLF001 - a cluster of others cannot be had here

    def died(_: object) -> None:
        raise WorkerCrashedError

    monkeypatch.setattr(cluster.ray, "get", died)
    lost = runner._outcome(None, cluster._Try(shard=shard), {})  # noqa: SLF001 - as above
    assert isinstance(lost, Lost)
    assert lost.why.startswith("4 tasks ended over it, the last with The worker died unexpectedly")


@dataclass
class NodeAffinity:
    node_id: str
    soft: bool


def test_an_address_where_no_cluster_is_is_one_sentence(inputs: Path, tmp_path: Path) -> None:
    ended = run(inputs, tmp_path / "out", "--engine", "ray", "--address", "127.0.0.1:9")
    assert ended.code == 1
    assert ended.said.splitlines()[-1].startswith(
        "scrapy reextract: --address 127.0.0.1:9: there is no Ray cluster (Connection refused); start one with"
    )


@pytest.mark.parametrize("address", ["10.0.0.1", "ray://10.0.0.1:10001", ":6379", "host:port"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="expected HOST:PORT of the cluster's head"):
        cluster._check_address(address)  # noqa: SLF001 - what a person meets first


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"newsscrape": "0.0.1", "python": "3.11.7"}, "machine a has newsscrape 0.0.1, this one 1.0"),
        ({"newsscrape": None, "python": "3.11.7"}, "machine a has newsscrape not installed, this one 1.0"),
        ({"newsscrape": "1.0", "python": "3.12.1"}, "machine a has python 3.12.1, this one 3.11.7"),
    ],
)
def test_a_machine_with_other_versions_is_refused(there: dict[str, str | None], told: str) -> None:
    here = {"newsscrape": "1.0", "python": "3.11.7"}
    cluster._compare(here, here, "a")  # noqa: SLF001 - versions cannot be had otherwise here
    with pytest.raises(UsageError, match=told.replace("machine a", "machine a of the cluster").replace("(", ".")):
        cluster._compare(here, there, "a")  # noqa: SLF001 - as above
