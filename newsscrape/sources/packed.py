"""Files of lines, packed or not by their names: ``.gz``, ``.zst``."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import zstandard

from newsscrape.errors import InputError
from newsscrape.stores import File

_PIECE = 2048
"""Bytes unpacked at once: Zstandard blows up 32,000-fold at worst, so that one piece stays below 70 MB."""


@contextlib.contextmanager
def opened(path: File) -> Iterator[BinaryIO]:
    """Open a file to read its plain bytes.

    Raises `InputError`, also while the block reads, for a file that cannot be read, is damaged, or ends before its end.
    """
    try:
        with path.open("rb") as file:
            yield _plain(file, path.suffix.lower())
    except (EOFError, OSError, zlib.error, zstandard.ZstdError) as error:
        raise InputError(f"{path}: cannot be read any further ({_reason(error)}).") from None


def _reason(error: Exception) -> object:
    return (error.strerror if isinstance(error, OSError) else None) or error


def _plain(file: BinaryIO, suffix: str) -> BinaryIO:
    if suffix == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    return io.BufferedReader(_Frames(file)) if suffix == ".zst" else file


class _Frames(io.RawIOBase):
    """The content of Zstandard frames one after another; zstandard's own reader passes over a frame that is torn."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._frame = _frame()
        self._is_within = False
        self._packed, self._plain = b"", memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than any buffer
        while not self._plain:
            self._packed = self._packed or self._file.read(_PIECE)
            if not self._packed:
                if self._is_within:
                    raise EOFError("the file ends before the end of its last Zstandard frame")
                return 0
            self._unpack()
        count = min(len(buffer), len(self._plain))
        buffer[:count], self._plain = self._plain[:count], self._plain[count:]
        return count

    def _unpack(self) -> None:
        self._plain = memoryview(self._frame.decompress(self._packed))
        self._packed, self._is_within = self._frame.unused_data, not self._frame.eof
        if self._frame.eof:
            self._frame = _frame()


def _frame() -> zstandard.ZstdDecompressionObj:
    return zstandard.ZstdDecompressor().decompressobj()
