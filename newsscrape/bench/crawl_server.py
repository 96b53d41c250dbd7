"""Run as a process of its own: serve the pages of a crawl's benchmark to a crawl that has it as its proxy.

In: one JSON object on standard input: ``folders`` with saved pages and how many of them, ``pages``, or how many pages
to make, ``made``, and on how many ``hosts``. Out: the port, then a line for each command on standard input: ``item N``
puts made page N into the feed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from threading import Thread
from typing import Any, cast
from urllib.parse import urlsplit

from newsscrape.bench.crawl_site import Answer, CrawlSite, made_address, page_answer, saved_address
from newsscrape.bench.sample import sample
from newsscrape.evaluate.gold import load_page

_REASONS = {200: "OK", 404: "Not Found"}


class Connection(asyncio.Protocol):
    """One connection of a crawl; requests come one after the other and have no body."""

    def __init__(self, site: CrawlSite) -> None:
        self._site = site
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer each request whose head is whole."""
        self._got += data
        while b"\r\n\r\n" in self._got:
            head, _, self._got = self._got.partition(b"\r\n\r\n")
            parts = urlsplit(head.split(b" ", 2)[1].decode("ascii"))
            self._transport.write(wire_form(self._site.answer(parts.hostname or "", parts.path)))


def wire_form(answer: Answer) -> bytes:
    """Give an answer as the bytes of HTTP."""
    packed = "Content-Encoding: gzip\r\n" if answer.packed else ""
    head = (
        f"HTTP/1.1 {answer.status} {_REASONS[answer.status]}\r\nContent-Type: {answer.kind}\r\n{packed}"
        f"Content-Length: {len(answer.body)}\r\n\r\n"
    )
    return head.encode() + answer.body


def site_of(order: dict[str, Any]) -> CrawlSite:
    """Give the site that an order asks for; raises `InputError` for a folder without saved pages."""
    if "made" in order:
        return CrawlSite(made=order["made"], hosts=order["hosts"])
    golds = sample(map(Path, order["folders"]), order["pages"])
    return CrawlSite(
        saved={
            saved_address(place).removeprefix("http://"): page_answer(load_page(gold).body, gold.kind.content_type)
            for place, gold in enumerate(golds)
        }
    )


async def serve(site: CrawlSite) -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(lambda: Connection(site), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    Thread(target=obey, args=(site,), daemon=True).start()
    await server.serve_forever()


def obey(site: CrawlSite) -> None:
    """Do what standard input says."""
    for line in sys.stdin:
        site.items.append(made_address(int(line.removeprefix("item ")), site.hosts))
        sys.stdout.write("done\n")
        sys.stdout.flush()


def main() -> None:
    """Read the order and serve."""
    asyncio.run(serve(site_of(json.loads(sys.stdin.readline()))))


if __name__ == "__main__":
    main()
