"""Where exported articles go: a file that bears its name when it is whole, or a stream."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from newsscrape.errors import UsageError
from newsscrape.model.article import Article
from newsscrape.sinks.formats import LINES, Format, Lines
from newsscrape.sinks.part import PartFile
from newsscrape.sinks.streams import send


class Export(Protocol):
    """Articles on their way out; every method raises `StorageError` when the disk refuses."""

    def write(self, article: Article) -> None:
        """Add an article."""

    def publish(self) -> None:
        """Finish; a file gets its name."""

    def discard(self) -> None:
        """Leave nothing behind of what is not whole."""


def file_export(path: Path, form: Format) -> Export:
    """Open a file; raises `UsageError` where a library is missing."""
    return LinesFile(path, LINES[form]) if form in LINES else _table()(path)


def check_format(form: Format) -> None:
    """See that a format can be written here; raises `UsageError` where a library is missing."""
    if form not in LINES:
        _table()


def _table() -> Callable[[Path], Export]:
    try:
        from newsscrape.sinks.parquet import ParquetFile  # noqa: PLC0415 - an extra, and 100 MB
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[parquet] to write Parquet.") from None
    return ParquetFile


class LinesFile:
    """A text format into a file, packed where its name ends so."""

    def __init__(self, path: Path, form: Lines) -> None:
        self._file, self._form = PartFile(path), form
        with self._file.or_nothing():
            self._file.write(form.head)

    def write(self, article: Article) -> None:
        """Add an article."""
        self._file.write(self._form.encode(article))

    def publish(self) -> None:
        """Give the file its name."""
        self._file.publish()

    def discard(self) -> None:
        """Remove what was written."""
        self._file.discard()


class LinesStream:
    """A text format onto a stream; raises `BrokenPipeError` when nobody reads it any more."""

    def __init__(self, stream: BinaryIO, form: Lines) -> None:
        self._stream, self._form = stream, form
        send(stream, form.head)

    def write(self, article: Article) -> None:
        """Send an article."""
        send(self._stream, self._form.encode(article))

    def publish(self) -> None:
        """Do nothing: all of it was sent."""

    def discard(self) -> None:
        """Do nothing: what was sent is read."""
