"""One line of records → the raw page it was read from, out of the archive."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from newsscrape.errors import InputError
from newsscrape.model.page import Capture
from newsscrape.sources.found import Found
from newsscrape.sources.jsonl import LONGEST_LINE
from newsscrape.sources.warc import read_warc, read_warc_from

_ARCHIVE = "archive"
_PART = ".part"


def read_recorded(path: Path, line: int, folders: Sequence[Path]) -> Found:
    """Give the page that a record or reject was read from.

    In: a file of JSON Lines, plain or ``.gz``; the number of its line, from 1; folders in which the archive may lie
    besides those of its run, ``../archive`` and the file's own. Raises `InputError` with one sentence where the line,
    its capture, the archive or the page in it is missing.
    """
    place = f"{path} line {line}"
    capture = _capture(_object(path, line, place), place)
    looked = [path.parent.parent / _ARCHIVE, path.parent / _ARCHIVE, path.parent, *folders]
    names = (capture.file, capture.file + _PART)
    archive = next((folder / name for folder in looked for name in names if (folder / name).is_file()), None)
    if archive is None:
        where = ", ".join(dict.fromkeys(str(folder) for folder in looked))
        raise InputError(
            f"{place}: its page lies in {capture.file}, which is in none of {where}; name its folder with --archive."
        )
    found = next((one for one in _pages(archive, capture) if _capture_of(one) == capture.offset), None)
    if found is None:
        raise InputError(f"{place}: {archive} holds no page at offset {capture.offset}; is it the archive of this run?")
    return found


def _pages(archive: Path, capture: Capture) -> Iterator[Found]:
    """Yield the page at the place, then all pages: a page that scripts made is told by the record before it."""
    with closing(read_warc_from(archive, capture.offset)) as pages:
        yield from islice(pages, 1)
    with closing(read_warc(archive)) as pages:
        yield from pages


def _capture_of(found: Found) -> int | None:
    return found.content.capture.offset if found.content.capture else None


def _object(path: Path, line: int, place: str) -> dict[str, object]:
    written = _line(path, line)
    if written is None:
        raise InputError(f"{place}: there is no such line; lines count from 1.")
    try:
        record = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: no JSON ({error}); expected a record as scrapy crawl writes them.") from None
    if not isinstance(record, dict):
        raise InputError(f"{place}: no JSON object; expected a record as scrapy crawl writes them.")
    return record


def _line(path: Path, line: int) -> bytes | None:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            lines = iter(lambda: cast("BinaryIO", file).readline(LONGEST_LINE), b"")
            return next(islice(lines, line - 1, None), None)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def _capture(record: dict[str, object], place: str) -> Capture:
    match record.get("capture"):
        case {"file": str(file), "offset": int(offset), "length": int(length)} if file == Path(file).name:
            return Capture(file=file, offset=offset, length=length)
        case None:
            raise InputError(
                f"{place}: it has no capture, so its page was not archived; explain the page's file instead."
            )
        case other:
            raise InputError(f"{place}: capture is {other!r:.80}, expected file, offset and length.")
