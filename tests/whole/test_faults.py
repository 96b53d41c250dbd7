"""Whatever a server does wrong, each address has an end, no half article passes for one, and the memory stays bounded.

One crawl over all of tests/fault_server.py; most of it is one host, which is asked for one thing after the other.
"""

from __future__ import annotations

import sqlite3
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from newsscrape.policy.address_keys import address_key

pytestmark = pytest.mark.usefixtures("programs_uncovered")  # what watches lines takes memory, too

MOST_MEMORY = 300 * 1024
"""Kilobytes the main process may take at its peak."""
TRIES = 2
ENCODINGS = ("gzip", "deflate", "br", "zstd")
DAMAGED = (
    *(f"/torn/{one}" for one in ENCODINGS),
    *(f"/corrupt/{one}" for one in ENCODINGS),
    *(f"/sum/{one}" for one in ("gzip", "deflate", "zstd")),
    *(f"/short/{one}" for one in ("length", "gzip", "chunk", "chunks", "size")),
    "/reset/body",
)
TWICE = ("gzip-gzip", "gzip-br", "deflate-gzip", "br-gzip", "zstd-zstd")
HEADERS = ("headers", "line", "folds", "status", "interim")
ENDS = {
    **{f"/fine/{one}": "article" for one in ("article", *ENCODINGS)},
    **dict.fromkeys(DAMAGED, "truncated_body"),
    "/endless/trailer": "truncated_body",
    "/bomb/window": "truncated_body",
    **{f"/bomb/{one}": "too_large" for one in (*ENCODINGS, *TWICE, "members")},
    **{f"/endless/{one}": "too_large" for one in (*HEADERS, "body", "chunks")},
    "/page/large": "too_large",
    "/page/large-chunked": "too_large",
    "/page/heavy": "timed_out",
    "/bomb/feed.xml": "not_html",
    **dict.fromkeys(("/drip/body", "/drip/headers", "/silent/all", "/silent/body"), "fetch_timed_out"),
    **dict.fromkeys(("/reset/all", "/closed/all", "/garbage/page", "/garbage/bytes"), "connection_failure"),
}
SITEMAPS = ("/bomb/sitemap.xml.gz", "/bomb/one-sitemap.xml.gz", "/crowd/sitemap.xml.gz")
ROBOTS = (
    "bomb-gzip", "bomb-br", "bomb-zstd", "bomb-gzip-gzip", "endless-body", "endless-headers", "drip-body", "silent-all",
    "page-large", "torn-gzip", "short-length",
)  # fmt: skip
"""Hosts, by what is wrong with their robots.txt."""
CROWD = tuple(f"http://crowd{number}.example/endless/body" for number in range(20))
"""Bodies without end, all at once."""


def address(path: str) -> str:
    """Give the address of a path: all on one host, but for those that take long, which have one each."""
    host = path.replace("/", "") if path.startswith(("/drip", "/silent")) else "h"
    return f"http://{host}.example{path}"


@dataclass
class Run:
    crawled: Any
    asked: dict[str, int]
    peak: int = field(default=0)
    """Kilobytes of the main process."""


@pytest.fixture(scope="module")
def run(crawls: Any, faults: Any, tmp_path_factory: pytest.TempPathFactory) -> Run:  # noqa: ANN401 - tests/conftest.py
    output = tmp_path_factory.mktemp("faults")
    paths = [*ENDS, *SITEMAPS]
    urls = [*CROWD, *map(address, paths), *(f"http://{host}.example/fine/article" for host in ROBOTS)]
    hosts = {url.split("/")[2] for url in urls}
    quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0, "DOWNLOAD_TIMEOUT": 10, "RETRY_TIMES": TRIES - 1}
    ours = {"NEWSSCRAPE_PROGRESS_SECONDS": 0.5, "NEWSSCRAPE_PAGE_SECONDS": 5}
    settings = [part for name, value in (quick | ours).items() for part in ("-s", f"{name}={value}")]
    command = crawls.command("news", "-a", f"url={','.join(urls)}", *settings)
    environment = crawls.environment(output, **faults.environment(*sorted(hosts)))
    said, peak = [], 0
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as crawl:
        assert crawl.stderr
        for line in crawl.stderr:  # a line of progress every half second, and one at the end
            said.append(line)
            peak = peak_of(crawl.pid) or peak
    return Run(crawls.result(output, crawl.returncode, "".join(said)), faults.asked(), peak)


def peak_of(process: int) -> int:
    """Give the most memory a process has taken so far, in kilobytes; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def test_every_address_has_its_end(run: Run) -> None:
    ends = run.crawled.ends()
    found = {path: ends.get(address(path)) for path in ENDS}
    if found["/page/heavy"] == "no_text":  # too much for the usual reading; a quick machine reads it safely in time
        found["/page/heavy"] = ENDS["/page/heavy"]
    assert found == ENDS
    assert "Traceback" not in run.crawled.said


def asked(run: Run, path: str) -> int:
    """Give how often a path was asked for as a page; some are the robots.txt of a host, too."""
    as_robots = path[1:].replace("/", "-", 1) in ROBOTS
    return run.asked[path] // (1 + as_robots)


def test_damaged_bodies_are_asked_for_again_and_are_no_articles(run: Run) -> None:
    assert {path: asked(run, path) for path in DAMAGED} == dict.fromkeys(DAMAGED, TRIES)
    assert not {article["url"] for article in run.crawled.articles} & set(map(address, DAMAGED))


def test_bombs_and_headers_without_end_are_asked_for_once(run: Run) -> None:
    once = [path for path, end in ENDS.items() if end == "too_large" and path.startswith(("/bomb", "/endless/h"))]
    assert {path: asked(run, path) for path in once} == dict.fromkeys(once, 1)


def test_a_sitemap_too_large_is_read_as_far_as_it_may_be(run: Run) -> None:
    database = sqlite3.connect(run.crawled.output / "ledger.sqlite")
    states = dict(database.execute("select url, state from addresses").fetchall())
    database.close()
    assert {path: states.get(address_key(address(path))) for path in SITEMAPS} == dict.fromkeys(SITEMAPS, "list")


@pytest.mark.parametrize("host", ROBOTS)
def test_a_host_whose_rules_cannot_be_read_is_left_alone(run: Run, host: str) -> None:
    assert run.crawled.ends()[f"http://{host}.example/fine/article"] == "robots_disallowed"


def test_memory_stays_bounded(run: Run) -> None:
    """Also where many bodies without end come at once."""
    assert {run.crawled.ends()[url] for url in CROWD} == {"too_large"}
    assert 0 < run.peak <= MOST_MEMORY, f"{run.peak} kB"
    print(f"\n{run.peak} kB")  # noqa: T201 - the figure of docs/reliability.md
