"""Sites for whole crawls: one that lives, and those of tests/polite_site.py.

The living one is a forward proxy for every host, in a thread of the test: what it holds is changed between two crawls,
and every answer it gave is kept. The others are a process of their own for each module of tests. Beside them
a watch over what a crawl looks up and connects to.
"""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
_HOST = "http://strom.example"
_FEED = '<rss version="2.0"><channel><title>Strom</title>{}</channel></rss>'
_ITEM = "<item><title>{1}</title><link>{0}</link><pubDate>{2}</pubDate></item>"


@dataclass
class LivingSite:
    """Paths with what they are answered with; a path that is not there is answered with 404."""

    articles: dict[str, str] = field(default_factory=dict)
    """Path of an article → its headline, which stands in every paragraph too."""
    in_feed: list[str] = field(default_factory=list)
    """Paths the feed names."""
    on_front: list[str] = field(default_factory=list)
    """Paths the front page links to."""
    environment: dict[str, str] = field(default_factory=dict)
    """What makes a crawl reach it."""
    published: str = field(default_factory=formatdate)
    """When all of them were published: now, for old articles are not looked at again."""
    answers: list[tuple[str, int]] = field(default_factory=list)
    """Path and status of every answer, files for crawlers left out."""

    def page(self, path: str) -> tuple[str, str] | None:
        """Give content type and content of a path."""
        if path in {"/", "/politik/"}:
            feed = (
                '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
                if self.in_feed and path == "/"
                else ""
            )
            links = "".join(f'<li><a href="{one}">{self.articles.get(one, "Alt")}</a></li>' for one in self.on_front)
            return "text/html", f"<html lang=de><head><title>Strom</title>{feed}</head><body><ul>{links}</ul></body>"
        if path == "/feed.xml" and self.in_feed:
            items = (
                _ITEM.format(f"{_HOST}{one}", self.articles.get(one, "Alt"), self.published) for one in self.in_feed
            )
            return "application/rss+xml", _FEED.format("".join(items))
        if path in self.articles:
            title = self.articles[path]
            text = "".join(
                f"<p>{title}, Absatz {number}. {'Der Fluss führt wenig Wasser. ' * 6}</p>" for number in range(5)
            )
            return "text/html", f"<html lang=de><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body>"
        return None

    def take(self) -> list[tuple[str, int]]:
        """Give the answers since the last time."""
        taken, self.answers = sorted(self.answers), []
        return taken


@pytest.fixture
def living() -> Iterator[LivingSite]:
    """A site that is served, empty at first."""
    site = LivingSite()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - its interface
            pass

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            found = site.page(path)
            body = found[1].encode() if found else b"nichts"
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            status = 404 if not found else 304 if self.headers["If-None-Match"] == tag else 200
            if path not in {"/robots.txt", "/.well-known/tdmrep.json"}:
                site.answers.append((path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", f"{found[0] if found else 'text/plain'}; charset=utf-8")
            self.send_header("Content-Length", "0" if status == 304 else str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    proxy = f"127.0.0.1:{server.server_port}"
    site.environment = {"http_proxy": f"http://{proxy}", "NEWSSCRAPE_ALLOW_HOSTS": f"strom.example,{proxy}"}
    yield site
    server.shutdown()
    server.server_close()


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


@pytest.fixture(scope="module")
def polite_site(uncovered: dict[str, str]) -> Iterator[PoliteSite]:
    command = [sys.executable, str(ROOT / "tests/polite_site.py")]
    with subprocess.Popen(command, env=uncovered, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield PoliteSite(int(server.stdout.readline()))
        server.terminate()


class Trap(ThreadingTCPServer):
    """A server that counts who comes, and says nothing."""

    daemon_threads = True
    count = 0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), BaseRequestHandler)

    def verify_request(self, *_: Any) -> bool:  # noqa: ANN401 - its interface
        self.count += 1
        return False


@dataclass(frozen=True)
class Watch:
    """What a crawl looks up and connects to, by `tests/whole/watched`; whatever is not a server's ends in a trap."""

    log: Path
    trap: Trap

    def environment(self, names: dict[str, list[str]], *open_ports: int) -> dict[str, str]:
        """Give the environment of a crawl with these names, to which these ports of 127.0.0.1 are open."""
        settings = {"log": str(self.log), "trap": self.trap.server_address[1], "names": names, "open": open_ports}
        return {"PYTHONPATH": str(ROOT / "tests/whole/watched"), "WATCH": json.dumps(settings)}

    def take(self) -> list[list[str]]:
        """Give what was looked up, connected to other than servers, and listened at, since the last time."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.split(" ") for line in lines]

    def trapped(self) -> int:
        """Give the number of connections the trap took since the last time."""
        count, self.trap.count = self.trap.count, 0
        return count


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """A trap on loopback and a log."""
    with Trap() as trap:
        Thread(target=trap.serve_forever, daemon=True).start()
        yield Watch(tmp_path_factory.mktemp("watch") / "log", trap)
        trap.shutdown()
