"""Packed bytes → what was packed, whether all of it is there, and never more than fits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from enum import Enum
from io import BytesIO
from typing import NamedTuple

import brotli
import zstandard

ACCEPTED = b"gzip, deflate, br, zstd"
"""``Accept-Encoding``: what is undone here (RFC 9110, 8.4.1; RFC 7932, RFC 8878)."""

_GZIP, _ZLIB, _BARE = 31, 15, -15  # windows, as zlib wants them
_PIECE = 512  # Zstandard blows up 32,000-fold at worst: one piece stays below 17 MB
_WINDOW = 8 << 20  # what a frame may have a decoder keep at once (RFC 9659); without a limit, 128 MB
_TAKEN = 1 << 16
_STEP = 1 << 20
_MEMBERS = 1000  # gzip members or Zstandard frames of a body; each costs time, however little is in it
_ENCODINGS = 5  # nobody packs twice; each costs what the largest body does


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
    state = State.WHOLE if len(left) <= _ENCODINGS else State.TORN
    while state is State.WHOLE and left and (undo := _UNDONE_BY.get(left[-1])):
        left.pop()
        if body:
            body, state = undo(body, most)
        if state is State.TOO_LARGE:
            return Unpacked(b"", state)
    return Unpacked(body, state, ", ".join(left))


def _unzip(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo gzip (RFC 1952): one member or several; zeros or anything else behind the last one is padding."""
    content = BytesIO()
    rest = memoryview(body)
    for _ in range(_MEMBERS):
        engine = zlib.decompressobj(_GZIP)
        rest, state = _inflate(engine, rest, content, most)
        if state is State.TOO_LARGE:
            return b"", state
        if state is not State.WHOLE or bytes(rest[:2]) != b"\x1f\x8b":
            return content.getvalue(), state
    return content.getvalue(), State.TORN


def _unflate(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo deflate, in the zlib format as RFC 9110 has it or, as some servers do, without it."""
    content = BytesIO()
    _, state = _inflate(zlib.decompressobj(_ZLIB), memoryview(body), content, most)
    if state is State.TORN and not content.tell():
        _, state = _inflate(zlib.decompressobj(_BARE), memoryview(body), content, most)
    return content.getvalue() if state is not State.TOO_LARGE else b"", state


def _inflate(engine: zlib._Decompress, body: memoryview, content: BytesIO, most: int) -> tuple[memoryview, State]:
    """Write what a stream holds; give what follows it, too.

    Taken in pieces, because zlib copies what follows: of a body in a million members, each time all the others.
    """
    try:
        while body and not engine.eof:
            piece = body[:_TAKEN]
            content.write(engine.decompress(piece, _STEP))
            if content.tell() > most:
                return body, State.TOO_LARGE
            body = body[len(piece) - len(engine.unused_data or engine.unconsumed_tail) :]
        if not engine.eof:
            content.write(engine.flush())  # what did not fit into the last step
    except zlib.error:
        return body, State.TORN
    return body, State.WHOLE if engine.eof else State.TORN


def _unbrotli(body: bytes, most: int) -> tuple[bytes, State]:
    engine = brotli.Decompressor()
    content = BytesIO()
    try:
        part = engine.process(body, output_buffer_limit=_STEP)
        while part:
            content.write(part)
            if content.tell() > most:
                return b"", State.TOO_LARGE
            part = b"" if engine.is_finished() else engine.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        return content.getvalue(), State.TORN
    return content.getvalue(), State.WHOLE if engine.is_finished() else State.TORN


def _unstandard(body: bytes, most: int) -> tuple[bytes, State]:
    """Undo Zstandard (RFC 8878): one frame or several."""
    content = BytesIO()
    engine = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
    frames = 1
    try:
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            while piece:
                if engine.eof and (frames := frames + 1) > _MEMBERS:
                    return content.getvalue(), State.TORN
                if engine.eof:
                    engine = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
                content.write(engine.decompress(piece))
                if content.tell() > most:
                    return b"", State.TOO_LARGE
                piece = engine.unused_data if engine.eof else b""
    except zstandard.ZstdError:
        return content.getvalue(), State.TORN
    return content.getvalue(), State.WHOLE if engine.eof else State.TORN


_UNDONE_BY: dict[str, Callable[[bytes, int], tuple[bytes, State]]] = {
    "gzip": _unzip,
    "x-gzip": _unzip,
    "deflate": _unflate,
    "br": _unbrotli,
    "zstd": _unstandard,
    "identity": lambda body, _: (body, State.WHOLE),
}
