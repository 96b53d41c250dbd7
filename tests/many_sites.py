"""Many small news sites behind one proxy, which writes down who asked for what and when.

Run as a program of its own: ``python many_sites.py LOG PAGES DELAY``; the port is the first line on standard
output. Each line of the log is ``BEGUN ENDED SITE WORKER PATH``, times in seconds of a clock that only goes forward.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from time import monotonic
from typing import cast
from urllib.parse import urlsplit

from newsscrape.bench.crawl_server import wire_form
from newsscrape.bench.crawl_site import Answer, made_page, page_answer

_WORKER = re.compile(rb"(?i)user-agent: [^\r\n]*\(\+(\S+)@")


def site_name(number: int) -> str:
    """Give the domain of a site."""
    return f"paper{number}.example"


def start_of(number: int) -> str:
    """Give where a crawl of a site starts."""
    return f"http://{site_name(number)}/sitemap.xml"


def page_of(number: int, pages: int) -> str:
    """Give the address of a page, all of them numbered through."""
    return f"http://{site_name(number // pages)}/made/a-{number:07}.html"


def answer_of(url: str, pages: int, delay: float) -> Answer:
    """Give what lies at an address."""
    parts = urlsplit(url)
    site = int("".join(filter(str.isdigit, parts.hostname or "")) or -1)
    if parts.path == "/robots.txt":
        return Answer(body=f"User-agent: *\nCrawl-delay: {delay}\n".encode(), kind="text/plain")
    if parts.path == "/sitemap.xml":
        entries = "".join(f"<url><loc>{page_of(site * pages + place, pages)}</loc></url>" for place in range(pages))
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        return Answer(body=text.encode(), kind="application/xml")
    if parts.path.startswith("/made/"):
        number = int("".join(filter(str.isdigit, parts.path)))
        return page_answer(made_page(number, parts.hostname or "").encode(), "text/html; charset=utf-8")
    return Answer(body=b"nothing here", kind="text/plain", status=404)


class Connection(asyncio.Protocol):
    """One connection of a crawl; requests come one after the other and have no body."""

    def __init__(self, log: Path, pages: int, delay: float) -> None:
        self._log, self._pages, self._delay = log, pages, delay
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer each request whose head is whole, and write it down."""
        begun = monotonic()
        self._got += data
        while b"\r\n\r\n" in self._got:
            head, _, self._got = self._got.partition(b"\r\n\r\n")
            url = head.split(b" ", 2)[1].decode("ascii")
            self._transport.write(wire_form(answer_of(url, self._pages, self._delay)))
            worker = _WORKER.search(head)
            parts = urlsplit(url)
            name = worker[1].decode() if worker else "?"
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{begun:.4f} {monotonic():.4f} {parts.hostname} {name} {parts.path}\n")


async def serve(log: Path, pages: int, delay: float) -> None:
    """Serve until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(log, pages, delay), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
