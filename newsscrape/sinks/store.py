"""Where finished files go: a folder of this machine, or one of a store, by URL.

A file is there whole under its name or not at all. In a folder it is written beside, brought to the disk and renamed; a
store takes it in one request, or shows none of its parts before it has all.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Protocol
from uuid import uuid4

from newsscrape.errors import StorageError
from newsscrape.sinks.part import refused, sync_folder
from newsscrape.stores import RemoteFile, asking, filesystem, located

_WORKROOMS = ".parts"
_AT_ONCE = 200
"""Files of a store that are asked for together."""


class Store(Protocol):
    """A place for files; every method raises `StorageError` when it refuses."""

    def names(self) -> set[str]:
        """Give the names of the files that are there."""

    def has(self, name: str) -> bool:
        """Tell whether a file that another process put there can be seen from here."""

    def read(self, names: Iterable[str]) -> Iterator[bytes]:
        """Yield the content of files that are there, in order."""

    def put(self, file: Path) -> None:
        """Take over a whole file from a workroom, under its own name, over one that is there."""

    def claim(self, name: str, content: bytes) -> bytes:
        """Give what is in a file; where there is none, it is made with this content first, by one of all who try."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def workroom(self) -> contextlib.AbstractContextManager[Path]:
        """Give an empty folder for files in the making, nobody else's; what is left in it goes in the end."""

    def sweep(self) -> None:
        """Remove what killed processes left in workrooms; nobody may be in one."""


def store_of(target: str) -> Store:
    """Give the store of a folder, by path or URL; raises `UsageError` where its library is missing."""
    place = located(target)
    return RemoteStore(place) if isinstance(place, RemoteFile) else FolderStore(place)


class FolderStore:
    """A folder, which is made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> set[str]:
        """Give the names of the files that are there."""
        with refused(self._folder):
            return {file.name for file in self._folder.iterdir()} if self._folder.is_dir() else set()

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self._folder / name).is_file()

    def read(self, names: Iterable[str]) -> Iterator[bytes]:
        """Yield the content of files that are there, in order."""
        for name in names:
            with refused(self._folder / name):
                yield (self._folder / name).read_bytes()

    def put(self, file: Path) -> None:
        """Rename a file that is on the disk already."""
        with refused(self._folder / file.name):
            file.replace(self._folder / file.name)
            sync_folder(self._folder)

    def claim(self, name: str, content: bytes) -> bytes:
        """Give what is in a file, made with this content where there is none."""
        path = self._folder / name
        with self.workroom() as room, refused(path):
            mine = room / name
            with mine.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(FileExistsError):
                path.hardlink_to(mine)
                sync_folder(self._folder)
            return path.read_bytes()

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with refused(self._folder / name):
            (self._folder / name).unlink(missing_ok=True)
            sync_folder(self._folder)

    @contextlib.contextmanager
    def workroom(self) -> Iterator[Path]:
        """Give an empty folder on the same disk."""
        room = self._folder / _WORKROOMS / uuid4().hex
        with refused(room):
            room.mkdir(parents=True)
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what killed processes left."""
        shutil.rmtree(self._folder / _WORKROOMS, ignore_errors=True)


class RemoteStore:
    """A folder of a store."""

    def __init__(self, folder: RemoteFile) -> None:
        self._folder = folder.url
        self._store: Any = filesystem(folder.url)

    def names(self) -> set[str]:
        """Give the names of the files that are there, as the store has them now."""
        with asking(self._folder):
            self._store.invalidate_cache()
            try:
                found = self._store.ls(self._folder, detail=False)
            except FileNotFoundError:
                return set()
        return {str(name).rpartition("/")[2] for name in found}

    def has(self, _name: str) -> bool:
        """Say yes: a store is the same from everywhere."""
        return True

    def read(self, names: Iterable[str]) -> Iterator[bytes]:
        """Yield the content of files that are there, in order, many asked for together."""
        waiting = list(names)
        for start in range(0, len(waiting), _AT_ONCE):
            paths = [self._path(name).partition("://")[2] for name in waiting[start : start + _AT_ONCE]]
            with _kept(self._folder):
                found = self._store.cat(paths) if paths[1:] else {paths[0]: self._store.cat_file(paths[0])}
            yield from (bytes(found[path]) for path in paths)

    def put(self, file: Path) -> None:
        """Send a file."""
        with _kept(self._folder):
            self._store.put_file(str(file), self._path(file.name))
        file.unlink()

    def claim(self, name: str, content: bytes) -> bytes:
        """Give what is in a file, made with this content where there is none."""
        with _kept(self._folder):
            with contextlib.suppress(FileExistsError):
                self._store.pipe_file(self._path(name), content, mode="create")
            return bytes(self._store.cat_file(self._path(name)))

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with _kept(self._folder), contextlib.suppress(FileNotFoundError):
            self._store.rm_file(self._path(name))

    @contextlib.contextmanager
    def workroom(self) -> Iterator[Path]:
        """Give an empty folder among the temporary ones of this machine."""
        with refused(Path("the folder for temporary files")):
            room = Path(mkdtemp(prefix="newsscrape-"))
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def sweep(self) -> None:
        """Do nothing: a store shows nothing that is not whole."""

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"


@contextlib.contextmanager
def _kept(url: str) -> Iterator[None]:
    """Tell as `StorageError` whatever keeps a store from taking a file."""
    try:
        with asking(url):
            yield
    except OSError as error:
        raise StorageError(
            f"{url}: cannot be written to ({error.strerror or error}); see who may, and run again."
        ) from error
