"""JSON Lines of ``{id, url, html or text, fetched_at, http_status, requested_url}``: one line, one input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.sources.content import MOST_BYTES, too_large
from newsscrape.sources.fields import read_status, read_text
from newsscrape.sources.found import Found, check_status, refused
from newsscrape.sources.instant import parse_instant
from newsscrape.sources.packed import opened
from newsscrape.stores import File

CONTENT_TYPES = {"html": "text/html; charset=utf-8", "text": "text/plain; charset=utf-8"}
"""The keys a body may stand under, and what it is; JSON is UTF-8 whatever the page declares."""

LONGEST_LINE = 2 * MOST_BYTES
"""Bytes of a line: quotes and line breaks are escaped, so a page's line is longer than the page."""

_EXPECTED = 'expected an object like {"id": 1, "url": "https://…", "html": "<html>…"}'


def read_jsonl(path: File) -> Iterator[Found]:
    """Yield one input a line, empty lines left out; a faulty line is a failure of its own, and the rest goes on."""
    try:
        with opened(path) as lines:
            for found in read_lines(lines, str(path)):
                yield replace(found, file=path)
    except InputError as fault:
        yield Found(place=str(path), content=refused(fault, Page(body=b""), str(path)), file=path)


def read_line_stretch(path: File, start: int, end: int) -> Iterator[Found]:
    """Yield one input for each line that begins in ``[start, end)``, in bytes, of a file that is not packed.

    Its place is the byte it begins at, since nobody counted the lines before.
    """
    try:
        with path.open("rb") as lines:
            offset = _first_line(lines, start)
            while offset < end and (line := lines.readline(LONGEST_LINE + 1)):
                place = f"{path} byte {offset}"
                if len(line) > LONGEST_LINE:
                    _skip_line(lines, line)
                    yield Found(place=place, content=refused(too_large(place), Page(body=b""), place), file=path)
                elif line.strip():
                    yield replace(_found(line, place), file=path)
                offset = lines.tell()
    except OSError as error:
        fault = InputError(f"{path}: cannot be read any further ({error.strerror or error}).")
        yield Found(place=str(path), content=refused(fault, Page(body=b""), str(path)), file=path)


def _first_line(lines: BinaryIO, start: int) -> int:
    """Go to where the first line begins that begins at ``start`` or behind it; gives where that is."""
    if start:
        lines.seek(start - 1)
        _skip_line(lines, b" ")
    return lines.tell()


def read_lines(lines: BinaryIO, name: str) -> Iterator[Found]:
    """Yield the inputs of an open stream, each before the next is read; ``name`` is what messages call the stream."""
    number = 0
    while line := lines.readline(LONGEST_LINE + 1):
        number += 1
        place = f"{name} line {number}"
        if len(line) > LONGEST_LINE:
            _skip_line(lines, line)
            yield Found(place=place, content=refused(too_large(place), Page(body=b""), place))
        elif line.strip():
            yield _found(line, place)


def _skip_line(lines: BinaryIO, piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = lines.readline(MOST_BYTES)


def _found(line: bytes, place: str) -> Found:
    try:
        record = _object(line, place)
    except InputError as error:
        return Found(place=place, content=refused(error, Page(body=b""), place))
    return Found(place=place, content=_content(record, place), key=record.get("id"))


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error}); {_EXPECTED}.") from None
    if not isinstance(record, dict):
        raise InputError(f"{place}: not an object; {_EXPECTED}.")
    return record


def _content(record: dict[str, Any], place: str) -> Page | Reject:
    page = Page(body=b"")
    try:
        page = replace(page, url=read_text(record.get("url"), f"{place} key url"))
        page = replace(page, requested_url=read_text(record.get("requested_url"), f"{place} key requested_url"))
        page = replace(page, fetched_at=parse_instant(record.get("fetched_at"), f"{place} key fetched_at"))
        page = replace(page, http_status=read_status(record.get("http_status"), f"{place} key http_status"))
        check_status(page)
        return replace(page, **_body(record, place))
    except (InputError, NotAnArticle) as error:
        return refused(error, page, place)


def _body(record: dict[str, Any], place: str) -> dict[str, Any]:
    kinds = [kind for kind in CONTENT_TYPES if isinstance(record.get(kind), str)]
    if len(kinds) != 1:
        raise InputError(f"{place}: expected one of html and text, as text; {_EXPECTED}.")
    body = record[kinds[0]].encode("utf-8", "replace")
    if len(body) > MOST_BYTES:
        raise too_large(place)
    return {"body": body, "headers": (("content-type", CONTENT_TYPES[kinds[0]]),)}
