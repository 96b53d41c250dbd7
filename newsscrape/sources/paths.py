"""Paths a person names → inputs, in a defined order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from newsscrape.errors import InputError
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from newsscrape.sources.found import Found, refused
from newsscrape.sources.jsonl import read_jsonl
from newsscrape.sources.sidecar import URL_SUFFIX
from newsscrape.sources.warc import read_warc

_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst")
_LINES = tuple(kind + packing for kind in (".jsonl", ".ndjson") for packing in ("", ".gz", ".zst"))
_PART = ".part"
_SIDECARS = (URL_SUFFIX, ".toml", ".md")
_OF_RUNS = (".json", *_LINES, _PART, ".sqlite", ".sqlite-wal", ".sqlite-shm")
_OF_BROWSERS = (".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf")
_BESIDE = (*_SIDECARS, *_OF_RUNS, *_OF_BROWSERS)
"""Endings of what lies beside pages in a folder: sidecars, a run's other files, what browsers save along."""


def check_path(path: Path) -> None:
    """See that a path can be read and has inputs; raises `InputError` that names it and says what was expected."""
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder.")
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: you may not read it; ask its owner for permission.")
    if path.is_dir() and next(_walk(path), None) is None:
        raise InputError(f"{path}: there are no pages in this folder; expected .html, .htm, .txt, .warc or .wet files.")


def read_path(path: Path) -> Iterator[Found]:
    """Yield the inputs of a file, or of every page and archive under a folder, sorted by name, folder by folder.

    Hidden files and what lies beside pages are no inputs; JSON Lines are read only when named themselves, because the
    records of earlier runs end in ``.jsonl`` too.
    """
    if not path.is_dir():
        yield from _read_file(path)
        return
    for inner in _walk(path):
        if isinstance(inner, Path):
            yield from _read_file(inner)
        else:
            fault = InputError(f"{inner.filename}: cannot be read ({inner.strerror}).")
            place = str(inner.filename)
            yield Found(place=place, content=refused(fault, Page(body=b""), place))


def _read_file(path: Path) -> Iterator[Found]:
    if _is_archive(path.name):
        return read_warc(path)
    return read_jsonl(path) if path.name.lower().endswith(_LINES) else read_file(path)


def _is_archive(name: str) -> bool:
    """Know archives by name, those of runs that were killed too: their pages are whole up to the last."""
    return name.lower().removesuffix(_PART).endswith(_ARCHIVES)


def _walk(folder: Path) -> Iterator[Path | OSError]:
    """Yield the files under a folder, and the error of each folder that cannot be looked into."""
    errors: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=errors.append):
        yield from errors
        errors.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            beside = name.startswith(".") or (name.lower().endswith(_BESIDE) and not _is_archive(name))
            if not beside and _is_plain(path):
                yield path
    yield from errors


def _is_plain(path: Path) -> bool:
    """Tell pipes and devices, whose reading may never end, from files; a dangling link is a file that failed."""
    return path.is_file() or path.is_symlink()
