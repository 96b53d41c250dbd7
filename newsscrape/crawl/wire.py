"""Content encodings undone, once and to their end.

Scrapy undoes what is there of a body that ends in mid-stream and says nothing: half an article would pass for a whole
one. To look for that on top of its middleware would mean to unpack everything twice.
"""

from __future__ import annotations

from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newsscrape.crawl.large_bodies import LARGE_BODY, LargeBodies
from newsscrape.crawl.unpacking import ACCEPTED, State, Unpacked, encodings_in, unpacked

TRUNCATED = "truncated"
"""Flag of a response whose body is not whole."""
_ENCODING, _KEPT = b"Content-Encoding", b"X-Archive-Orig-Content-Encoding"


class BodyTooLargeError(IgnoreRequest):
    """The body is larger than DOWNLOAD_MAXSIZE once unpacked; ends as ``too_large``."""


class WireMiddleware:
    """Unpacks bodies, keeps their encoding for the archive, and asks again for those that are torn or damaged."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._large = LargeBodies.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Say which encodings can be undone."""
        request.headers.setdefault(b"Accept-Encoding", ACCEPTED)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Give the response with its body unpacked, or the request that asks again.

        A body that is not whole at the last attempt either is flagged. Raises `BodyTooLargeError`.
        """
        said = b", ".join(response.headers.getlist(_ENCODING))  # a server may say it line by line
        if not said:
            return response
        encodings = encodings_in(said)
        body = unpacked(response.body, encodings, min(LARGE_BODY, self._most))
        if body.state is State.TOO_LARGE and self._most > LARGE_BODY:
            async with self._large.turn():
                body = unpacked(response.body, encodings, self._most)
        if body.state is State.TOO_LARGE:
            raise BodyTooLargeError(f"The answer is larger than DOWNLOAD_MAXSIZE ({self._most} bytes) once unpacked.")
        if body.state is State.TORN and (again := self._again(request)):
            return again
        return _plain(response, body, said)

    def _again(self, request: Request) -> Request | None:
        if self._crawler.spider is None:
            return None
        return get_retry_request(request, spider=self._crawler.spider, reason="truncated body")


def _plain(response: Response, body: Unpacked, said: bytes) -> Response:
    """Give a response anew: until now Scrapy took packed bytes for text, or for anything else."""
    headers = response.headers
    headers[_KEPT] = said
    if body.left:
        headers[_ENCODING] = body.left.encode()
    else:
        del headers[_ENCODING]
    flags = [*response.flags, TRUNCATED] if body.state is State.TORN else response.flags
    made: type[Any] = responsetypes.from_args(headers=headers, url=response.url, body=body.content)
    answer: Response = made(
        response.url,
        status=response.status,
        headers=headers,
        body=body.content,
        flags=flags,
        request=response.request,
        certificate=response.certificate,
        ip_address=response.ip_address,
        protocol=response.protocol,
    )
    return answer
