"""A schedule by scrapyd: the egg deployed, a job scheduled, its end and its records read, all by scrapyd's own API."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, TypeVar
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

SECONDS = 120
PROJECT = "papers"
HOST = "harbourledger.example"
CONFIG = """[scrapyd]
http_port = {port}
eggs_dir = eggs
logs_dir = logs
dbs_dir = dbs
items_dir = items
poll_interval = 0.2
max_proc = 2
"""

_T = TypeVar("_T")


def until(seen: Callable[[], _T | None]) -> _T:
    """Look again and again until there is something, at most for so many seconds."""
    end, between = monotonic() + SECONDS, Event()
    while monotonic() < end:
        found = seen()
        if found is not None:
            return found
        between.wait(0.1)
    pytest.fail(f"nothing came of it in {SECONDS} s")


@dataclass(frozen=True)
class Scrapyd:
    """A running scrapyd."""

    address: str
    folder: Path

    def get(self, service: str, **query: str) -> dict[str, Any]:
        return self._answer(f"{self.address}/{service}.json?{urlencode(query)}")

    def post(self, service: str, fields: list[tuple[str, str]], egg: bytes | None = None) -> dict[str, Any]:
        if egg is None:
            return self._answer(f"{self.address}/{service}.json", urlencode(fields).encode())
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="egg"; filename="a.egg"\r\n\r\n'
        body = "".join((*parts, head)).encode() + egg + f"\r\n--{edge}--\r\n".encode()
        return self._answer(f"{self.address}/{service}.json", body, f"multipart/form-data; boundary={edge}")

    def _answer(self, address: str, body: bytes | None = None, kind: str | None = None) -> dict[str, Any]:
        asked = Request(address, body, {"Content-Type": kind} if kind else {})  # noqa: S310 - our own server
        with build_opener(ProxyHandler({})).open(asked, timeout=SECONDS) as answer:
            return dict(json.load(answer))

    def schedule(self, output: Path, *settings: str) -> str:
        """Start a crawl; gives the job's identifier."""
        given = [f"NEWSSCRAPE_OUTPUT={output}", *settings]
        fields = [("project", PROJECT), ("spider", "news"), ("url", f"http://{HOST}/")]
        answer = self.post("schedule", [*fields, *(("setting", setting) for setting in given)])
        assert answer["status"] == "ok", answer
        return str(answer["jobid"])

    def finished(self, job: str) -> dict[str, Any]:
        """Wait for a job's end; gives what the list of jobs says of it."""

        def seen() -> dict[str, Any] | None:
            ended = self.get("listjobs", project=PROJECT)["finished"]
            return next((dict(one) for one in ended if one["id"] == job), None)

        return until(seen)

    def log(self, job: str) -> str:
        return (self.folder / "logs" / PROJECT / "news" / f"{job}.log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def egg(root: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The egg, built in a copy, as setuptools leaves folders where it works."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("pyproject.toml", "README.md", "LICENSE", "setup.py"):
        shutil.copy(root / name, copy)
    shutil.copytree(root / "newsscrape", copy / "newsscrape", ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "setup.py", "--quiet", "bdist_egg"]
    subprocess.run(build, cwd=copy, check=True, timeout=SECONDS, capture_output=True)
    (built,) = (copy / "dist").glob("*.egg")
    return built.read_bytes()


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[dict[str, str]]:
    """The bundled papers; gives the environment in which a crawl reaches them."""
    with subprocess.Popen([sys.executable, root / "fixtures/serve.py"], stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout
        port = json.loads(served.stdout.readline())["port"]
        yield {"http_proxy": f"http://127.0.0.1:{port}", "NEWSSCRAPE_ALLOW_HOSTS": f"{HOST},127.0.0.1:{port}"}
        served.terminate()


@pytest.fixture(scope="module")
def scrapyd(egg: bytes, site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scrapyd]:
    """A scrapyd on a free port, with the egg deployed."""
    folder = tmp_path_factory.mktemp("scrapyd")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "scrapyd.conf").write_text(CONFIG.format(port=port), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    kept = {name: value for name, value in kept.items() if not name.startswith("NEWSSCRAPE_")}
    command = [sys.executable, "-m", "scrapyd", "--pidfile="]
    log = (folder / "scrapyd.log").open("wb")
    with log, subprocess.Popen(command, cwd=folder, env=kept | site, stdout=log, stderr=log) as server:
        running = Scrapyd(f"http://127.0.0.1:{port}", folder)

        def up() -> bool | None:
            assert server.poll() is None, (folder / "scrapyd.log").read_text(encoding="utf-8")
            try:
                return running.get("daemonstatus")["status"] == "ok"
            except URLError:
                return None

        try:
            until(up)
            deployed = running.post("addversion", [("project", PROJECT), ("version", "1.0")], egg)
            assert deployed["status"] == "ok", deployed
            yield running
        finally:
            server.send_signal(signal.SIGTERM)


def test_the_egg_names_its_spider(scrapyd: Scrapyd) -> None:
    assert scrapyd.get("listspiders", project=PROJECT)["spiders"] == ["news"]


def test_a_scheduled_job_leaves_its_records(scrapyd: Scrapyd, tmp_path: Path) -> None:
    job = scrapyd.schedule(tmp_path / "output")
    ended = scrapyd.finished(job)
    (account,) = (tmp_path / "output" / "articles").glob("*.manifest.json")
    manifest = json.loads(account.read_text(encoding="utf-8"))
    assert manifest["exit_code"] == 0, scrapyd.log(job)
    assert manifest["pages"] == sum(manifest[end] for end in ("articles", "unchanged", "rejects", "failures"))
    records = account.with_name(account.name.replace(".manifest.json", ".jsonl")).read_bytes().splitlines()
    assert len(records) == manifest["articles"] >= 5
    assert {json.loads(line)["site"] for line in records} == {HOST}

    exported = scrapyd.folder / "items" / PROJECT / "news" / f"{job}.jl"
    assert len(exported.read_bytes().splitlines()) == manifest["articles"]
    assert ended["items_url"] == f"/items/{PROJECT}/news/{job}.jl"
    assert "Traceback" not in scrapyd.log(job)


def test_of_two_jobs_at_once_one_finds_the_lock(scrapyd: Scrapyd, tmp_path: Path) -> None:
    slow = 'DOWNLOAD_SLOTS={"harbourledger.example": {"concurrency": 1, "delay": 1}}'
    first = scrapyd.schedule(tmp_path / "output", slow, "CLOSESPIDER_TIMEOUT=10")
    until(lambda: next((tmp_path / "output").glob(".lock.holder"), None))
    second = scrapyd.schedule(tmp_path / "output")
    scrapyd.finished(second)
    told = (scrapyd.folder / "scrapyd.log").read_text(encoding="utf-8")
    assert "holds the lock" in told
    assert f"Process died: exitstatus=4 project='{PROJECT}' spider='news' job='{second}'" in told
    assert scrapyd.finished(first)
    (account,) = (tmp_path / "output" / "articles").glob("*.manifest.json")
    assert json.loads(account.read_text(encoding="utf-8"))["exit_code"] == 0
