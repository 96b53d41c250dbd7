"""Archive files of killed processes → files that are whole: cut back to their last record, and closed.

Readers of WARC take a record that is cut in the middle for whole, and lose what is appended behind it.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from newsscrape.archive.writer import PART
from newsscrape.errors import StorageError

_GZIP = 31
_CHUNK = _STEP = 1 << 20  # bytes of the file, and of what is in it, at once: a page may be large


def salvage(folder: Path, name: str = "") -> list[Path]:
    """Close what killed processes left open; give the files that got their names.

    In: the folder of archives, where nobody writes the files in question any more; what their names begin with. A file
    without one whole record goes. Raises `StorageError` when the disk refuses.
    """
    closed = []
    for part in sorted(folder.glob(f"{name}*.warc.gz{PART}")):
        try:
            if final := _closed(part):
                closed.append(final)
        except OSError as error:
            raise StorageError(
                f"{part}: a killed run left it, and it could not be closed ({error.strerror or error}); make room."
            ) from error
    return closed


def _closed(part: Path) -> Path | None:
    with part.open("rb+") as file:
        whole = _whole_bytes(file.fileno())
        file.truncate(whole)
        os.fsync(file.fileno())
    if not whole:
        part.unlink()
        return None
    return part.rename(part.with_name(part.name.removesuffix(PART)))


def _whole_bytes(handle: int) -> int:
    """Give the length of a file up to the end of its last gzip member that is whole; each record is one."""
    position = whole = 0
    engine = zlib.decompressobj(_GZIP)
    chunk = b""
    try:
        while chunk or (chunk := os.pread(handle, _CHUNK, position)):
            engine.decompress(chunk, _STEP)
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
            position += len(chunk) - len(rest)
            chunk = rest
            if engine.eof:
                whole, engine = position, zlib.decompressobj(_GZIP)
        while engine.decompress(b"", _STEP):  # what is left of the last member's content
            pass
        whole = position if engine.eof else whole
    except zlib.error:
        pass
    return whole
