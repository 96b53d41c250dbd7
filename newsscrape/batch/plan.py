"""Paths and URLs → shards: the same list whoever makes it and however many work on it.

Nothing is opened, files are only looked at: a large archive is cut at even numbers of bytes, and which records begin
between two cuts is for the one to find out who reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from newsscrape.batch.shard import Piece, Shard, key_of
from newsscrape.errors import InputError
from newsscrape.sources.paths import Kind, files_of, kind_of
from newsscrape.stores import File, look_at

MISSING = "missing"
"""The stamp of what lies in a folder and cannot be looked at, such as a dangling link."""

_PACKED = (".gz", ".zst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much goes into a shard at most."""

    bytes: int
    """Bytes as they lie there, packed or not; a file that cannot be cut may be larger."""
    files: int
    """Files, of folders with many small ones."""


def planned(paths: Iterable[File], sizes: Sizes, shape: Mapping[str, object]) -> list[Shard]:
    """Give the shards of files and folders, in their order.

    In: what is to be read; how much goes into a shard; what decides how it is read. Raises `InputError` for a folder
    that cannot be looked into, `StorageError` where a store does not answer.
    """
    groups = _groups(_pieces(paths), sizes)
    return [Shard(number=number, pieces=group, key=key_of(group, shape)) for number, group in enumerate(groups)]


def digest_of(shards: Iterable[Shard]) -> str:
    """Give what tells a plan from any other."""
    digest = sha256()
    for shard in shards:
        digest.update(shard.name.encode())
    return digest.hexdigest()


def stamp_of(file: File) -> str:
    """Give the stamp a file has by now."""
    try:
        return look_at(file).stamp
    except OSError:
        return MISSING


def _pieces(paths: Iterable[File]) -> Iterator[Piece]:
    """Yield every file as a whole."""
    for path in paths:
        for file in files_of(path):
            if isinstance(file, OSError):
                raise InputError(f"{file.filename}: cannot be read ({file.strerror}).")
            place = str(file.absolute()) if isinstance(file, Path) else file.url
            try:
                look = look_at(file)
            except OSError:
                yield Piece(place=place, size=0, stamp=MISSING)
            else:
                yield Piece(place=place, size=look.size, stamp=look.stamp)


def _groups(pieces: Iterable[Piece], sizes: Sizes) -> Iterator[tuple[Piece, ...]]:
    """Yield small files together, and the parts of large ones each by itself."""
    group: list[Piece] = []
    for piece in pieces:
        is_large = piece.size > sizes.bytes
        full = len(group) >= sizes.files or sum(one.size for one in group) + piece.size > sizes.bytes
        if group and (is_large or full):
            yield tuple(group)
            group = []
        if is_large:
            yield from ((part,) for part in _parts(piece, sizes.bytes))
        else:
            group.append(piece)
    if group:
        yield tuple(group)


def _parts(piece: Piece, most: int) -> Iterator[Piece]:
    """Yield the even parts of a large file, or the file where it cannot be cut."""
    if not can_be_cut(piece.place):
        yield piece
        return
    count = -(-piece.size // most)
    for number in range(count):
        start, end = piece.size * number // count, piece.size * (number + 1) // count
        yield Piece(place=piece.place, size=piece.size, stamp=piece.stamp, start=start, end=end)


def can_be_cut(place: str) -> bool:
    """Tell whether one can begin in the middle of a file: of an archive, and of lines that are not packed."""
    kind = kind_of(place.rpartition("/")[2])
    return kind is Kind.ARCHIVE or (kind is Kind.LINES and not place.lower().endswith(_PACKED))
