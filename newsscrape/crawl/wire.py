"""What the bytes of an answer tell before decompression hides it."""

from __future__ import annotations

import zlib
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response

TRUNCATED = "truncated"
"""Flag of a response whose body is not whole."""
_GZIP = {b"gzip", b"x-gzip"}


class WireMiddleware:
    """Keeps the content encoding for the archive, and asks again for gzip bodies that end in mid-stream.

    Scrapy decompresses what is there and says nothing: half an article would pass for a whole one.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Mark the response, or give the request that asks again."""
        encoding = response.headers.get(b"Content-Encoding")
        if not encoding:
            return response
        response = _as_bytes(response)
        response.headers[b"X-Archive-Orig-Content-Encoding"] = encoding
        if encoding.strip().lower() not in _GZIP or _is_whole(response.body) or self._crawler.spider is None:
            return response
        again = get_retry_request(request, spider=self._crawler.spider, reason="truncated body")
        if again is not None:
            return again
        response.flags.append(TRUNCATED)
        return response


def _as_bytes(response: Response) -> Response:
    """Give a response that is no text yet, for Scrapy would guess the encoding of packed bytes, at length."""
    return Response(
        response.url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        flags=response.flags,
        request=response.request,
        certificate=response.certificate,
        ip_address=response.ip_address,
        protocol=response.protocol,
    )


def _is_whole(body: bytes) -> bool:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        rest = body
        while rest and not unpacker.eof:
            unpacker.decompress(rest, 1 << 20)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or not body
