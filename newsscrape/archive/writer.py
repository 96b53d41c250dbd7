"""Pages → a run's archive, each flushed before anybody reads it.

Every process that keeps pages has a file of its own, as crawlers with many threads have, and takes the next name that
is free. So nobody waits for anybody, and who is killed in the middle of a record spoils no other's file.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from io import BytesIO, FileIO
from itertools import count
from pathlib import Path

from warcio.warcwriter import WARCWriter

from newsscrape.archive.pack import VERSION, pack, packed_record
from newsscrape.errors import StorageError
from newsscrape.model.page import Capture, Page

PART = ".part"
"""What the name of a file ends with until it is closed."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the pages of a run are kept."""

    folder: Path
    """The folder of all archives."""
    spider: str
    """Name of the spider."""
    run: str
    """The run."""
    size_limit: int
    """Size in bytes from which a new file is begun."""


class ArchiveWriter:
    """One process's files of a run's archive: ``<spider>-<run>.warc.gz``, ``-2``, ``-3`` … as names are free.

    A file is called ``….part`` until it is closed; a dead run's file is never continued. Every method raises
    `StorageError` when the disk refuses.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._open()

    @property
    def file(self) -> str:
        """Final name of the file being written."""
        return self._final.name

    def write(self, page: Page) -> Page:
        """Store a page; give it back with its capture."""
        packed = pack(page)
        try:
            if self._out.tell() >= self._archive.size_limit:
                self.close()
                self._open()
            offset = self._out.tell()
            self._append(packed.response + packed.metadata + packed.rendered)
        except OSError as error:
            raise self._refused(error) from error
        capture = Capture(file=self.file, offset=offset, length=len(packed.response))
        if packed.rendered:
            behind = offset + len(packed.response) + len(packed.metadata)
            capture = Capture(file=self.file, offset=behind, length=len(packed.rendered))
        return replace(page, capture=capture, as_sent=None)

    def _append(self, record: bytes) -> None:
        """Write all of it or nothing: what comes behind half a record is lost to every reader."""
        offset = self._out.tell()
        rest = memoryview(record)
        try:
            while rest:
                rest = rest[self._out.write(rest) :]
        except OSError:
            self._out.truncate(offset)
            self._out.seek(offset)
            raise

    def close(self) -> None:
        """Give the archive file its name."""
        try:
            with self._out:
                os.fsync(self._out.fileno())
            self._part.rename(self._final)
        except OSError as error:
            raise self._refused(error) from error

    def _open(self) -> None:
        self._part = self._archive.folder
        try:
            self._archive.folder.mkdir(parents=True, exist_ok=True)
            self._final, self._part, self._out = self._claimed()
            info = {
                "software": f"newsscrape/{version('newsscrape')}",
                "format": f"WARC File Format {VERSION}",
                "robots": "obey",
            }
            warc = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)
            self._append(packed_record(warc.create_warcinfo_record(self._final.name, info)))
        except OSError as error:
            self._drop()
            raise self._refused(error) from error

    def _claimed(self) -> tuple[Path, Path, FileIO]:
        """Create the first file whose name nobody has; give it with its name to come and its name until then."""
        for number in count(1):
            ending = f"-{number}" if number > 1 else ""
            final = self._archive.folder / f"{self._archive.spider}-{self._archive.run}{ending}.warc.gz"
            part = final.with_name(f"{final.name}{PART}")
            if final.exists():
                continue
            with suppress(FileExistsError):
                out = part.open("xb", buffering=0)
                if not final.exists():  # else it got its name between the two looks
                    return final, part, out
                out.close()
                part.unlink()
        raise AssertionError("numbers do not end")

    def _drop(self) -> None:
        """Let go of a file that took nothing."""
        if hasattr(self, "_out"):
            with suppress(OSError):
                self._out.close()

    def _refused(self, error: OSError) -> StorageError:
        return StorageError(f"{self._part}: the archive could not be written ({error.strerror or error}); make room.")
