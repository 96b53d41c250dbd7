"""What the handler of downloads bounds; the whole way of it is in tests/whole/test_faults.py."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request as Asking
from twisted.internet.defer import Deferred
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web._newclient import Request, ResponseFailed
from twisted.web.http_headers import Headers

from newsscrape.crawl.handler import MOST_HEADER_BYTES, BoundedHandler, HeaderTooLargeError, _BoundedFactory
from newsscrape.crawl.large_bodies import LARGE_BODY, LargeBodies
from newsscrape.crawl.stopping import RunCutError

LINE = b"X-Fill: " + b"x" * 990 + b"\r\n"


class Asked:
    """A request under way, and what comes back for it."""

    def __init__(self, large: LargeBodies | None = None) -> None:
        large = large or LargeBodies(lambda: True, 0)
        self.sent_to: list[str] = []
        spacing: Any = SimpleNamespace(leaves=self.sent_to.append)
        self.protocol = _BoundedFactory(large, spacing, lambda _: None, {}).buildProtocol(None)
        self.transport = StringTransport()
        self.protocol.makeConnection(self.transport)
        request = Request(b"GET", b"/", Headers({b"host": [b"a.example"]}), None)
        self.answer: Deferred[object] = self.protocol.request(request)
        self.outcome: object = None
        self.answer.addBoth(self._take)

    def _take(self, outcome: object) -> None:
        self.outcome = outcome

    def hear(self, pieces: Iterator[bytes]) -> int:
        """Take pieces until there is an outcome; give how many bytes that took."""
        taken = 0
        for piece in pieces:
            if self.outcome is not None:
                break
            self.protocol.dataReceived(piece)
            taken += len(piece)
        return taken


def endless(start: bytes, piece: bytes) -> Iterator[bytes]:
    yield start
    for _ in range(100_000):
        yield piece


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", LINE),
        (b"HTTP/1.1 200 OK\r\nX-Fill: ", b"x" * 1000),
        (b"HTTP/1.1 200 OK\r\nX-Fill: ", b"x" * 990 + b"\r\n "),
        (b"HTTP/1.1 200 OK\r\n", b"x" * 990 + b"\n"),
        (b"HTTP/1.1 200 ", b"x" * 1000),
        (b"", b"HTTP/1.1 103 Hints\r\n" + LINE + b"\r\n"),
    ],
    ids=["lines", "one line", "folds", "lines without a colon", "status", "interim answers"],
)
def test_header_sections_without_end_end(start: bytes, piece: bytes) -> None:
    asked = Asked()
    assert asked.hear(endless(start, piece)) < MOST_HEADER_BYTES + 2_000
    assert isinstance(asked.outcome, Failure)
    assert isinstance(asked.outcome.value, ResponseFailed)
    assert [type(reason.value) for reason in asked.outcome.value.reasons] == [HeaderTooLargeError]
    assert asked.transport.disconnected or asked.transport.disconnecting


def test_large_header_sections_pass() -> None:
    asked = Asked()
    lines = LINE * (MOST_HEADER_BYTES // len(LINE) - 1)
    asked.hear(iter([b"HTTP/1.1 200 OK\r\n" + lines + b"Content-Length: 0\r\n\r\n"]))
    assert asked.outcome is not None
    assert not isinstance(asked.outcome, Failure)


BODY = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (2 * LARGE_BODY) + bytes(LARGE_BODY)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_of_two_large_bodies_one_waits_for_the_other() -> None:
    async def crawl() -> list[list[str]]:
        large = LargeBodies(lambda: True, 0)
        both = [Asked(large), Asked(large)]
        seen = []
        for asked in both:
            asked.hear(iter([BODY]))
        for last in (lambda: None, lambda: both[0].protocol.dataReceived(bytes(LARGE_BODY)), both[1].answer.cancel):
            last()
            await settled()
            seen.append([asked.transport.producerState for asked in both])
        return seen

    assert asyncio.run(crawl()) == [["producing", "paused"], ["producing", "producing"], ["producing", "producing"]]


def test_who_is_cut_while_waiting_lets_the_next_one_have_its_turn() -> None:
    async def crawl() -> str:
        large = LargeBodies(lambda: True, 0)
        first, second, third = Asked(large), Asked(large), Asked(large)
        for asked in (first, second, third):
            asked.hear(iter([BODY]))
        await settled()
        second.protocol.connectionLost(Failure(ConnectionError()))
        first.protocol.dataReceived(bytes(LARGE_BODY))
        await settled()
        return third.transport.producerState

    assert asyncio.run(crawl()) == "producing"


def test_to_which_host_a_request_leaves_is_noted() -> None:
    assert Asked().sent_to == ["a.example"]


def test_who_waits_for_a_hosts_delay_is_cut_too() -> None:
    async def wait(_: object) -> None:
        await asyncio.Event().wait()

    handler = BoundedHandler.__new__(BoundedHandler)
    handler._under_way, handler._is_cut = set(), False  # noqa: SLF001 - a handler without a reactor
    handler._spacing = cast("Any", SimpleNamespace(keep=wait))  # noqa: SLF001 - as above

    async def run() -> None:
        waiting = asyncio.ensure_future(handler.download_request(Asking("https://a.example/")))
        await asyncio.sleep(0)
        handler.cut()
        with pytest.raises(RunCutError):
            await asyncio.wait_for(waiting, 5)

    asyncio.run(run())
