"""Paths and URLs a person names → inputs, in a defined order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from newsscrape.errors import InputError
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from newsscrape.sources.found import Found, refused
from newsscrape.sources.jsonl import read_jsonl
from newsscrape.sources.sidecar import URL_SUFFIX
from newsscrape.sources.warc import read_warc
from newsscrape.stores import File, RemoteFile

_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst")
_LINES = tuple(kind + packing for kind in (".jsonl", ".ndjson") for packing in ("", ".gz", ".zst"))
_PART = ".part"
_SIDECARS = (URL_SUFFIX, ".toml", ".md")
_OF_RUNS = (".json", *_LINES, _PART, ".sqlite", ".sqlite-wal", ".sqlite-shm")
_OF_BROWSERS = (".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf")
_BESIDE = (*_SIDECARS, *_OF_RUNS, *_OF_BROWSERS)
"""Endings of what lies beside pages in a folder: sidecars, a run's other files, what browsers save along."""


class Kind(Enum):
    """What a file holds, by its name."""

    ARCHIVE = "a WARC or WET archive, also one of a run that was killed: its pages are whole up to the last"
    LINES = "JSON Lines"
    PAGE = "one page"


def kind_of(name: str) -> Kind:
    """Tell what a file of this name holds."""
    if _is_archive(name):
        return Kind.ARCHIVE
    return Kind.LINES if name.lower().endswith(_LINES) else Kind.PAGE


def check_path(path: File) -> None:
    """See that a path or URL can be read and has inputs; raises `InputError` that names it and says what was expected.

    Raises `StorageError` where a store does not answer.
    """
    if isinstance(path, RemoteFile):
        _check_remote(path)
        return
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder.")
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: you may not read it; ask its owner for permission.")
    if path.is_dir() and next(walk(path), None) is None:
        raise InputError(f"{path}: there are no pages in this folder; expected .html, .htm, .txt, .warc or .wet files.")


def _check_remote(path: RemoteFile) -> None:
    try:
        if path.is_file() or any(_is_input(file.name) for file, _ in path.below()):
            return
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    raise InputError(f"{path}: there is no such file, and no folder with pages or archives.")


def read_path(path: File) -> Iterator[Found]:
    """Yield the inputs of a file, or of every page and archive under a folder, sorted by name, folder by folder.

    Hidden files and what lies beside pages are no inputs; JSON Lines are read only when named themselves, because the
    records of earlier runs end in ``.jsonl`` too.
    """
    for inner in files_of(path):
        if isinstance(inner, OSError):
            yield not_read(inner)
        else:
            yield from read_file_of(inner)


def files_of(path: File) -> Iterator[File | OSError]:
    """Yield a file, or the files under a folder that are inputs, and the error of each folder not to be looked into."""
    if isinstance(path, RemoteFile):
        inside = () if path.is_file() else path.below()
        yield from (file for file, _ in inside if _is_input(file.name)) if inside else (path,)
    elif path.is_dir():
        yield from walk(path)
    else:
        yield path


def not_read(error: OSError) -> Found:
    """Give the input that a folder is which cannot be looked into."""
    fault = InputError(f"{error.filename}: cannot be read ({error.strerror}).")
    place = str(error.filename)
    return Found(place=place, content=refused(fault, Page(body=b""), place))


def read_file_of(path: File) -> Iterator[Found]:
    """Yield the inputs of a file."""
    read = {Kind.ARCHIVE: read_warc, Kind.LINES: read_jsonl, Kind.PAGE: read_file}[kind_of(path.name)]
    return read(path)


def _is_archive(name: str) -> bool:
    return name.lower().removesuffix(_PART).endswith(_ARCHIVES)


def _is_input(name: str) -> bool:
    return not (name.startswith(".") or (name.lower().endswith(_BESIDE) and not _is_archive(name)))


def walk(folder: Path) -> Iterator[Path | OSError]:
    """Yield the files under a folder, and the error of each folder that cannot be looked into."""
    errors: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=errors.append):
        yield from errors
        errors.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            if _is_input(name) and _is_plain(path):
                yield path
    yield from errors


def _is_plain(path: Path) -> bool:
    """Tell pipes and devices, whose reading may never end, from files; a dangling link is a file that failed."""
    return path.is_file() or path.is_symlink()
