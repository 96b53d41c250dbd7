"""The bytes of one file, never more than a page may have."""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO, cast

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.stores import File

MOST_BYTES = 30_000_000
"""No page is larger: the largest of the HTTP Archive's million pages have HTML of a few megabytes, and everything
above is a dump, a log or a bomb."""

_GZIP_MAGIC = b"\x1f\x8b\x08"


def read_content(path: File) -> bytes:
    """Give a file's bytes, gzip undone when its first bytes say so.

    Raises `NotAnArticle` (too_large, truncated_body) and `InputError` (unreadable).
    """
    try:
        with path.open("rb") as file:
            if file.peek(3)[:3] != _GZIP_MAGIC:
                return _within(file, path)
            with gzip.GzipFile(fileobj=file) as plain:
                return _within(cast("BinaryIO", plain), path)
    except EOFError:
        raise NotAnArticle(Reason.TRUNCATED_BODY, f"{path}: the gzip stream ends before its end.") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"{path}: the gzip stream is damaged ({error}).") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _within(file: BinaryIO, path: File) -> bytes:
    body = file.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise too_large(str(path))
    return body


def too_large(place: str) -> NotAnArticle:
    """Give the refusal of a page with too many bytes."""
    return NotAnArticle(Reason.TOO_LARGE, f"{place}: larger than {MOST_BYTES} bytes, which no news page is.")
