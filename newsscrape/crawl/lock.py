"""One run at a time in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsscrape.errors import LockedError, StorageError


@contextmanager
def held(folder: Path, purpose: str) -> Iterator[None]:
    """Hold the folder's lock while the block runs.

    In: the output folder, made if missing; what the run does, for the message another one gets. Raises `LockedError`
    at once when another run holds it, `StorageError` when the folder cannot be written.
    """
    holder = folder / ".lock.holder"
    lock = FileLock(folder / ".lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise LockedError(f"{folder}: {_words(holder)} holds the lock; try again when it has ended.") from None
    except OSError as error:
        raise StorageError(f"{folder}: the output folder cannot be written ({error.strerror or error}).") from error
    try:
        holder.write_text(f"process {os.getpid()} ({purpose})", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _words(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8").strip() or "another run"
    except OSError:
        return "another run"
