"""A child process's own part of a run's archive."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from multiprocessing.util import Finalize

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.errors import StorageError


@cache
def writer_of(archive: Archive) -> ArchiveWriter:
    """Give this process's writer; its file gets its name when the process ends of itself."""
    writer = ArchiveWriter(archive)
    Finalize(writer, _close, (writer,), exitpriority=0)
    return writer


def _close(writer: ArchiveWriter) -> None:
    """Give a child's file its name; where that fails, who started the child does it or says why."""
    with suppress(StorageError):
        writer.close()
