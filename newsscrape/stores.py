"""Files in the stores of other machines, by URL: ``s3://bucket/key``, ``gs://bucket/key``.

fsspec speaks with the stores and tries again where the network fails for a moment; who may read them, and where they
are asked for, is set as its libraries have it (``AWS_PROFILE``, ``FSSPEC_S3_ENDPOINT_URL``, …).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from urllib.parse import unquote, urlsplit

import fsspec

from newsscrape.errors import NewsscrapeError, StorageError, UsageError

EXTRAS = {"s3": "s3", "gs": "gs"}
"""The schemes that are known, and the extra of newsscrape that brings each one's library."""

BLOCK = 4 << 20
"""Bytes asked for at once: few enough to hold for each worker, enough that a shard takes a handful of requests."""

_SEPARATOR = "://"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_STAMPS = ("ETag", "etag", "md5Hash", "LastModified", "mtime")

_T = TypeVar("_T")


def is_url(text: str) -> bool:
    """Tell whether a person's argument is a URL, not a path."""
    return bool(_URL.match(text))


def located(text: str) -> File:
    """Give the file or folder a person names by path or URL; raises `UsageError` for a scheme nobody here speaks."""
    if not is_url(text):
        return Path(text)
    scheme = text.partition(_SEPARATOR)[0].lower()
    if scheme == "file":
        return Path(unquote(urlsplit(text).path))
    if scheme not in EXTRAS:
        raise UsageError(f"{text}: {scheme} is no store that is known here; expected file, {', '.join(EXTRAS)}.")
    return RemoteFile(text.rstrip("/"))


def filesystem(url: str) -> Any:  # noqa: ANN401 - fsspec ships no types
    """Give fsspec's way to a URL's store; raises `UsageError` where its library is missing."""
    scheme = url.partition(_SEPARATOR)[0].lower()
    try:
        return fsspec.filesystem(scheme)
    except ImportError:
        raise UsageError(f"{url}: its library is not installed; install newsscrape[{EXTRAS[scheme]}].") from None


@contextmanager
def asking(url: str) -> Iterator[None]:
    """Tell in our words what a store's library raises.

    `OSError` where there is no such thing or nobody may have it; `StorageError` for whatever else is wrong with the
    store or the way to it, after the library has tried again: another day all may be well.
    """
    try:
        yield
    except NewsscrapeError:
        raise
    except (FileNotFoundError, PermissionError) as error:
        raise type(error)(error.errno, _words(error)) from error
    except Exception as error:
        raise StorageError(f"{url}: its store does not answer as it should ({_words(error)}); run again.") from error


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file shows without reading it."""

    size: int
    """Bytes in it."""
    stamp: str
    """Changes when its content does: its store's tag, or size and time of the last change."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file, or a folder, of a store.

    Every method raises `OSError` where there is none or nobody may have it, `StorageError` where the store fails.
    """

    url: str
    """Its URL, no slash at the end."""

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """What stands behind the last slash."""
        return self.url.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of its name, as a path has it."""
        return Path(self.name).suffix

    def with_name(self, name: str) -> RemoteFile:
        """Give a file beside it."""
        return RemoteFile(f"{self.url.rpartition('/')[0]}/{name}")

    def open(self, _mode: str = "rb") -> io.BufferedReader:
        """Open it to read bytes."""
        with asking(self.url):
            file = filesystem(self.url).open(self.url, "rb", block_size=BLOCK, cache_type="readahead")
        return io.BufferedReader(_Read(self.url, file), buffer_size=1 << 16)

    def is_file(self) -> bool:
        """Tell whether there is such a file."""
        return bool(self._asked(lambda store: store.isfile(self.url)))

    def is_dir(self) -> bool:
        """Tell whether it is a folder: other names go on behind its own."""
        return bool(self._asked(lambda store: store.isdir(self.url)))

    def look(self) -> Look:
        """Look at it."""
        return _look(self._asked(lambda store: store.info(self.url)))

    def below(self) -> list[tuple[RemoteFile, Look]]:
        """Give all files under a folder, sorted by name."""
        found = self._asked(lambda store: store.find(self.url, detail=True))
        scheme = self.url.partition(_SEPARATOR)[0]
        return [
            (RemoteFile(f"{scheme}{_SEPARATOR}{name}"), _look(info))
            for name, info in sorted(found.items())
            if not name.endswith("/")
        ]

    def _asked(self, question: Callable[[Any], _T]) -> _T:
        with asking(self.url):
            return question(filesystem(self.url))


File: TypeAlias = Path | RemoteFile
"""What can be read: a file or folder here, or one of a store."""


def look_at(file: File) -> Look:
    """Look at a file without reading it; raises `OSError` where that cannot be done."""
    if isinstance(file, RemoteFile):
        return file.look()
    found = file.stat()
    return Look(found.st_size, f"{found.st_size}-{found.st_mtime_ns}")


class _Read(io.RawIOBase):
    """A file of fsspec's whose errors are told in our words."""

    def __init__(self, url: str, file: Any) -> None:  # noqa: ANN401 - fsspec ships no types
        self._url, self._file = url, file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than any buffer
        with asking(self._url):
            piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _look(info: dict[str, Any]) -> Look:
    size = int(info.get("size") or 0)
    tag = next((info[name] for name in _STAMPS if info.get(name)), "")
    return Look(size, f"{size}-{str(tag).strip(chr(34))}")


def _words(error: Exception) -> str:
    told = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return " ".join(told.split())
