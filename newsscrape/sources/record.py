"""One WARC record → Page: what its headers say, and its body with every encoding undone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason
from newsscrape.sources.content import MOST_BYTES, too_large
from newsscrape.sources.inflate import inflate
from newsscrape.sources.instant import parse_instant

_WEB = ("http://", "https://")
_TEXT = ("content-type", "text/plain; charset=utf-8")
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_DIGITS = re.compile(r"[0-9]+")
_PIECE = 1 << 16


def is_page(record: Any) -> bool:  # noqa: ANN401 - warcio ships no types
    """Tell whether a record holds a page: a response over HTTP, a resource of the web, or text made from a page."""
    kind, content_type = record.rec_type, str(record.content_type or "").lower()
    on_web = _said(record, "WARC-Target-URI").startswith(_WEB)
    return (kind in {"response", "resource"} and on_web) or (
        kind == "conversion" and content_type.startswith("text/plain")
    )


def is_rendered(record: Any, response_id: str) -> bool:  # noqa: ANN401 - warcio ships no types
    """Tell whether a record holds what the scripts of a response's page made of it."""
    content_type = str(record.content_type or "").lower()
    is_html = record.rec_type == "conversion" and content_type.startswith("text/html")
    return is_html and _said(record, "WARC-Refers-To") == response_id


def page_of(record: Any) -> Page:  # noqa: ANN401 - warcio ships no types
    """Give the page of a record, its body still unread; raises `InputError` where the record is torn."""
    page = Page(body=b"", url=_said(record, "WARC-Target-URI") or None, fetched_at=_date(record))
    content_type = str(record.content_type or "")
    if record.rec_type == "conversion" and content_type.lower().startswith(_TEXT[1].partition(";")[0]):
        return replace(page, headers=(_TEXT,))
    if record.rec_type in {"resource", "conversion"}:
        return replace(page, headers=(("content-type", content_type),))
    head = _head(record)
    return replace(
        page,
        headers=tuple((name.lower(), value) for name, value in head.headers),
        http_status=int(head.get_statuscode()) if _DIGITS.fullmatch(head.get_statuscode()) else None,
    )


def body_of(record: Any, page: Page) -> bytes:  # noqa: ANN401 - warcio ships no types
    """Read the body of a record's page, to the end of the record.

    Raises `NotAnArticle` (too_large, truncated_body), and `InputError` where the compression around it is damaged.
    """
    body = record.raw_stream.read(MOST_BYTES + 1)
    drain(record)
    if _said(record, "WARC-Truncated"):
        raise NotAnArticle(Reason.TRUNCATED_BODY, f"Cut off when archived ({_said(record, 'WARC-Truncated')}).")
    if len(body) > MOST_BYTES:
        raise too_large("the record")
    headers = dict(page.headers)
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    return inflate(body, headers.get("content-encoding", "").strip().lower())


def drain(record: Any) -> None:  # noqa: ANN401 - warcio ships no types
    """Read a record to its end; raises `InputError` where it has no length, fewer bytes, or others."""
    length = _said(record, "Content-Length")
    if not _DIGITS.fullmatch(length):
        raise InputError(f"the record has no length (Content-Length {length!r:.40})")
    while record.raw_stream.read(_PIECE):
        pass
    if record.raw_stream.limit > 0:
        raise InputError(f"the record ends {record.raw_stream.limit} bytes too early")
    if any("block digest failed" in problem for problem in record.digest_checker.problems):
        raise InputError("the record's content does not match its WARC-Block-Digest")


def _said(record: Any, name: str) -> str:  # noqa: ANN401 - warcio ships no types
    return str(record.rec_headers.get_header(name) or "")


def _head(record: Any) -> StatusAndHeaders:  # noqa: ANN401 - warcio ships no types
    try:
        return StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        raise InputError("the record ends before its HTTP headers") from None


def _date(record: Any) -> datetime | None:  # noqa: ANN401 - warcio ships no types
    try:
        return parse_instant(_said(record, "WARC-Date") or None, "WARC-Date")
    except InputError:
        return None


def _joined(body: bytes) -> bytes:
    """Undo chunks; a body that does not begin with one was stored without."""
    if not _CHUNK.match(body):
        return body
    try:
        joined: bytes = ChunkedDataReader(BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException:
        raise NotAnArticle(Reason.TRUNCATED_BODY, "The chunked body ends before its last chunk.") from None
    return joined
