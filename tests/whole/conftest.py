"""A news site that lives: what it holds is changed between two crawls, and every answer it gave is kept.

It is a forward proxy for every host, in a thread of the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

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
    """Path and status of every answer, robots.txt left out."""

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
            if path != "/robots.txt":
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
