import gzip
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.sources import inflate as room
from newsscrape.sources.inflate import inflate

BODY = b"<p>" + b"Ein Satz. " * 100
RAW = zlib.compressobj(wbits=-15)
ENCODED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "deflate": zlib.compress(BODY),
    "zstd": zstandard.ZstdCompressor().compress(BODY),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_are_undone(encoding: str) -> None:
    assert inflate(ENCODED[encoding], encoding) == BODY


def test_deflate_without_header_is_undone_too() -> None:
    assert inflate(RAW.compress(BODY) + RAW.flush(), "deflate") == BODY


@pytest.mark.parametrize("encoding", [*ENCODED, "br", "identity", ""])
def test_a_body_stored_decoded_is_left_alone(encoding: str) -> None:
    assert inflate(BODY, encoding) == BODY


@pytest.mark.parametrize("encoding", ENCODED)
@given(data=st.data())
def test_a_body_cut_anywhere_is_never_silently_whole(encoding: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(4, len(ENCODED[encoding]) - 1))
    with pytest.raises(NotAnArticle) as refusal:
        inflate(ENCODED[encoding][:cut], encoding)
    assert refusal.value.reason is Reason.TRUNCATED_BODY


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_damaged_body_is_refused(encoding: str) -> None:
    damaged = ENCODED[encoding][:12] + b"\xff" * 30
    with pytest.raises(NotAnArticle, match=r"damaged|ends before"):
        inflate(damaged, encoding)


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_bomb_is_too_large(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 100)
    with pytest.raises(NotAnArticle) as refusal:
        inflate(ENCODED[encoding], encoding)
    assert refusal.value.reason is Reason.TOO_LARGE


def test_an_encoding_that_cannot_be_undone_is_named() -> None:
    with pytest.raises(NotAnArticle, match="'br' cannot be undone here; expected gzip"):
        inflate(b"\x8b\x02", "br")
