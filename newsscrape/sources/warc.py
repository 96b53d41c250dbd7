"""WARC and WET archives: each page in them is one input, with the place of its record as capture.

WARC 1.0 and 1.1 (ISO 28500:2017). Pages are ``response``, ``resource`` and ``conversion`` records; redirects,
``revisit`` and other records bring none. A response with what its scripts made of it directly behind is one page, the
latter. A damaged or torn record is an input of its own that failed, and reading goes
on at the next whole one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed

from newsscrape.errors import InputError, NewsscrapeError, NotAnArticle
from newsscrape.model.page import Capture, Form, Page
from newsscrape.model.reject import Reason
from newsscrape.sources.found import Found, check_status, refused
from newsscrape.sources.members import Archive, Records
from newsscrape.sources.record import body_of, drain, is_page, is_rendered, page_of
from newsscrape.sources.said import with_metadata

_REDIRECTS = range(300, 400)
_FAULTS = (InputError, ArchiveLoadFailed, ValueError)


class _Damage(Exception):  # noqa: N818 - carries what was found, is no fault of ours
    """The archive cannot be read on from here; ``found`` is the line that tells of it."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.place)
        self.found = found


def read_warc(path: Path) -> Generator[Found, None, None]:
    """Yield the pages of an archive in the order of their records."""
    return read_warc_from(path, 0)


def read_warc_from(path: Path, offset: int) -> Generator[Found, None, None]:
    """Yield the pages of an archive from the record on that begins at an offset, in bytes."""
    try:
        with path.open("rb") as file:
            yield from _Reading(path, file).pages(offset)
    except OSError as error:
        fault = InputError(f"{path}: cannot be read ({error.strerror or error}).")
        yield Found(place=str(path), content=refused(fault, Page(body=b""), str(path)), file=path)


class _Reading:
    """One pass over one archive."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._name = path.name.removesuffix(".part")
        self._file = file
        self._seen = 0

    def pages(self, begin: int) -> Iterator[Found]:
        """Yield its pages, from the record at an offset on, and after each tear from the next."""
        try:
            archive = Archive(self._file)
        except InputError as error:
            yield self._failure(0, error)
            return
        offset: int | None = max(archive.start, begin)
        while offset is not None:
            records = archive.records(offset)
            try:
                yield from self._pages(records)
            except _Damage as damage:
                yield damage.found
                offset = archive.next_record(max(offset, records.offset))
            else:
                if not self._seen:
                    yield self._failure(offset, InputError("there is no WARC record in it"))
                break

    def _pages(self, records: Records) -> Iterator[Found]:
        """Yield the pages up to the end or the first tear; a page waits for the metadata beside it."""
        held: tuple[str, Found] | None = None
        try:
            for record in self._records(records):
                if is_page(record):
                    if held:
                        yield held[1]
                    held = None
                    found = self._found(record, records)
                    held = (record.rec_headers.get_header("WARC-Record-ID"), found) if found else None
                elif held and is_rendered(record, held[0]):
                    found = self._found(record, records)
                    held = (held[0], _rendered(held[1], found)) if found else held
                elif held and record.rec_headers.get_header("WARC-Concurrent-To") == held[0]:
                    held = held[0], _told(held[1], record)
                    self._drain(record, records)
                else:
                    self._drain(record, records)
        except _Damage:
            if held:
                yield held[1]
            raise
        if held:
            yield held[1]

    def _records(self, records: Records) -> Iterator[Any]:
        while True:
            try:
                record = next(records, None)
            except _FAULTS as error:
                raise _Damage(self._failure(records.offset, error)) from None
            if record is None:
                break
            self._seen += 1
            yield record
        if records.members.torn:
            raise _Damage(self._failure(records.offset, InputError("the archive ends in the middle of a record")))

    def _drain(self, record: Any, records: Records) -> None:  # noqa: ANN401 - warcio ships no types
        try:
            drain(record)
        except _FAULTS as error:
            raise _Damage(self._failure(records.offset, error)) from None

    def _found(self, record: Any, records: Records) -> Found | None:  # noqa: ANN401 - warcio ships no types
        offset = records.offset
        page, refusal = Page(body=b"", url=record.rec_headers.get_header("WARC-Target-URI")), None
        try:
            page = page_of(record)
            try:
                page = replace(page, body=body_of(record, page))
                check_status(page)
            except NotAnArticle as error:
                refusal = error
            length = records.get_record_length()
            if records.unfinished:
                raise InputError("the archive ends in the middle of it")
        except _FAULTS as error:
            torn = NotAnArticle(Reason.TRUNCATED_BODY, f"{self._path} offset {offset}: {error}.")
            raise _Damage(self._refused(torn, page, offset)) from None
        page = replace(page, capture=Capture(file=self._name, offset=offset, length=length))
        if page.http_status in _REDIRECTS:
            return None
        if refusal:
            return self._refused(refusal, page, offset)
        return Found(place=self._place(offset), content=page, file=self._path)

    def _failure(self, offset: int, error: Exception) -> Found:
        fault = InputError(f"{self._place(max(offset, 0))}: {' '.join(str(error).split())}.")
        return self._refused(fault, Page(body=b""), offset)

    def _refused(self, error: NewsscrapeError, page: Page, offset: int) -> Found:
        place = self._place(max(offset, 0))
        return Found(place=place, content=refused(error, page, place), file=self._path)

    def _place(self, offset: int) -> str:
        return f"{self._path} offset {offset}"


def _rendered(as_sent: Found, found: Found) -> Found:
    """Give a page as its scripts made it: all but body and content type is the answer's."""
    sent, made = as_sent.content, found.content
    if not isinstance(sent, Page) or not isinstance(made, Page):
        return found
    headers = (*made.headers, *(field for field in sent.headers if field[0] != "content-type"))
    rendered = replace(sent, body=made.body, headers=headers, form=Form.RENDERED, capture=made.capture)
    return replace(found, content=rendered)


def _told(found: Found, record: Any) -> Found:  # noqa: ANN401 - warcio ships no types
    if isinstance(found.content, Page):
        return replace(found, content=with_metadata(found.content, record))
    return found
