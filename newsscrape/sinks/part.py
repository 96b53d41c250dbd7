"""A file that bears its name only when it is whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsscrape.errors import StorageError
from newsscrape.model.manifest import ManifestFile
from newsscrape.sinks.packing import packing_for


class PartFile:
    """Lines on their way to ``path``, kept under ``path.part`` until `publish`, packed where its name ends so.

    Each line is handed to the operating system at once, so that a killed process loses none it wrote; of a packed file
    those that `sync` was called after. Every method raises `StorageError` when the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(path.name + ".part")
        self._records = 0
        self._sha256 = hashlib.sha256()
        self._packing = packing_for(path.name)
        with refused(self.part):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self.part.open("wb", buffering=0)

    def write(self, line: bytes) -> None:
        """Append one line, newline included."""
        self._put(self._packing.pack(line))
        self._records += 1

    def sync(self) -> None:
        """Return when the lines written so far would survive a power cut."""
        self._put(self._packing.settle())
        self._settle()

    def publish(self) -> ManifestFile:
        """Close the file, give it its name, and tell what is in it."""
        self._put(self._packing.end())
        self._settle()
        self.abandon()
        with refused(self.path):
            self.part.replace(self.path)
            sync_folder(self.path.parent)
        return ManifestFile(name=self.path.name, records=self._records, sha256=self._sha256.hexdigest())

    def abandon(self) -> None:
        """Close the file and leave it under the name of a part."""
        with refused(self.part):
            self._file.close()

    @contextlib.contextmanager
    def or_nothing(self) -> Iterator[None]:
        """Remove what was written if the block fails."""
        try:
            yield
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Close the file and remove what was written."""
        self.abandon()
        with refused(self.part):
            self.part.unlink(missing_ok=True)

    def _put(self, data: bytes) -> None:
        with refused(self.part):
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
        self._sha256.update(data)

    def _settle(self) -> None:
        with refused(self.part):
            os.fsync(self._file.fileno())


@contextlib.contextmanager
def refused(path: Path) -> Iterator[None]:
    """Tell as `StorageError` what keeps a file from being written."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{path}: cannot be written ({error.strerror or error}); "
            "make room on this disk or choose another folder, then run again."
        ) from error


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder would survive a power cut; raises `OSError`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
