"""A server that does wrong whatever a server can do wrong, by address: ``python tests/fault_server.py --port 8080``.

``/`` lists the addresses, for a browser or curl; ``/asked`` says how often each was asked for. It is a forward proxy
for every host too: the path alone decides, but for robots.txt, which is the fault a host is named after
(``bomb-gzip.example`` has that of ``/bomb/gzip``). Without ``--port`` it takes a free one; the port is the first line
on standard output.
"""

from __future__ import annotations

import argparse
import json
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from itertools import repeat
from typing import NamedTuple
from urllib.parse import urlsplit

import fault_bodies as bodies
from fault_bodies import ARTICLE, ENCODINGS
from serving import serve

HTML = "text/html; charset=utf-8"
LARGE = 100_000_000
TICK = 1.0
"""Seconds between two bytes of what drips."""
ASKED: Counter[str] = Counter()
FEED = """<rss version="2.0"><channel><title>Fähren</title>{}</channel></rss>"""
STORIES = ("/drip/body", "/page/heavy", "/silent/all", "/drip/headers", "/fine/gzip", "/fine/br")
"""What the feed names."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        _, host, path, _, _ = urlsplit(self.path)
        if path == "/robots.txt":
            path = f"/{host.split('.')[0].replace('-', '/', 1)}" if "-" in host else "/fine/robots"
        ASKED[path] += 1
        fault = FAULTS.get(path)
        self.close_connection = True
        with suppress(OSError):  # whoever asked has had enough
            (fault.answer if fault else give(bodies.article(path)))(self)

    def head(self, **headers: str | int) -> None:
        """Send a good header section."""
        self.send_response(200)
        for name, value in {"Content_Type": HTML, "Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


Answer = Callable[[Handler], None]


class Fault(NamedTuple):
    told: str
    """What is wrong, for the list."""
    answer: Answer


def give(body: bytes, **headers: str | int) -> Answer:
    """Send a body in one go, with the length it has unless the headers tell another."""

    def answer(handler: Handler) -> None:
        handler.head(**{"Content_Length": len(body), **headers})
        handler.wfile.write(body)

    return answer


def made(make: Callable[[], bytes], **headers: str) -> Answer:
    """Send what is costly to make."""

    def answer(handler: Handler) -> None:
        give(make(), **headers)(handler)

    return answer


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(content), content)


def chunked(*parts: bytes) -> Answer:
    """Send a chunked body, as written."""
    return raw(CHUNKED + b"".join(parts))


def raw(text: bytes) -> Answer:
    """Send bytes, be they an answer of the protocol or not."""
    return poured(text, b"", 0)


def poured(start: bytes, piece: bytes, times: int | None = None) -> Answer:
    """Send a start, then the same again and again, for ever where nobody says how often."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(start)
        for one in repeat(piece) if times is None else repeat(piece, times):
            handler.wfile.write(one)

    return answer


def dripping(fast: bytes, slow: bytes) -> Answer:
    def answer(handler: Handler) -> None:
        handler.wfile.write(fast)
        for place in range(len(slow)):
            handler.wfile.write(slow[place : place + 1])
            threading.Event().wait(TICK)

    return answer


def waiting(text: bytes) -> Answer:
    """Send something, then nothing until whoever asked goes away."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(text)
        handler.rfile.read(1)

    return answer


def reset_after(text: bytes) -> Answer:
    """Send something, then end the connection with RST, not with FIN."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(text)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.rfile.close()
        handler.connection.close()

    return answer


OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
KNOWN = OK + b"Content-Length: %d\r\n\r\n" % len(ARTICLE)
HALF = ARTICLE[: len(ARTICLE) // 2]
FILL = b"x" * 1000
HINTS = b"HTTP/1.1 103 Hints\r\nX-Fill: " + FILL + b"\r\n\r\n"
SUMMED = tuple(one for one in ENCODINGS if one != "br")  # which has no checksum
TWICE = ("gzip, gzip", "gzip, br", "deflate, gzip", "br, gzip", "zstd, zstd")


def listing(handler: Handler) -> None:
    rows = "".join(f'<tr><td><a href="{path}">{path}</a><td>{fault.told}' for path, fault in sorted(FAULTS.items()))
    give(f"<!DOCTYPE html><title>Faults</title><table>{rows}</table>\n".encode())(handler)


def asked(handler: Handler) -> None:
    give(json.dumps(ASKED).encode(), Content_Type="application/json")(handler)


def feed(handler: Handler) -> None:
    """Name an article of each kind that takes its time, and some that do not, each on a host of its own."""
    form = "<item><title>{0}</title><link>http://{1}.{2}/{0}</link></item>"
    hosts = (path[1:].replace("/", "") for path in STORIES)
    items = "".join(
        form.format(path[1:], host, handler.headers["Host"]) for path, host in zip(STORIES, hosts, strict=True)
    )
    give(FEED.format(items).encode(), Content_Type="application/rss+xml")(handler)


def bomb(encodings: str) -> Answer:
    return made(lambda: bodies.bomb(encodings), Content_Encoding=encodings)


def each(
    room: str, told: str, make: Callable[[str], bytes], encodings: tuple[str, ...] = ENCODINGS
) -> dict[str, Fault]:
    """Give one address of a room for each encoding."""
    return {f"/{room}/{one}": Fault(f"{one}, {told}", give(make(one), Content_Encoding=one)) for one in encodings}


FAULTS: dict[str, Fault] = {
    "/": Fault("this list", listing),
    "/asked": Fault("how often each address was asked for", asked),
    "/fine/feed.xml": Fault("a feed of articles that take their time", feed),
    "/fine/article": Fault("an article, for comparison", give(ARTICLE)),
    "/fine/robots": Fault(
        "a robots.txt that allows all", give(b"User-agent: *\nAllow: /\n", Content_Type="text/plain")
    ),
    **each("fine", "an article", lambda one: bodies.packed(ARTICLE, one)),
    **each("torn", "cut", bodies.torn),
    **each("corrupt", "forty bytes flipped", bodies.corrupt),
    **each("sum", "wrong checksum", bodies.badly_summed, SUMMED),
    "/short/length": Fault("half of what Content-Length says", raw(KNOWN + HALF)),
    "/short/gzip": Fault(
        "the same, packed", give(bodies.torn("gzip"), Content_Encoding="gzip", Content_Length=len(ARTICLE))
    ),
    "/short/chunk": Fault("ends in the middle of a chunk", chunked(chunk(ARTICLE)[:3000])),
    "/short/chunks": Fault("ends between two chunks, without the last one", chunked(chunk(HALF))),
    "/short/size": Fault("the second chunk's size is no number", chunked(chunk(HALF), b"zz\r\n", ARTICLE)),
    "/drip/body": Fault("a byte of the body a second", dripping(KNOWN, ARTICLE)),
    "/drip/headers": Fault("a byte of the headers a second", dripping(b"HTTP/1.1 200 OK\r\n", b"X-Drip: " + FILL)),
    "/endless/headers": Fault("header lines for ever", poured(OK, b"X-Fill: " + FILL + b"\r\n")),
    "/endless/line": Fault("one header line for ever", poured(OK + b"X-Fill: ", FILL)),
    "/endless/folds": Fault("one folded header for ever", poured(OK + b"X-Fill: ", FILL + b"\r\n ")),
    "/endless/status": Fault("a status line for ever", poured(b"HTTP/1.1 200 ", FILL)),
    "/endless/interim": Fault("interim answers for ever", poured(b"", HINTS)),
    "/endless/body": Fault("a body for ever", poured(OK + b"\r\n", ARTICLE)),
    "/endless/chunks": Fault("chunks for ever", poured(CHUNKED, chunk(ARTICLE))),
    "/endless/trailer": Fault("trailers for ever", poured(CHUNKED + chunk(HALF) + b"0\r\n", b"X: " + FILL + b"\r\n")),
    **{
        f"/bomb/{one.replace(', ', '-')}": Fault(f"{one}, a gigabyte of spaces", bomb(one))
        for one in (*ENCODINGS, *TWICE)
    },
    "/bomb/members": Fault("gzip in a thousand members", made(bodies.member_bomb, Content_Encoding="gzip")),
    "/bomb/window": Fault("zstd that wants 128 MB kept", made(bodies.window_bomb, Content_Encoding="zstd")),
    "/bomb/sitemap.xml.gz": Fault(
        "a sitemap of a gigabyte", made(bodies.sitemap_bomb, Content_Type="application/gzip")
    ),
    "/bomb/one-sitemap.xml.gz": Fault(
        "the same in one member", made(bodies.sitemap_stream_bomb, Content_Type="application/gzip")
    ),
    "/bomb/feed.xml": Fault(
        "entities of three gigabytes", give(bodies.feed_bomb(), Content_Type="application/rss+xml")
    ),
    "/crowd/sitemap.xml.gz": Fault(
        "a sitemap of 480,000 addresses", made(bodies.crowded_sitemap, Content_Type="application/gzip")
    ),
    "/silent/all": Fault("no answer at all", waiting(b"")),
    "/silent/body": Fault("headers, and no body", waiting(KNOWN)),
    "/reset/all": Fault("connection reset", reset_after(b"")),
    "/reset/body": Fault("connection reset in the middle of the body", reset_after(KNOWN + HALF)),
    "/closed/all": Fault("connection closed without an answer", raw(b"")),
    "/garbage/page": Fault("a page without status and headers, as HTTP/0.9 had it", raw(ARTICLE)),
    "/garbage/bytes": Fault("bytes of no protocol", raw(bytes(range(256)) * 8)),
    "/page/heavy": Fault("an article of 27 MB, which takes long to read", made(bodies.heavy, Content_Encoding="gzip")),
    "/page/large": Fault(
        "100 MB, announced", poured(OK + b"Content-Length: %d\r\n\r\n" % LARGE, FILL * 100, LARGE // 100_000)
    ),
    "/page/large-chunked": Fault("100 MB in chunks", poured(CHUNKED, chunk(FILL * 100), LARGE // 100_000)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    serve(Handler, parser.parse_args().port)


if __name__ == "__main__":
    main()
