"""A crawl of the benchmark's site, each in processes of its own → its figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, cast

from scrapy.settings import Settings

from newsscrape.bench.crawl_site import DOMAIN, START
from newsscrape.bench.meter import FILE, STEPS
from newsscrape.errors import UsageError

_SETTINGS = "newsscrape.settings"
_ARCHIVE = "newsscrape.pipelines.archive.ArchivePipeline"
_EXTENSIONS = {
    "scrapy.extensions.logstats.LogStats": None,
    "newsscrape.crawl.progress.Progress": 0,
    "newsscrape.bench.meter.Meter": 0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server."""

    port: int
    """Where it listens, on loopback."""
    hosts: int
    """Number of hosts it answers for."""
    orders: TextIO
    """What it is told."""
    answers: TextIO
    """What it says."""

    def put_into_feed(self, number: int) -> None:
        """Have a made page appear in the feed."""
        self.orders.write(f"item {number}\n")
        self.orders.flush()
        self.answers.readline()


@contextmanager
def served(order: Mapping[str, Any], hosts: int) -> Iterator[Served]:
    """Run a server while the block runs; raises `UsageError` where it does not start, having said why itself."""
    # -P: of the package that this process has, not of one in the working directory.
    command = [sys.executable, "-P", "-m", "newsscrape.bench.crawl_server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own module
        orders, answers = cast("TextIO", process.stdin), cast("TextIO", process.stdout)
        orders.write(json.dumps(order) + "\n")
        orders.flush()
        port = answers.readline().strip()
        if not port:
            raise UsageError("the server with the pages did not start; it says above why")
        try:
            yield Served(port=int(port), hosts=hosts, orders=orders, answers=answers)
        finally:
            process.terminate()


def forgetful() -> list[str]:
    """Give the options of a crawl that keeps nothing but its records: no archive, a ledger in memory."""
    project = Settings()
    project.setmodule(_SETTINGS)
    pipelines = {name: place for name, place in project.getdict("ITEM_PIPELINES").items() if name != _ARCHIVE}
    return ["-s", f"ITEM_PIPELINES={json.dumps(pipelines)}", "-s", "NEWSSCRAPE_LEDGER=sqlite://"]


def crawl_command(start: str, file: Path, steps: int) -> list[str]:
    """Give the command of our crawl that is measured, with links, ledger, archive and records as always."""
    options = {"EXTENSIONS": json.dumps(_EXTENSIONS), FILE: str(file), STEPS: str(steps), "LOG_LEVEL": "WARNING"}
    given = [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
    return [sys.executable, "-P", "-m", "scrapy", "crawl", "news", "-a", f"url={start}", *given]


def environment(server: Served, output: Path) -> dict[str, str]:
    """Give the environment in which a crawl reaches the server and nothing else."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    names = [DOMAIN, *(f"h{number}.{DOMAIN}" for number in range(server.hosts))]
    return kept | {
        "http_proxy": f"http://127.0.0.1:{server.port}",
        "NEWSSCRAPE_ALLOW_HOSTS": ",".join((*names, f"127.0.0.1:{server.port}")),
        "NEWSSCRAPE_OUTPUT": str(output),
        "SCRAPY_SETTINGS_MODULE": _SETTINGS,
    }


def our_crawl(server: Served, folder: Path, steps: int = 0, options: Sequence[str] = ()) -> dict[str, Any]:
    """Crawl everything from the sitemap; gives what the meter says, with the run's summary."""
    file = folder / "meter.json"
    ran = subprocess.run(  # noqa: S603 - our own command
        [*crawl_command(START, file, steps), *options],
        env=environment(server, folder / "output"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {**json.loads(file.read_text(encoding="utf-8")), "summary": json.loads(ran.stdout)}


def rival_crawl(name: str, server: Served, addresses: str, folder: Path) -> dict[str, Any]:
    """Crawl these addresses, one a line, with a rival; gives what the meter says."""
    file = folder / "meter.json"
    command = [sys.executable, "-P", "-m", "newsscrape.bench.crawl_rivals", name, str(file)]
    subprocess.run(command, env=environment(server, folder), input=addresses, text=True, check=True)  # noqa: S603 - our own module
    figures: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return figures
