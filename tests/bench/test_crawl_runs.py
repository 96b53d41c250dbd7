from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from newsscrape.bench.crawl_runs import Served, crawl_command, environment, served
from newsscrape.errors import UsageError


def test_a_crawl_reaches_the_server_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://elsewhere.example")
    server = Served(port=7, hosts=2, orders=StringIO(), answers=StringIO())
    given = environment(server, tmp_path)
    assert "HTTPS_PROXY" not in given
    assert given["NEWSSCRAPE_ALLOW_HOSTS"].split(",") == [
        "papers.example",
        "h0.papers.example",
        "h1.papers.example",
        "127.0.0.1:7",
    ]
    command = crawl_command("http://papers.example/", tmp_path / "figures.json", 5)
    (extensions,) = (part for part in command if part.startswith("EXTENSIONS="))
    assert json.loads(extensions.partition("=")[2])["newsscrape.bench.meter.Meter"] == 0


def test_a_server_that_does_not_start_is_said() -> None:
    with pytest.raises(UsageError, match="did not start"), served({"folders": ["/nowhere"], "pages": 1}, 1):
        pass
