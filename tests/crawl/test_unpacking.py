"""Content encodings undone to their end."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.unpacking import State, Unpacked, encodings_in, unpacked

MOST = 5_000_000


def _bare(content: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(content) + engine.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
ENCODINGS = sorted(PACK)


@given(st.sampled_from(ENCODINGS), st.binary(max_size=5_000))
def test_what_was_packed_comes_out(encoding: str, content: bytes) -> None:
    assert unpacked(PACK[encoding](content), [encoding], MOST) == Unpacked(content, State.WHOLE)


@given(st.sampled_from(ENCODINGS), st.binary(min_size=1, max_size=5_000), st.data())
def test_a_body_that_ends_early_is_torn_and_what_is_there_of_it_is_given(
    encoding: str, content: bytes, data: st.DataObject
) -> None:
    packed = PACK[encoding](content)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    there, state, _ = unpacked(cut, [encoding], MOST)
    assert state is State.TORN
    assert content.startswith(there)


@given(st.sampled_from(["gzip", "zstd"]), st.binary(min_size=1), st.binary(min_size=1))
def test_several_members_are_one_body(encoding: str, first: bytes, second: bytes) -> None:
    packed = PACK[encoding](first) + PACK[encoding](second)
    assert unpacked(packed, [encoding], MOST) == Unpacked(first + second, State.WHOLE)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_bomb_ends_before_it_fills_the_memory(encoding: str) -> None:
    assert unpacked(PACK[encoding](bytes(50_000_000)), [encoding], MOST) == Unpacked(b"", State.TOO_LARGE)


def test_a_wrong_checksum_is_noticed() -> None:
    packed = bytearray(gzip.compress(b"<p>ganz</p>"))
    packed[-6] ^= 1
    assert unpacked(bytes(packed), ["gzip"], MOST).state is State.TORN


def test_deflate_without_its_header_and_padding_behind_gzip_are_as_servers_send_them() -> None:
    assert unpacked(_bare(b"<p>ganz</p>"), ["deflate"], MOST) == Unpacked(b"<p>ganz</p>", State.WHOLE)
    assert unpacked(gzip.compress(b"<p>ganz</p>") + bytes(9), ["gzip"], MOST) == Unpacked(b"<p>ganz</p>", State.WHOLE)


def test_encodings_are_undone_from_the_last_one_on_as_far_as_they_are_known() -> None:
    twice = gzip.compress(brotli.compress(b"<p>ganz</p>"))
    assert unpacked(twice, encodings_in(b"br, GZIP"), MOST) == Unpacked(b"<p>ganz</p>", State.WHOLE)
    assert unpacked(twice, encodings_in(b"sdch,gzip"), MOST).left == "sdch"
    assert encodings_in(b" , identity,") == ("identity",)
    assert unpacked(b"", ["gzip"], MOST) == Unpacked(b"", State.WHOLE)


@given(st.binary(), st.lists(st.sampled_from([*ENCODINGS, "identity", "sdch"]), max_size=3))
def test_anything_at_all_has_an_end(body: bytes, encodings: list[str]) -> None:
    assert isinstance(unpacked(body, encodings, MOST).state, State)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_body_in_a_million_members_is_given_up(encoding: str) -> None:
    assert unpacked(PACK[encoding](b"") * 1_000_000, [encoding], MOST) == Unpacked(b"", State.TORN)


def test_a_body_packed_again_and_again_is_given_up() -> None:
    body = b"x"
    for _ in range(6):
        body = gzip.compress(body)
    assert unpacked(body, ["gzip"] * 6, MOST).state is State.TORN


def test_a_frame_that_wants_too_much_kept_is_given_up() -> None:
    wide = zstandard.ZstdCompressionParameters(window_log=27)
    packed = zstandard.ZstdCompressor(compression_params=wide).compress(bytes(200_000_000))
    assert unpacked(packed, ["zstd"], MOST) == Unpacked(b"", State.TORN)


@given(st.integers(1 << 20, (1 << 20) + 600))
def test_a_stream_ends_where_a_step_does(size: int) -> None:
    assert unpacked(_bare(bytes(size)), ["deflate"], MOST) == Unpacked(bytes(size), State.WHOLE)
