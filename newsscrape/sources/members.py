"""Compressed archives are chains of members, one record in each: read them in turn, find the next after a tear.

gzip members as in WARC's Annex D; Zstandard frames as the IIPC describes them (``warc-zstd``), where a skippable frame
at the start may hold the dictionary. warcio reads the records; what it prints or passes over is raised here.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import zstandard
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader

from newsscrape.errors import InputError

_GZIP, _ZSTD, _ZSTD_DICTIONARY = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_RECORD = b"WARC/"
_LONGEST_LINE = 1 << 20
_LARGEST_DICTIONARY = 100_000_000
_PIECE = 1 << 20
_BLOCK = 2048
"""Bytes read at once: Zstandard blows up 32,000-fold at worst, so that one block stays below 70 MB."""


class Archive:
    """An open WARC file, plain or compressed record by record.

    In: the file, seekable. Raises `InputError` when its dictionary is damaged.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._dictionary, self.start = _dictionary(file)
        file.seek(self.start)
        head = file.read(len(_ZSTD))
        self._magic = next((magic for magic in (_GZIP, _ZSTD) if head.startswith(magic)), b"")

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._file.seek(0, os.SEEK_END)

    def records(self, offset: int) -> Records:
        """Read records from ``offset`` on."""
        self._file.seek(offset)
        return Records(self._file, self._reader())

    def next_record(self, offset: int) -> int | None:
        """Find where the next record after ``offset`` begins; None when there is none."""
        return self.first_record(offset + 1)

    def first_record(self, start: int, end: int | None = None) -> int | None:
        """Find where the first record begins that begins in ``[start, end)``; None when there is none.

        Content may look like one: bytes that were packed before they were archived, or the text of a page about WARC.
        """
        for found in self._candidates(start):
            if end is not None and found >= end:
                return None
            self._file.seek(found)
            try:
                if self._reader().read(len(_RECORD)) == _RECORD:
                    return found
            except InputError:
                continue
        return None

    def _reader(self) -> MemberReader:
        starts: dict[bytes, Callable[[], Any]] = {
            _GZIP: lambda: zlib.decompressobj(16 + zlib.MAX_WBITS),
            _ZSTD: lambda: _Frame(self._dictionary),
        }
        return MemberReader(self._file, starts.get(self._magic))

    def _candidates(self, start: int) -> Iterator[int]:
        """Yield where the bytes that begin a member or a plain record stand."""
        wanted = self._magic or b"\n" + _RECORD
        skipped = 0 if self._magic else 1
        offset, tail = max(start - skipped, 0), b""
        while True:
            self._file.seek(offset)
            piece = self._file.read(_PIECE)
            if not piece:
                return
            window, base = tail + piece, offset - len(tail)
            found = window.find(wanted)
            while found >= 0:
                yield base + found + skipped
                found = window.find(wanted, found + 1)
            tail = window[-(len(wanted) - 1) :]
            offset += len(piece)


class MemberReader(BufferedReader):  # type: ignore[misc]  # warcio ships no types
    """warcio's reader, raising `InputError` where it would print, and telling whether the last member was torn.

    In: the file where a member begins; what starts a decompressor, or None for plain archives.
    """

    decompressor: Any
    """The current member's, with zlib's ``unused_data`` and ``eof``; None for plain archives."""

    def __init__(self, file: BinaryIO, start: Callable[[], Any] | None) -> None:
        self.DECOMPRESSORS = {"member": start} if start else {}
        self.torn = False
        super().__init__(file, block_size=_BLOCK, decomp_type="member" if start else None)

    def readline(self, length: int | None = None) -> bytes:
        """Read a line, in pieces where it is longer than any header."""
        line: bytes = super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        return line

    def close_decompressor(self) -> None:
        """Let go of the decompressor, noting whether its member had come to its end."""
        if self.decompressor:
            self.torn = not self.decompressor.eof
            self.decompressor = None

    def _decompress(self, data: bytes) -> bytes:
        if not self.decompressor:
            return data
        try:
            plain: bytes = self.decompressor.decompress(data)
        except (zlib.error, zstandard.ZstdError) as error:
            raise InputError(f"the compressed data is damaged ({error})") from None
        return plain


class Records(ArchiveIterator):  # type: ignore[misc]  # warcio ships no types
    """warcio's iterator over such a reader; ``offset`` is where the current record begins."""

    def __init__(self, file: BinaryIO, reader: MemberReader) -> None:
        super().__init__(file, no_record_parse=True, check_digests=True)
        self.members = self.reader = reader

    @property
    def unfinished(self) -> bool:
        """True when the current record was read to the end of the file, and its member goes on."""
        decompressor = self.members.decompressor
        return bool(decompressor and self.next_line is None and not decompressor.eof)


class _Frame:
    """A Zstandard frame with the manners of zlib: what follows its end is left over, not an error."""

    def __init__(self, dictionary: zstandard.ZstdCompressionDict | None) -> None:
        self._frame = zstandard.ZstdDecompressor(dict_data=dictionary).decompressobj()
        self.unused_data = b""

    @property
    def eof(self) -> bool:
        return self._frame.eof

    def decompress(self, data: bytes) -> bytes:
        if self._frame.eof:
            self.unused_data += data
            return b""
        plain = self._frame.decompress(data)
        self.unused_data = self._frame.unused_data
        return plain


def _dictionary(file: BinaryIO) -> tuple[zstandard.ZstdCompressionDict | None, int]:
    """Give the dictionary at the start of the file and where the records begin."""
    head = file.read(8)
    if head[:4] != _ZSTD_DICTIONARY:
        return None, 0
    size = int.from_bytes(head[4:], "little")
    content = file.read(min(size, _LARGEST_DICTIONARY))
    try:
        if content.startswith(_ZSTD):
            content = zstandard.ZstdDecompressor().decompress(content, max_output_size=_LARGEST_DICTIONARY)
        dictionary = zstandard.ZstdCompressionDict(content)
        _Frame(dictionary)  # which sees whether it can be used
    except zstandard.ZstdError as error:
        raise InputError(f"the dictionary at its start is damaged ({error})") from None
    return dictionary, 8 + size
