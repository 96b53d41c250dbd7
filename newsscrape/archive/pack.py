"""Page → its WARC records as bytes, one gzip member each: the work of archiving that needs no file.

WARC 1.1 (ISO 28500:2017). Bodies are stored with their content and transfer encoding undone; headers that told of it
are kept as ``X-Archive-Orig-…``, as the Wayback Machine does. Beside each response stands a metadata record of type
``application/warc-fields`` with what HTTP does not say: the address as asked for and, as JSON, the claims of feeds and
sitemaps. Metadata of another type is a capture of the page to tools such as pywb.

What a page's scripts made of it is a conversion record of type ``text/html`` directly behind these, which refers to the
response it was made from (6.9): "an alternative version of another record's content". So whoever reads responses sees
what the server sent, and nobody takes for an answer of a server what a browser of ours made.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from http import HTTPStatus
from io import BytesIO
from typing import NamedTuple

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscrape.model.instant import written
from newsscrape.model.page import Page

METADATA_TYPE = "application/warc-fields"
"""Content type of the metadata record beside a response."""
VERSION = "1.1"
LEVEL = 6
"""gzip's own default; 9, which warcio takes, costs two thirds more time and saves a hundredth of the bytes."""
_UNDONE = {"content-encoding", "content-length", "transfer-encoding"}


class Packed(NamedTuple):
    """A page as it goes into an archive."""

    response: bytes
    """The response record, a gzip member."""
    metadata: bytes
    """The metadata record, a gzip member."""
    rendered: bytes = b""
    """The conversion record, a gzip member: what the page's scripts made of it."""


def pack(page: Page) -> Packed:
    """Give the records of a page."""
    warc = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)
    response = _response(warc, page.as_sent or page)
    name = response.rec_headers.get_header("WARC-Record-ID")
    rendered = packed_record(_rendered(warc, page, name)) if page.as_sent else b""
    return Packed(packed_record(response), packed_record(_metadata(warc, page, name)), rendered)


def packed_record(record: ArcWarcRecord) -> bytes:
    """Give a record as a gzip member of its own."""
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version=VERSION).write_record(record)
    return gzip.compress(out.getbuffer(), LEVEL, mtime=0)


def _response(warc: WARCWriter, page: Page) -> ArcWarcRecord:
    status = page.http_status or HTTPStatus.OK
    head = StatusAndHeaders(f"{int(status)} {_phrase(status)}", _stored_headers(page), protocol="HTTP/1.1")
    return warc.create_warc_record(
        page.url,
        "response",
        payload=BytesIO(page.body),
        length=len(page.body),
        http_headers=head,
        warc_headers_dict=_dated(page),
    )


def _metadata(warc: WARCWriter, page: Page, response_id: str) -> ArcWarcRecord:
    claims = json.dumps([asdict(claim) for claim in page.claims], separators=(",", ":"))
    fields = [f"requested-url: {page.requested_url}"] if page.requested_url else []
    text = "".join(f"{field}\r\n" for field in (*fields, f"claims: {claims}")).encode(errors="replace")
    return warc.create_warc_record(
        page.url,
        "metadata",
        payload=BytesIO(text),
        length=len(text),
        warc_content_type=METADATA_TYPE,
        warc_headers_dict={**_dated(page), "WARC-Concurrent-To": response_id},
    )


def _rendered(warc: WARCWriter, page: Page, response_id: str) -> ArcWarcRecord:
    return warc.create_warc_record(
        page.url,
        "conversion",
        payload=BytesIO(page.body),
        length=len(page.body),
        warc_content_type=page.content_type,
        warc_headers_dict={**_dated(page), "WARC-Refers-To": response_id},
    )


def _dated(page: Page) -> dict[str, str]:
    return {"WARC-Date": written(page.fetched_at)} if page.fetched_at else {}


def _stored_headers(page: Page) -> list[tuple[str, str]]:
    headers = [
        (f"X-Archive-Orig-{name.title()}" if name in _UNDONE else name.title(), " ".join(value.split()))
        for name, value in page.headers
    ]
    return [*headers, ("Content-Length", str(len(page.body)))]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
