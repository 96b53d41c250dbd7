"""Packed pages → the archive of one run, each flushed before anybody reads the page."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from threading import Lock

from warcio.warcwriter import WARCWriter

from newsscrape.archive.pack import VERSION, Packed, pack, packed_record
from newsscrape.errors import StorageError
from newsscrape.model.page import Capture, Page


class ArchiveWriter:
    """The archive of one run: ``<spider>-<run>.warc.gz``, and ``-2``, ``-3`` … when one is full.

    In: the folder, the spider's name, the run, the size in bytes from which a new file is begun. A file is called
    ``….part`` until it is closed; a dead run's file is never continued. Every method raises `StorageError` when the
    disk refuses. Threads may share it.
    """

    def __init__(self, folder: Path, spider: str, run: str, size_limit: int) -> None:
        self._folder = folder
        self._stem = f"{spider}-{run}"
        self._size_limit = size_limit
        self._count = 0
        self._writing = Lock()
        self._open()

    @property
    def file(self) -> str:
        """Final name of the file being written."""
        return self._final.name

    def write(self, page: Page) -> Page:
        """Store a page; give it back with its capture."""
        return replace(page, capture=self.append(pack(page)), as_sent=None)

    def append(self, packed: Packed) -> Capture:
        """Store a packed page; give where it lies."""
        with self._writing:
            try:
                if self._out.tell() >= self._size_limit:
                    self.close()
                    self._open()
                offset = self._out.tell()
                self._out.write(packed.response + packed.metadata + packed.rendered)
                self._out.flush()
            except OSError as error:
                raise self._refused(error) from error
            if packed.rendered:
                behind = offset + len(packed.response) + len(packed.metadata)
                return Capture(file=self.file, offset=behind, length=len(packed.rendered))
            return Capture(file=self.file, offset=offset, length=len(packed.response))

    def close(self) -> None:
        """Give the file its name."""
        try:
            with self._out:
                self._out.flush()
                os.fsync(self._out.fileno())
            self._part.rename(self._final)
        except OSError as error:
            raise self._refused(error) from error

    def _open(self) -> None:
        self._count += 1
        number = f"-{self._count}" if self._count > 1 else ""
        self._final = self._folder / f"{self._stem}{number}.warc.gz"
        self._part = self._final.with_name(f"{self._final.name}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._out = self._part.open("xb")
            info = {
                "software": f"newsscrape/{version('newsscrape')}",
                "format": f"WARC File Format {VERSION}",
                "robots": "obey",
            }
            warc = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)
            self._out.write(packed_record(warc.create_warcinfo_record(self._final.name, info)))
        except OSError as error:
            self._drop()
            raise self._refused(error) from error

    def _drop(self) -> None:
        """Let go of a file that took nothing."""
        if hasattr(self, "_out"):
            with suppress(OSError):
                self._out.close()

    def _refused(self, error: OSError) -> StorageError:
        return StorageError(f"{self._part}: the archive could not be written ({error.strerror or error}); make room.")
