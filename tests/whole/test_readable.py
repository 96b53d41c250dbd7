"""What a crawl archives, read by others and by ourselves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.checker import Checker

from newsscrape.bench.crawl_runs import environment, served
from newsscrape.bench.crawl_site import START, made_address
from newsscrape.sources.warc import read_warc

pytestmark = pytest.mark.usefixtures("programs_uncovered")

PAGES, HOSTS = 24, 4
_PATIENCE = 60.0


@pytest.fixture(scope="module", params=[1, 2], ids=["one worker", "two workers"])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl's output folder."""
    folder = tmp_path_factory.mktemp("readable")
    with served({"made": PAGES, "hosts": HOSTS}, HOSTS) as server:
        ours = environment(server, folder) | {"NEWSSCRAPE_WORKERS": str(request.param)}
        given = ["-a", f"url={START}", "-s", f"NEWSSCRAPE_WORKERS={request.param}"]
        subprocess.run([sys.executable, "-P", "-m", "scrapy", "crawl", "news", *given], env=ours, check=True)
    return folder


def archives(output: Path) -> list[Path]:
    return sorted((output / "archive").glob("*.warc.gz"))


def test_warcio_finds_all_digests_right(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Command:
        verbose = True
        inputs = tuple(map(str, archives(output)))

    assert Checker(Command()).process_all() in {0, None}
    said = capsys.readouterr().out
    assert "digest pass" in said
    assert "failed" not in said


def test_fastwarc_reads_every_record_with_its_digests(output: Path) -> None:
    responses = 0
    for path in archives(output):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, parse_http=False):
                assert record.verify_block_digest()
                responses += (
                    record.record_type is WarcRecordType.response or record.record_type == WarcRecordType.response
                )
    assert responses == PAGES


def test_read_again_it_gives_the_runs_own_lines_byte_for_byte(output: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    command = [sys.executable, "-P", "-m", "scrapy", "reextract", str(output / "archive"), "-O", str(again)]
    subprocess.run(
        command, env=os.environ | {"SCRAPY_SETTINGS_MODULE": "newsscrape.settings"}, check=True, capture_output=True
    )
    (own,) = (path for path in (output / "articles").glob("*.jsonl") if ".rejects." not in path.name)
    if len(archives(output)) == 1:
        assert again.read_bytes() == own.read_bytes()
    assert sorted(again.read_bytes().splitlines()) == sorted(own.read_bytes().splitlines())


@pytest.fixture(scope="module")
def wayback(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a pywb that replays the archive."""
    folder = tmp_path_factory.mktemp("pywb")
    tools = Path(sys.prefix) / "replay" / "bin"
    if not (tools / "wayback").exists():
        assert os.environ.get("CI") != "true", f"{tools} is missing: `make test` makes it"
        pytest.skip(f"{tools} is missing: `make test` makes it")
    for given in (["init", "news"], ["add", "news", *map(str, archives(output))]):
        subprocess.run([tools / "wb-manager", *given], cwd=folder, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [tools / "wayback", "--bind", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as replay:
        try:
            yield f"http://127.0.0.1:{port}/news"
        finally:
            replay.terminate()


def fetched(address: str) -> Any:  # noqa: ANN401 - urllib's answer
    """Fetch from the replay, which needs a moment to start."""
    opener = build_opener(ProxyHandler({}))
    until = monotonic() + _PATIENCE
    while True:
        try:
            return opener.open(address, timeout=_PATIENCE)
        except URLError:
            assert monotonic() < until, "pywb did not start"


def test_pywb_replays_every_page_as_it_was(output: Path, wayback: str) -> None:
    bodies = {found.content.url: found.content.body for path in archives(output) for found in read_warc(path)}
    assert sorted(bodies) == sorted(made_address(number, HOSTS) for number in range(PAGES))
    for url, body in bodies.items():
        with fetched(f"{wayback}/2026id_/{url}") as answer:
            assert answer.status == HTTPStatus.OK
            assert answer.read() == body
