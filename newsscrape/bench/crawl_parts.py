"""What is measured of whole crawls: our share of bare Scrapy's pace, a crawl of many addresses, the way from a feed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from newsscrape.bench.crawl_runs import Served, crawl_command, environment, forgetful, our_crawl, rival_crawl, served
from newsscrape.bench.crawl_site import DOMAIN, PAGES_PER_HOST, saved_address
from newsscrape.errors import UsageError

OURS, BARE, TRAFILATURA = "newsscrape", "bare", "trafilatura"
_POINTS = 20
_MOST_RUNS = 3
_LOOK_SECONDS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Processor time of the main process for the same pages, one number a round."""

    pages: int
    """Pages of each crawl."""
    seconds: Mapping[str, tuple[float, ...]]
    """By crawl."""

    def ratio(self, other: str) -> float:
        """Give how many times our processor time another crawl takes, the median of the rounds."""
        pairs = zip(self.seconds[other], self.seconds[OURS], strict=True)
        return median(theirs / ours for theirs, ours in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Durability:
    """What it costs that nothing is lost: pages a second with archive and ledger on disk, and without."""

    pages: int
    """Pages of each crawl."""
    durable: tuple[float, ...]
    """Pages a second of the crawl at its defaults, one number a round."""
    forgetful: tuple[float, ...]
    """Pages a second without an archive, the ledger in memory."""

    @property
    def cost(self) -> float:
        """The share of pages a second it takes, the median of the rounds."""
        pairs = zip(self.durable, self.forgetful, strict=True)
        return median(1 - durable / forgetful for durable, forgetful in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A crawl of many addresses on many hosts."""

    addresses: int
    """Addresses crawled."""
    hosts: int
    """Hosts they lie on."""
    points: tuple[Mapping[str, float], ...]
    """What the meter said on the way."""
    cpu_seconds: float
    """Processor time of the main process."""
    ledger_bytes: int
    """Size of the ledger's file at the end."""

    def at(self, share: float) -> Mapping[str, float]:
        """Give the point nearest to this share of the way."""
        return self.points[max(0, round(share * len(self.points)) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedWay:
    """How an item got from a feed to the disk."""

    runs: int
    """Runs it took."""
    seconds: float
    """Time from the start of the last of them to the article's line on disk."""


def pace(folders: Sequence[str], pages: int, rounds: int) -> Pace:
    """Crawl the same saved pages three ways, in turn, so often; raises `InputError` for folders without pages."""
    seconds: dict[str, list[float]] = {BARE: [], OURS: [], TRAFILATURA: []}
    with served(_order(folders, pages), -(-pages // PAGES_PER_HOST)) as server:
        addresses = "\n".join(saved_address(place) for place in range(pages))
        for number in range(rounds):
            for name in list(seconds) if number % 2 == 0 else list(seconds)[::-1]:
                with TemporaryDirectory() as folder:
                    figures = _crawl(name, server, addresses, Path(folder))
                seconds[name].append(figures["cpu_seconds"])
    return Pace(pages=pages, seconds={name: tuple(spent) for name, spent in seconds.items()})


def durability(folders: Sequence[str], pages: int, rounds: int) -> Durability:
    """Crawl the same saved pages with archive and ledger on disk and without, in turn, so often.

    Raises `InputError` for folders without pages.
    """
    paces: dict[str, list[float]] = {"durable": [], "forgetful": []}
    with served(_order(folders, pages), -(-pages // PAGES_PER_HOST)) as server:
        for number in range(rounds):
            for name in list(paces) if number % 2 == 0 else list(paces)[::-1]:
                with TemporaryDirectory() as folder:
                    figures = our_crawl(server, Path(folder), options=forgetful() if name == "forgetful" else ())
                paces[name].append(pages / figures["seconds"])
    return Durability(pages=pages, durable=tuple(paces["durable"]), forgetful=tuple(paces["forgetful"]))


def many(addresses: int, hosts: int) -> Many:
    """Crawl made pages from their sitemaps."""
    with served({"made": addresses, "hosts": hosts}, hosts) as server, TemporaryDirectory() as folder:
        figures = our_crawl(server, Path(folder), max(addresses // _POINTS, 1))
        ledger = (Path(folder) / "output" / "ledger.sqlite").stat().st_size
    ended = figures["summary"]["pages"]
    if ended != addresses:
        raise UsageError(f"{ended} of {addresses} pages have an end: what was measured is another crawl")
    return Many(
        addresses=addresses,
        hosts=hosts,
        points=tuple(figures["points"]),
        cpu_seconds=figures["cpu_seconds"],
        ledger_bytes=ledger,
    )


def feed_way() -> FeedWay:
    """Have an item appear in a feed that an earlier run has read, and run until its article is on disk."""
    with served({"made": 100, "hosts": 5}, 5) as server, TemporaryDirectory() as folder:
        for number in range(10):
            server.put_into_feed(number)
        _run_until(server, Path(folder), None)
        server.put_into_feed(50)
        for run in range(1, _MOST_RUNS + 1):
            seconds = _run_until(server, Path(folder), b"/a-0000050.html")
            if seconds is not None:
                return FeedWay(runs=run, seconds=seconds)
    raise UsageError(f"the article of a new item in a feed was not there after {_MOST_RUNS} runs")


def _order(folders: Sequence[str], pages: int) -> dict[str, object]:
    return {"folders": [str(folder) for folder in folders], "pages": pages}


def _crawl(name: str, server: Served, addresses: str, folder: Path) -> dict[str, Any]:
    if name != OURS:
        return rival_crawl(name, server, addresses, folder)
    figures = our_crawl(server, folder)
    wanted = addresses.count("\n") + 1
    if figures["summary"]["pages"] != wanted:
        raise UsageError(f"{figures['summary']['pages']} of {wanted} pages have an end: the crawls are not the same")
    return figures


def _run_until(server: Served, folder: Path, wanted: bytes | None) -> float | None:
    """Run a crawl of the feed to its end; give the seconds until an address stood in its records, if it ever did."""
    command = crawl_command(f"http://{DOMAIN}/feed.xml", folder / "meter.json", 0)
    began, seen = time.monotonic(), None
    with subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment(server, folder / "output"), stdout=subprocess.DEVNULL
    ) as run:
        while run.poll() is None:
            if seen is None and wanted and _is_on_disk(folder / "output", wanted):
                seen = time.monotonic() - began
            time.sleep(_LOOK_SECONDS)
    if seen is None and wanted and _is_on_disk(folder / "output", wanted):
        seen = time.monotonic() - began
    return seen


def _is_on_disk(output: Path, wanted: bytes) -> bool:
    records = (path for path in output.glob("articles/*.jsonl*") if ".rejects." not in path.name)
    try:
        return any(wanted in path.read_bytes() for path in records)
    except FileNotFoundError:  # it has got its final name in this moment
        return False
