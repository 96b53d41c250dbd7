"""Hosts that ask to be left alone, and hosts without end, for the crawl's tests: started as a script, prints its port.

It is a forward proxy: the host decides what is answered, pages are made on demand. ``http://log.example/`` tells what
was asked for.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SENTENCE = "Der Fluss führt seit Wochen wenig Wasser, und die Fähre bleibt deshalb am Anleger. "
LOG: list[dict[str, Any]] = []
MET: Counter[str] = Counter()
UNDER_WAY: Counter[str] = Counter()
GUARD = threading.Lock()


class Answer(NamedTuple):
    body: bytes
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Asked(NamedTuple):
    host: str
    path: str
    query: str
    cookie: str
    times: int
    """How often the address was asked for before."""


def article(title: str, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{title}, {number}. {SENTENCE * 3}</p>" for number in range(1, 7))
    return (
        f'<html lang="de"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{paragraphs}'
        "</article></body></html>"
    ).encode()


def front(*links: str) -> bytes:
    listed = "".join(f'<li><a href="{link}">Meldung aus der Stadt am Fluss</a></li>' for link in links)
    return f"<html><head><meta charset=utf-8><title>Start</title></head><body><ul>{listed}</ul></body></html>".encode()


def stories(count: int) -> tuple[str, ...]:
    return tuple(f"/a-10000{number:02}.html" for number in range(count))


def calm(asked: Asked) -> Answer:
    return Answer(front(*stories(6)) if asked.path == "/" else article(f"Ruhig {asked.path}"))


def busy(asked: Asked) -> Answer:
    """Asks for a second's pause before each of its pages but the first."""
    if asked.path != "/" and not asked.times:
        return Answer(b"zu viele", 429, headers=(("Retry-After", "1"),))
    return Answer(front(*stories(3)) if asked.path == "/" else article(f"Voll {asked.path}"))


def gone(asked: Asked) -> Answer:
    """Asks for a day's pause as soon as its front page was read."""
    if asked.path != "/":
        return Answer(b"morgen", 503, headers=(("Retry-After", "86400"),))
    return Answer(front(*stories(5)))


def slow(asked: Asked) -> Answer:
    if asked.path == "/robots.txt":
        return Answer(b"User-agent: newsscrape\nCrawl-delay: 0.4\n", kind="text/plain")
    return Answer(front(*stories(3)) if asked.path == "/" else article(f"Langsam {asked.path}"))


def cookie(asked: Asked) -> Answer:
    """Redirects to itself and sets a cookie: one page wants it back, the other is never content."""
    if asked.path == "/":
        return Answer(front("/einmal/a-1000001.html", "/ewig/a-1000002.html"))
    if asked.path.startswith("/einmal") and "besucht=ja" in asked.cookie:
        return Answer(article("Einmal"))
    return Answer(b"", 302, headers=(("Location", asked.path), ("Set-Cookie", "besucht=ja; Path=/")))


HOSTS = {
    "calm.example": calm,
    "busy.example": busy,
    "gone.example": gone,
    "slow.example": slow,
    "cookie.example": cookie,
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        _, host, path, query, _ = urlsplit(self.path)
        if host == "log.example":
            self.give(Answer(json.dumps(LOG).encode(), kind="application/json"))
            return
        with GUARD:
            UNDER_WAY[host] += 1
            asked = Asked(host, path, query, self.headers.get("Cookie", ""), MET[self.path])
            MET[self.path] += 1
            line = {
                "host": host,
                "path": path,
                "query": query,
                "at": time.monotonic(),
                "at_once": UNDER_WAY[host],
                "agent": self.headers.get("User-Agent", ""),
                "cookie": asked.cookie,
            }
            LOG.append(line)
        answer = HOSTS[host](asked)
        if (path == "/robots.txt" and answer.kind != "text/plain") or path.startswith("/.well-known/"):
            answer = answer if answer.kind == "application/json" else Answer(b"nichts", 404)
        with GUARD:
            UNDER_WAY[host] -= 1
        self.give(answer)

    def give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
