"""Packed bytes → what was packed, whether all of it is there, and never more than fits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

import brotli
import zstandard

ACCEPTED = b"gzip, deflate, br, zstd"
"""``Accept-Encoding``: what is undone here (RFC 9110, 8.4.1; RFC 7932, RFC 8878)."""

_GZIP, _ZLIB, _BARE = 31, 15, -15  # windows, as zlib wants them
_PIECE = 2048  # Zstandard blows up 32,000-fold at worst: one piece stays below 70 MB
_STEP = 1 << 20


class State(Enum):
    """What became of a body."""

    WHOLE = "whole"
    TORN = "torn"
    """It ends before its end, or is damaged."""
    TOO_LARGE = "too large"


class Unpacked(NamedTuple):
    """A body with its encodings undone."""

    content: bytes
    """What is there of it."""
    state: State
    left: str = ""
    """The encodings that could not be undone, as they were told."""


def encodings_in(said: bytes) -> tuple[str, ...]:
    """Give the encodings a ``Content-Encoding`` names, in the order they were applied."""
    names = (name.strip().lower() for name in said.decode("latin-1").split(","))
    return tuple(name for name in names if name)


def unpacked(body: bytes, encodings: Sequence[str], most: int) -> Unpacked:
    """Undo encodings, the last one first, until one cannot be undone here.

    In: the body, its encodings, the bytes it may have at most after each step.
    """
    left = list(encodings)
    state = State.WHOLE
    while left and (undo := _UNDONE_BY.get(left[-1])):
        left.pop()
        if body:
            body, state = undo(body, most)
        if state is State.TOO_LARGE:
            return Unpacked(b"", state)
        if state is State.TORN:
            break
    return Unpacked(body, state, ", ".join(left))


def _unzip(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo gzip (RFC 1952): one member or several; zeros or anything else behind the last one is padding."""
    parts: list[bytes] = []
    room = most
    rest = body
    while True:
        engine = zlib.decompressobj(_GZIP)
        part, state = _inflated(engine, rest, room)
        parts.append(part)
        room -= len(part)
        rest = engine.unused_data
        if state is not State.WHOLE or not rest.startswith(b"\x1f\x8b"):
            return b"".join(parts), state


def _unflate(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo deflate, in the zlib format as RFC 9110 has it or, as some servers do, without it."""
    content, state = _inflated(zlib.decompressobj(_ZLIB), body, most)
    return _inflated(zlib.decompressobj(_BARE), body, most) if state is State.TORN and not content else (content, state)


def _inflated(engine: zlib._Decompress, body: bytes, room: int) -> tuple[bytes, State]:
    parts: list[bytes] = []
    size = 0
    try:
        while body and not engine.eof:
            part = engine.decompress(body, _STEP)
            parts.append(part)
            size += len(part)
            if size > room:
                return b"", State.TOO_LARGE
            body = engine.unconsumed_tail
    except zlib.error:
        return b"".join(parts), State.TORN
    return b"".join(parts), State.WHOLE if engine.eof else State.TORN


def _unbrotli(body: bytes, most: int) -> tuple[bytes, State]:
    engine = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = engine.process(body, output_buffer_limit=_STEP)
        while part:
            parts.append(part)
            size += len(part)
            if size > most:
                return b"", State.TOO_LARGE
            part = b"" if engine.is_finished() else engine.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        return b"".join(parts), State.TORN
    return b"".join(parts), State.WHOLE if engine.is_finished() else State.TORN


def _unstandard(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo Zstandard (RFC 8878): one frame or several."""
    parts: list[bytes] = []
    size = 0
    engine = zstandard.ZstdDecompressor().decompressobj()
    try:
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            while piece:
                if engine.eof:
                    engine = zstandard.ZstdDecompressor().decompressobj()
                parts.append(engine.decompress(piece))
                size += len(parts[-1])
                if size > most:
                    return b"", State.TOO_LARGE
                piece = engine.unused_data if engine.eof else b""
    except zstandard.ZstdError:
        return b"".join(parts), State.TORN
    return b"".join(parts), State.WHOLE if engine.eof else State.TORN


_UNDONE_BY: dict[str, Callable[[bytes, int], tuple[bytes, State]]] = {
    "gzip": _unzip,
    "x-gzip": _unzip,
    "deflate": _unflate,
    "br": _unbrotli,
    "zstd": _unstandard,
    "identity": lambda body, _: (body, State.WHOLE),
}
