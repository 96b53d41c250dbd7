"""Content encodings undone, as far as an archive needs it."""

from __future__ import annotations

import zlib

import zstandard

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.sources.content import MOST_BYTES, too_large

_GZIP_MAGIC, _ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_PIECE = 2048
"""Bytes undone at once: Zstandard blows up 32,000-fold at worst, so that one piece stays below 70 MB."""
_ANY_HEADER, _NO_HEADER = 47, -15


def inflate(body: bytes, encoding: str) -> bytes:
    """Undo a content encoding; a body that does not look encoded was stored decoded.

    In: the body, the value of ``content-encoding`` in lower case. Raises `NotAnArticle` (too_large, truncated_body, and
    unreadable for an encoding that cannot be undone here).
    """
    if encoding in {"gzip", "x-gzip"} and body.startswith(_GZIP_MAGIC):
        return _inflate(body, _ANY_HEADER)
    if encoding == "deflate" and body and not body.lstrip().startswith(b"<"):
        return _inflate(body, _ANY_HEADER if _has_zlib_header(body) else _NO_HEADER)
    if encoding == "zstd" and body.startswith(_ZSTD_MAGIC):
        return _unframe(body)
    if encoding in {"br", "compress", "x-compress"} and not body.lstrip().startswith(b"<"):
        known = "expected gzip, deflate, zstd or none"
        raise NotAnArticle(Reason.UNREADABLE, f"The body's encoding {encoding!r} cannot be undone here; {known}.")
    return body


def _has_zlib_header(body: bytes) -> bool:
    """RFC 1950: method 8, and the first two bytes a multiple of 31."""
    return body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0  # noqa: PLR2004 - RFC 1950's own numbers


def _inflate(body: bytes, window: int) -> bytes:
    engine = zlib.decompressobj(window)
    try:
        plain = engine.decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise NotAnArticle(Reason.TRUNCATED_BODY, f"The compressed body is damaged ({error}).") from None
    return _whole(plain, ended=engine.eof)


def _unframe(body: bytes) -> bytes:
    engine = zstandard.ZstdDecompressor().decompressobj()
    plain = bytearray()
    try:
        for start in range(0, len(body), _PIECE):
            plain += engine.decompress(body[start : start + _PIECE])
            if engine.eof or len(plain) > MOST_BYTES:
                break
    except zstandard.ZstdError as error:
        raise NotAnArticle(Reason.TRUNCATED_BODY, f"The compressed body is damaged ({error}).") from None
    return _whole(bytes(plain), ended=engine.eof)


def _whole(plain: bytes, *, ended: bool) -> bytes:
    if len(plain) > MOST_BYTES:
        raise too_large("the body")
    if not ended:
        raise NotAnArticle(Reason.TRUNCATED_BODY, "The compressed body ends before its end.")
    return plain
