"""The hosts of tests/polite_site.py, each module of tests with a server of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class PoliteSite:
    """A server under way."""

    port: int

    def environment(self, *hosts: str) -> dict[str, str]:
        """Give the environment in which a crawl reaches these hosts."""
        allowed = ",".join([*hosts, f"127.0.0.1:{self.port}"])
        return {"http_proxy": f"http://127.0.0.1:{self.port}", "NEWSSCRAPE_ALLOW_HOSTS": allowed}

    def asked(self, host: str) -> list[dict[str, Any]]:
        """Give what a host was asked for, in order."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{self.port}"}))
        with opener.open("http://log.example/", timeout=10) as answer:
            return [line for line in json.load(answer) if line["host"] == host]


@contextmanager
def _serving() -> Iterator[PoliteSite]:
    command = [sys.executable, str(ROOT / "tests/polite_site.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield PoliteSite(int(server.stdout.readline()))
        server.terminate()


@pytest.fixture(scope="module")
def polite_site() -> Iterator[PoliteSite]:
    with _serving() as site:
        yield site
