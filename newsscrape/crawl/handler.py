"""Downloads that end: header sections are bounded, and so is the time a run waits for them when it is to end.

Twisted bounds one header line, not their number, and a server that sends lines for ever fills the memory. Bodies are
bounded by ``DOWNLOAD_MAXSIZE``, both by ``DOWNLOAD_TIMEOUT``; all bodies together by large ones coming one at a time.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError
from scrapy.http import Response
from scrapy.utils.asyncio import call_later
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HTTP11ClientProtocol
from twisted.web._newclient import Request as SentRequest
from twisted.web.client import ResponseFailed
from twisted.web.iweb import IResponse

from newsscrape.crawl.large_bodies import LARGE_BODY, LargeBodies
from newsscrape.crawl.spacing import Spacing
from newsscrape.crawl.stopping import RunCutError, run_cut
from newsscrape.crawl.tenure import see_to_tenure

MOST_HEADER_BYTES = 256 * 1024
"""What the header sections of one answer may hold, those of interim answers included: as much as Chromium takes."""

_REST = 0.1  # seconds after which only circles of objects hold a body that was too large; Python sees those late


class HeaderTooLargeError(DownloadCancelledError):
    """The header section does not end within `MOST_HEADER_BYTES`; ends as ``too_large``, and is not asked for again."""

    def __init__(self) -> None:
        super().__init__(
            f"The header section of the answer is larger than {MOST_HEADER_BYTES} bytes, or one of its lines too long."
        )


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's handler of HTTP/1.1, with bounded header sections, and answers nobody waits for when the run is cut."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler
        self._spacing = Spacing(crawler)
        made = partial(_BoundedFactory, LargeBodies.of(crawler), self._spacing)
        self._pool._factory = made  # type: ignore[assignment]  # noqa: SLF001 - Scrapy sets its own there, no other way
        self._under_way: set[asyncio.Task[Response]] = set()
        self._is_cut = False
        crawler.signals.connect(self.cut, signal=run_cut)

    async def download_request(self, request: Request) -> Response:
        """Give the answer; raise what Scrapy's raises.

        And `HeaderTooLargeError`, `RunCutError`, and `SiteElsewhereError` where the site's lease has ended meanwhile.
        """
        if self._is_cut:
            raise RunCutError
        download = asyncio.ensure_future(self._sent_in_time(request))
        self._under_way.add(download)
        try:
            return await download
        except asyncio.CancelledError as error:
            if self._is_cut:
                raise RunCutError from error
            raise
        except DownloadCancelledError:
            call_later(_REST, gc.collect)
            raise
        except DownloadFailedError as error:
            if too_large := _header_error_in(error):
                raise too_large from error
            raise
        finally:
            self._under_way.discard(download)

    async def _sent_in_time(self, request: Request) -> Response:
        """Give the answer to a request, sent when its host may be asked, and by this run."""
        await self._spacing.keep(request)
        see_to_tenure(self._crawler, request)
        return await super().download_request(request)

    def cut(self) -> None:
        """Break off what is under way, and begin nothing more."""
        self._is_cut = True
        for download in self._under_way:
            download.cancel()


class _BoundedParser(_LenientHTTPClientParser):
    """Counts the lines of the header section, those of interim answers (100, 103) among them."""

    _taken = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's interface
        self._taken += len(line) + 1
        if self._taken > MOST_HEADER_BYTES:
            raise HeaderTooLargeError
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: ARG002, N802 - Twisted's interface
        raise HeaderTooLargeError


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Sees to the header section of each answer, and has its body wait for its turn when it becomes large."""

    def __init__(self, large: LargeBodies, spacing: Spacing, quiescent: Callable[[HTTP11ClientProtocol], None]) -> None:
        super().__init__(quiescent)  # type: ignore[no-untyped-call]  # Twisted's
        self._large, self._spacing = large, spacing
        self._taken = 0
        self._turn: asyncio.Task[None] | None = None

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's interface
        """Take a piece; stop reading until it is this answer's turn once it is large."""
        self._taken += len(data)
        super().dataReceived(data)  # type: ignore[no-untyped-call]  # Twisted's
        if self._taken > LARGE_BODY and self._turn is None and self._parser is not None:
            assert self.transport is not None  # noqa: S101 - it has just brought something
            self.transport.pauseProducing()
            self._turn = asyncio.ensure_future(self._go_on())

    async def _go_on(self) -> None:
        """Read on when it is this answer's turn, and have it until the answer ends, which cancels this."""
        async with self._large.turn():
            assert self.transport is not None  # noqa: S101 - as above
            self.transport.resumeProducing()
            await asyncio.Event().wait()

    def _disconnectParser(self, reason: Failure) -> None:  # noqa: N802 - Twisted's; each answer ends here
        self._taken = 0
        if self._turn is not None:
            self._turn.cancel()
            self._turn = None
        super()._disconnectParser(reason)  # type: ignore[no-untyped-call]  # Twisted's

    def _giveUp(self, reason: Failure) -> None:  # noqa: N802 - Twisted's interface
        """Break off: who sends without end does not wait for a proper farewell, which TLS would."""
        super()._giveUp(reason)  # type: ignore[no-untyped-call]  # Twisted's
        if isinstance(reason.value, HeaderTooLargeError) and self.transport is not None:
            self.transport.abortConnection()

    def request(self, request: SentRequest) -> Deferred[IResponse]:
        answer = super().request(request)
        (host,) = request.headers.getRawHeaders(b"host", (b"",))
        self._spacing.leaves(urlsplit(f"//{host.decode('latin-1')}").hostname or "")
        assert self._parser is not None  # noqa: S101 - made by each request
        self._parser.__class__ = _BoundedParser  # the way Scrapy puts its own there
        return answer


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def __init__(
        self, large: LargeBodies, spacing: Spacing, quiescent: Callable[[HTTP11ClientProtocol], None], metadata: object
    ) -> None:
        super().__init__(quiescent, metadata)  # type: ignore[no-untyped-call]  # Twisted's
        self._large, self._spacing = large, spacing

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802 - Twisted's interface
        return _BoundedProtocol(self._large, self._spacing, self._quiescentCallback)


def _header_error_in(error: DownloadFailedError) -> HeaderTooLargeError | None:
    cause = error.__cause__
    reasons = cause.reasons if isinstance(cause, ResponseFailed) else []
    return next((reason.value for reason in reasons if isinstance(reason.value, HeaderTooLargeError)), None)
