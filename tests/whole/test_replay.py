"""The replay: saved pages of real sites, under their own host names, crawled as the live sites would be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsscrape.extract import read_page
from newsscrape.model.article import Article
from newsscrape.model.page import Page
from newsscrape.sources.warc import read_warc

pytestmark = pytest.mark.usefixtures("programs_uncovered")

SETS = ("fundus-tests", "wcxb")
PAGES = 210
AGAIN = 5
"""Of so many articles one is read again."""
HOSTS_OVER_TLS = 6


@dataclass(frozen=True)
class Replay:
    """The running server, and the addresses of the pages it has."""

    port: int
    authority: str
    log: Path
    pages: dict[str, list[str]]

    def environment(self, hosts: set[str], *schemes: str) -> dict[str, str]:
        proxies = {f"{scheme}_proxy": f"http://127.0.0.1:{self.port}" for scheme in schemes}
        allowed = ",".join([*sorted(hosts), f"127.0.0.1:{self.port}"])
        return proxies | {"NEWSSCRAPE_ALLOW_HOSTS": allowed, "SSL_CERT_FILE": self.authority}


@pytest.fixture(scope="module")
def replay(root: Path, bench: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    folders = [bench / name for name in SETS]
    pages: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                url = json.loads(line)["url"]
                pages[urlsplit(url).hostname or ""].append(url)
    log = tmp_path_factory.mktemp("replay") / "log.jsonl"
    command = [sys.executable, "fixtures/serve.py", "--tls", "--log", str(log)]
    command += [part for folder in folders for part in ("--bench", str(folder))]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        ready = json.loads(server.stdout.readline())
        yield Replay(ready["port"], ready["ca"], log, dict(pages))
        server.terminate()


def plain(url: str) -> str:
    return "http://" + url.partition("://")[2].partition("#")[0]


def test_hundreds_of_real_pages_over_a_proxy(crawls: Any, replay: Replay, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    by_host = sorted(replay.pages.items(), key=lambda item: (-len(item[1]), item[0]))
    urls = list(dict.fromkeys(plain(url) for _, listed in by_host for url in listed if "," not in url))[:PAGES]
    hosts = {urlsplit(url).hostname or "" for url in urls}
    assert len(hosts) >= 20

    crawled = crawls.run(
        tmp_path, "news", "-a", f"url={','.join(urls)}", "-a", "limit=1", **replay.environment(hosts, "http")
    )
    assert crawled.code == 0, crawled.said
    assert crawled.manifest["pages"] >= 200
    assert crawled.manifest["articles"] >= 0.8 * PAGES
    assert crawled.manifest["failures"] <= 0.05 * PAGES
    ended = crawled.ends()
    asked = {url for url in urls if url in ended or url.replace(" ", "%20") in ended}
    assert len(asked) + crawled.manifest["unchanged"] >= 0.98 * len(urls)

    (archive,) = tmp_path.glob("archive/*.warc.gz")
    kept = {page.requested_url: page for page in (one.content for one in read_warc(archive)) if isinstance(page, Page)}
    assert {article["requested_url"] for article in crawled.articles} <= set(kept)
    captures = {(capture.file, capture.offset, capture.length) for page in kept.values() if (capture := page.capture)}
    told = {tuple(line["capture"].values()) for line in (*crawled.articles, *crawled.rejects) if line["capture"]}
    assert told <= captures
    for article in sorted(crawled.articles, key=itemgetter("requested_url"))[::AGAIN]:
        again = read_page(kept[article["requested_url"]]).outcome
        assert isinstance(again, Article)
        assert again.text == article["text"] or article["other_urls"]


def test_front_pages_over_tls_lead_to_their_articles(crawls: Any, replay: Replay, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    hosts = sorted(replay.pages, key=lambda host: (-len(replay.pages[host]), host))[:HOSTS_OVER_TLS]
    fronts = ",".join(f"https://{host}/" for host in hosts)
    environment = replay.environment(set(hosts), "http", "https")
    crawled = crawls.run(tmp_path, "news", "-a", f"url={fronts}", **environment)
    articles = {article["url"] for article in crawled.articles}
    known = {url for host in hosts for url in replay.pages[host]}
    assert len(articles & known) >= 0.6 * len(known), crawled.said


def test_a_certificate_nobody_vouches_for_is_refused(crawls: Any, replay: Replay, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    host = min(replay.pages)
    environment = replay.environment({host}, "http", "https") | {"SSL_CERT_FILE": "/dev/null"}
    crawled = crawls.run(tmp_path, "news", "-a", f"url=https://{host}/", "-s", "RETRY_TIMES=0", **environment)
    assert crawled.articles == []
    assert crawled.manifest["failures"] == 1
    assert crawled.code == 2
