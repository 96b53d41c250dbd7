"""A Ray cluster of two nodes on this machine, and what is done to it.

By hand, longer than the suite has time for: ``python -m tests.cluster --pages 2000 --rounds 10 --seed 1``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.made_archive import archive

ROOT = Path(__file__).parents[1]
_PATIENCE = 120.0
_LOOK = 0.05
_RAY = str(Path(sys.executable).with_name("ray"))
_OPTIONS = ("--num-cpus=1", "--object-store-memory=80000000", "--node-ip-address=127.0.0.1", "--block")
_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=4k tmpfs "$1" || exit 99; shift; exec "$@"'


def environment() -> dict[str, str]:
    """Give that of everything that takes part: this checkout, no word to anybody, no key between the nodes."""
    own = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled", "PYTHONPATH": str(ROOT)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "COV_"))}
    return {**kept, **own}


@dataclass
class Node:
    """A node: the process that ``ray start --block`` is, and all it starts."""

    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End the node as a power cut would."""
        for pid in [*_below(self.process.pid), self.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def workers(self) -> list[int]:
        """Give the processes that do tasks at the moment."""
        return [pid for pid in _below(self.process.pid) if b"ray::_made" in _title(pid)]


@dataclass
class TwoNodes:
    """The cluster."""

    folder: Path
    """For what its processes say."""
    port: int
    head: Node
    other: Node | None = None

    @property
    def address(self) -> str:
        """Where its head is."""
        return f"127.0.0.1:{self.port}"

    def join(self, small_disk: Path | None = None) -> Node:
        """Start the second node; where a folder is given, a disk of four kilobytes lies over it there."""
        command = [_RAY, "start", "--address", self.address, *_OPTIONS]
        if small_disk:
            command = ["unshare", "-m", "sh", "-c", _ON_A_SMALL_DISK, "sh", str(small_disk), *command]
        self.other = _started(command, self.folder / "other.log")
        return self.other

    def leave(self) -> None:
        """End the second node."""
        if self.other:
            self.other.kill()
            self.other = None


@contextmanager
def two_nodes() -> Iterator[TwoNodes]:
    """Start two nodes with one processor each; gives the cluster, which ends with the block."""
    with TemporaryDirectory(prefix="two-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), _free_port()
        head = [_RAY, "start", "--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={folder}/r"]
        cluster = TwoNodes(folder, port, _started([*head, *_OPTIONS], folder / "head.log"))
        try:
            cluster.join()
            yield cluster
        finally:
            cluster.leave()
            cluster.head.kill()


def _started(command: list[str], log: Path) -> Node:
    """Start a node and wait until it is up."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment())
    node = Node(process)
    began = monotonic()
    while b"Ray runtime started" not in log.read_bytes():
        if process.poll() is not None or monotonic() - began > _PATIENCE:
            node.kill()
            raise AssertionError(log.read_text())
        sleep(_LOOK)
    return node


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _below(process: int) -> Iterator[int]:
    """Give the processes below one, whichever thread started them."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in map(int, listed.read_text().split()):
                yield child
                yield from _below(child)


def _title(process: int) -> bytes:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    said: str


class Driver:
    """``scrapy reextract`` under way, with small shards."""

    def __init__(self, inputs: Path, output: Path, *options: str) -> None:
        self._output = output
        command = [sys.executable, "-P", "-m", "scrapy", "reextract", str(inputs), "-O", str(output)]
        own = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*command, "--shard-bytes", str(SHARD_BYTES), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **own},
        )

    def wait_for(self, shards: int) -> None:
        """Wait until so many shards are done."""
        began = monotonic()
        while len(list(self._output.glob("*.account.json"))) < shards:
            assert self.process.poll() is None, self.process.communicate()[1]
            assert monotonic() - began < _PATIENCE
            sleep(_LOOK)

    def end(self) -> Ended:
        """Wait for its end."""
        _, said = self.process.communicate(timeout=_PATIENCE)
        assert "Traceback" not in said, said
        return Ended(self.process.returncode, said)


def run(inputs: Path, output: Path, *options: str) -> Ended:
    """Run to the end."""
    return Driver(inputs, output, *options).end()


def digest_of(output: Path, pages: int) -> str:
    """See that a finished run's files balance, and give what tells its records from any others."""
    manifest = json.loads((output / "manifest.json").read_bytes())
    assert manifest["pages"] == manifest["articles"] == pages, manifest
    names = {file["name"]: file for file in manifest["files"]}
    shards = {path.name for path in output.glob("shard-*") if not path.name.endswith(".account.json")}
    assert shards == names.keys() - {"shards.jsonl"}, "there are other files than the manifest names"
    assert not (output / ".parts").exists()
    digest = sha256()
    for name, file in sorted(names.items()):
        content = (output / name).read_bytes()
        assert sha256(content).hexdigest() == file["sha256"], name
        digest.update(content)
    return digest.hexdigest()


SHARD_BYTES = 6_000


def main() -> None:
    """Torture a cluster, and print figures, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no node is left behind
    dice, done = Random(given.seed), Counter[str]()  # noqa: S311 - a seed is what it is for
    with TemporaryDirectory() as name, two_nodes() as cluster:
        folder = Path(name)
        inputs = archive(folder / "a.warc.gz", given.pages)
        assert run(inputs, folder / "right", "--engine", "local").code == 0
        right = digest_of(folder / "right", given.pages)
        for number in range(given.rounds):
            output = folder / f"{number}"
            _torture(cluster, inputs, output, dice, done)
            assert digest_of(output, given.pages) == right
            sys.stdout.write(json.dumps({"round": number, "pages": given.pages, **done}) + "\n")
            sys.stdout.flush()
            shutil.rmtree(output)


def _torture(cluster: TwoNodes, inputs: Path, output: Path, dice: Random, done: Counter[str]) -> None:
    """Run until it is done, with one harm after the other."""
    options = ("--engine", "ray", "--address", cluster.address)
    while True:
        driver = Driver(inputs, output, *options)
        there = len(list(output.glob("*.account.json")))
        driver.wait_for(there + 1)
        harm = dice.choice(["worker", "worker", "node", "driver", "signal"])
        sleep(dice.uniform(0, 1.5))
        if driver.process.poll() is not None:
            harm = "none"
        done[harm] += 1
        if harm == "worker" and (workers := [*cluster.head.workers(), *cluster.other.workers()]):
            with suppress(ProcessLookupError):
                os.kill(dice.choice(workers), signal.SIGKILL)
        elif harm == "node":
            cluster.leave()
        elif harm == "driver":
            driver.process.kill()
        elif harm == "signal":
            driver.process.terminate()
        ended = driver.end()
        if cluster.other is None:
            cluster.join()
        assert ended.code in {"driver": {-signal.SIGKILL, 0}, "signal": {6, 0}}.get(harm, {0}), (harm, ended)
        if ended.code == 0:
            return


if __name__ == "__main__":
    main()
