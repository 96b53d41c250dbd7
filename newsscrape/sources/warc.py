"""WARC and WET archives: each page in them is one input, with the place of its record as capture.

WARC 1.0 and 1.1 (ISO 28500:2017). Pages are ``response``, ``resource`` and ``conversion`` records; redirects,
``revisit`` and other records bring none. A response with what its scripts made of it directly behind is one page, the
latter. A damaged or torn record is an input of its own that failed, and reading goes
on at the next whole one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed

from newsscrape.errors import InputError, NewsscrapeError, NotAnArticle
from newsscrape.model.page import Capture, Form, Page
from newsscrape.model.reject import Reason
from newsscrape.sources.found import Found, check_status, refused
from newsscrape.sources.members import Archive, Records
from newsscrape.sources.record import body_of, drain, is_page, is_rendered, page_of
from newsscrape.sources.said import with_metadata
from newsscrape.stores import File

_REDIRECTS = range(300, 400)
_FAULTS = (InputError, ArchiveLoadFailed, ValueError, TypeError)
"""What a damaged record raises, in warcio and below: a digest whose name has a NUL in it is a `TypeError`."""


class _Damage(Exception):  # noqa: N818 - carries what was found, is no fault of ours
    """The archive cannot be read on from a record; ``found`` is the line that tells of it."""

    def __init__(self, found: Found, offset: int) -> None:
        super().__init__(found.place)
        self.found = found
        self.offset = offset


@dataclass(slots=True, kw_only=True)
class Stretch:
    """The part of an archive whose pages begin in ``[start, end)``; what belongs to the last may lie behind ``end``.

    What it says after it was read shows whether the stretches of one archive meet.
    """

    start: int
    """In bytes."""
    end: int | None = None
    """In bytes; None: that of the archive."""
    first: int | None = None
    """Where its first record begins, if that is known; None: it has to be looked for from ``start`` on."""
    began: int | None = None
    """After it was read: where its first record was found; None: none begins in it."""
    reached: int | None = None
    """After it was read: where the first record behind it begins; None where none begins in it."""

    def is_behind(self, offset: int) -> bool:
        """Tell whether a record at an offset belongs to a later stretch."""
        return self.end is not None and offset >= self.end


def read_warc(path: File) -> Generator[Found, None, None]:
    """Yield the pages of an archive in the order of their records."""
    return read_warc_from(path, 0)


def read_warc_from(path: File, offset: int) -> Generator[Found, None, None]:
    """Yield the pages of an archive from the record on that begins at an offset, in bytes."""
    return read_stretch(path, Stretch(start=offset, first=offset))


def read_stretch(path: File, stretch: Stretch) -> Generator[Found, None, None]:
    """Yield the pages of a part of an archive, and note in it how it meets its neighbours.

    All stretches of an archive together give what the archive as a whole gives, if each one's ``reached`` is where the
    next one ``began``. Where it is not, content looked like a record: read that one again with ``first`` set.
    """
    try:
        with path.open("rb") as file:
            yield from _Reading(path, file, stretch).pages()
    except OSError as error:
        fault = InputError(f"{path}: cannot be read ({error.strerror or error}).")
        yield Found(place=str(path), content=refused(fault, Page(body=b""), str(path)), file=path)


@dataclass(slots=True)
class _Held:
    """A page that waits for what lies beside it."""

    key: str
    """Identifier of its record."""
    found: Found
    """The page, with what was found so far."""


class _Reading:
    """One pass over one archive, or a part of it."""

    def __init__(self, path: File, file: BinaryIO, stretch: Stretch) -> None:
        self._path = path
        self._name = path.name.removesuffix(".part")
        self._file = file
        self._stretch = stretch
        self._seen = 0

    def pages(self) -> Iterator[Found]:
        """Yield its pages, and after each tear those from the next record on."""
        stretch = self._stretch
        try:
            archive = Archive(self._file)
        except InputError as error:
            if stretch.first is not None:
                yield self._failure(0, error)
            return
        offset = stretch.began = self._beginning(archive)
        while offset is not None and not stretch.is_behind(offset):
            records = archive.records(offset)
            try:
                yield from self._pages(records)
            except _Damage as damage:
                yield damage.found
                offset = archive.next_record(max(offset, records.offset))
            else:
                if not self._seen:
                    yield self._failure(offset, InputError("there is no WARC record in it"))
                offset = stretch.reached
                break
        stretch.reached = archive.size if offset is None and stretch.began is not None else offset

    def _beginning(self, archive: Archive) -> int | None:
        stretch = self._stretch
        if stretch.first is not None:
            return max(archive.start, stretch.first)
        return archive.first_record(max(archive.start, stretch.start), stretch.end)

    def _pages(self, records: Records) -> Iterator[Found]:
        """Yield the pages up to the end or the first tear; a page waits for the metadata beside it."""
        held: _Held | None = None
        damage: _Damage | None = None
        try:
            for record in self._records(records):
                if self._ends_before(record, records.offset, held):
                    break
                if held and is_page(record):
                    yield held.found
                    held = None
                held = self._taken(record, records, held)
        except _Damage as found:
            damage = found
        if held:
            yield held.found
        if damage and not self._has_left(damage.offset):
            raise damage

    def _taken(self, record: Any, records: Records, held: _Held | None) -> _Held | None:  # noqa: ANN401 - as above
        """Read a record; gives the page that waits from then on."""
        if is_page(record):
            found = self._found(record, records)
            return _Held(record.rec_headers.get_header("WARC-Record-ID"), found) if found else None
        if held and is_rendered(record, held.key):
            found = self._found(record, records)
            held.found = _rendered(held.found, found) if found else held.found
            return held
        if held and record.rec_headers.get_header("WARC-Concurrent-To") == held.key:
            held.found = _told(held.found, record)
        self._drain(record, records)
        return held

    def _ends_before(self, record: Any, offset: int, held: object) -> bool:  # noqa: ANN401 - warcio ships no types
        """Tell whether nothing from this record on belongs to the stretch."""
        return self._has_left(offset) and (held is None or is_page(record))

    def _has_left(self, offset: int) -> bool:
        """Tell whether what stands at an offset is a later stretch's; where the first such stands is kept."""
        stretch = self._stretch
        if stretch.reached is None and stretch.is_behind(offset):
            stretch.reached = offset
        return stretch.reached is not None

    def _records(self, records: Records) -> Iterator[Any]:
        while True:
            try:
                record = next(records, None)
            except _FAULTS as error:
                raise _Damage(self._failure(records.offset, error), records.offset) from None
            if record is None:
                break
            self._seen += 1
            yield record
        if records.members.torn:
            torn = InputError("the archive ends in the middle of a record")
            raise _Damage(self._failure(records.offset, torn), records.offset)

    def _drain(self, record: Any, records: Records) -> None:  # noqa: ANN401 - warcio ships no types
        try:
            drain(record)
        except _FAULTS as error:
            raise _Damage(self._failure(records.offset, error), records.offset) from None

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
            raise _Damage(self._refused(torn, page, offset), offset) from None
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
