"""Bytes on their way into a file that is packed by its name: ``.gz``, ``.zst``, or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Protocol

import zstandard

_GZIP_MEMBER = 16 + zlib.MAX_WBITS


class Packing(Protocol):
    """What packs one file; the same bytes in give the same bytes out."""

    def pack(self, data: bytes) -> bytes:
        """Give what can be written by now."""

    def settle(self) -> bytes:
        """Give what was held back, so that all that went in can be read again."""

    def end(self) -> bytes:
        """Give the last bytes of the file."""


def packing_for(name: str) -> Packing:
    """Give what packs a file of this name."""
    return next((make() for suffix, make in _BY_SUFFIX.items() if name.lower().endswith(suffix)), _Plain())


def unpacked_name(name: str) -> str:
    """Give a file's name as it is without packing: ``a.jsonl`` for ``a.jsonl.gz``."""
    return next((name[: -len(suffix)] for suffix in _BY_SUFFIX if name.lower().endswith(suffix)), name)


class _Plain:
    def pack(self, data: bytes) -> bytes:
        return data

    def settle(self) -> bytes:
        return b""

    def end(self) -> bytes:
        return b""


class _Gzip:
    """A gzip member without name and time, which would make two of the same content differ."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(wbits=_GZIP_MEMBER)

    def pack(self, data: bytes) -> bytes:
        return self._packer.compress(data)

    def settle(self) -> bytes:
        return self._packer.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        return self._packer.flush()


class _Zstandard:
    def __init__(self) -> None:
        self._packer = zstandard.ZstdCompressor(write_checksum=True).compressobj()

    def pack(self, data: bytes) -> bytes:
        return self._packer.compress(data)

    def settle(self) -> bytes:
        return self._packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def end(self) -> bytes:
        return self._packer.flush()


_BY_SUFFIX: Mapping[str, Callable[[], Packing]] = {".gz": _Gzip, ".zst": _Zstandard}
