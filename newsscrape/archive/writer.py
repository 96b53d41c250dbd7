"""Pages → WARC records, one gzip member each, flushed before anybody reads the page.

WARC 1.1 (ISO 28500:2017). Bodies are stored with their content and transfer encoding undone; headers that told of it
are kept as ``X-Archive-Orig-…``, as the Wayback Machine does. Beside each response stands a metadata record of type
``application/json`` with what HTTP does not say: the address as asked for and the claims of feeds and sitemaps.

What a page's scripts made of it is a conversion record of type ``text/html`` directly behind the response it was made
from, which it refers to (6.9): "an alternative version of another record's content". So whoever reads responses sees
what the server sent, and nobody takes for an answer of a server what a browser of ours made.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscrape.errors import StorageError
from newsscrape.model.page import Capture, Page

METADATA_TYPE = "application/json"
"""Content type of the metadata record beside a response."""
_UNDONE = {"content-encoding", "content-length", "transfer-encoding"}


class ArchiveWriter:
    """The archive of one run: ``<spider>-<run>.warc.gz``, and ``-2``, ``-3`` … when one is full.

    In: the folder, the spider's name, the run, the size in bytes from which a new file is begun. A file is called
    ``….part`` until it is closed; a dead run's file is never continued. Every method raises `StorageError` when the
    disk refuses.
    """

    def __init__(self, folder: Path, spider: str, run: str, size_limit: int) -> None:
        self._folder = folder
        self._stem = f"{spider}-{run}"
        self._size_limit = size_limit
        self._count = 0
        self._open()

    @property
    def file(self) -> str:
        """Final name of the file being written."""
        return self._final.name

    def write(self, page: Page) -> Page:
        """Store a page; give it back with its capture."""
        try:
            if self._out.tell() >= self._size_limit:
                self.close()
                self._open()
            response = self._response(page.as_sent or page)
            capture = self._put(response)
            self._warc.write_record(self._metadata(page, response.rec_headers.get_header("WARC-Record-ID")))
            if page.as_sent:
                capture = self._put(self._rendered(page, response.rec_headers.get_header("WARC-Record-ID")))
            self._out.flush()
        except OSError as error:
            raise self._refused(error) from error
        return replace(page, capture=capture, as_sent=None)

    def close(self) -> None:
        """Give the file its name."""
        try:
            with self._out:
                self._out.flush()
                os.fsync(self._out.fileno())
            self._part.rename(self._final)
        except OSError as error:
            raise self._refused(error) from error

    def _put(self, record: ArcWarcRecord) -> Capture:
        offset = self._out.tell()
        self._warc.write_record(record)
        return Capture(file=self.file, offset=offset, length=self._out.tell() - offset)

    def _open(self) -> None:
        self._count += 1
        number = f"-{self._count}" if self._count > 1 else ""
        self._final = self._folder / f"{self._stem}{number}.warc.gz"
        self._part = self._final.with_name(f"{self._final.name}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._out = self._part.open("xb")
            self._warc = WARCWriter(self._out, gzip=True, warc_version="1.1")
            info = {
                "software": f"newsscrape/{version('newsscrape')}",
                "format": "WARC File Format 1.1",
                "robots": "obey",
            }
            self._warc.write_record(self._warc.create_warcinfo_record(self._final.name, info))
        except OSError as error:
            self._drop()
            raise self._refused(error) from error

    def _drop(self) -> None:
        """Let go of a file that took nothing."""
        if hasattr(self, "_out"):
            with suppress(OSError):
                self._out.close()

    def _response(self, page: Page) -> ArcWarcRecord:
        status = page.http_status or HTTPStatus.OK
        head = StatusAndHeaders(f"{int(status)} {_phrase(status)}", _stored_headers(page), protocol="HTTP/1.1")
        return self._warc.create_warc_record(
            page.url,
            "response",
            payload=BytesIO(page.body),
            length=len(page.body),
            http_headers=head,
            warc_headers_dict=_dated(page),
        )

    def _metadata(self, page: Page, response_id: str) -> ArcWarcRecord:
        said = {"requested_url": page.requested_url, "claims": [asdict(claim) for claim in page.claims]}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        return self._warc.create_warc_record(
            page.url,
            "metadata",
            payload=BytesIO(text),
            length=len(text),
            warc_content_type=METADATA_TYPE,
            warc_headers_dict={**_dated(page), "WARC-Concurrent-To": response_id},
        )

    def _rendered(self, page: Page, response_id: str) -> ArcWarcRecord:
        return self._warc.create_warc_record(
            page.url,
            "conversion",
            payload=BytesIO(page.body),
            length=len(page.body),
            warc_content_type=page.content_type,
            warc_headers_dict={**_dated(page), "WARC-Refers-To": response_id},
        )

    def _refused(self, error: OSError) -> StorageError:
        return StorageError(f"{self._part}: the archive could not be written ({error.strerror or error}); make room.")


def _dated(page: Page) -> dict[str, str]:
    return {"WARC-Date": page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")} if page.fetched_at else {}


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
