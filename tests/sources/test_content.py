import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.sources.content import MOST_BYTES, read_content

BODY = b"<html><p>" + b"Ein Satz. " * 200


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(BODY)
    assert read_content(tmp_path / "a") == BODY


@pytest.mark.parametrize("name", ["a.html.gz", "a.html"])
def test_gzip_is_known_by_its_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(BODY))
    assert read_content(tmp_path / name) == BODY


def test_a_gz_that_is_none_comes_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(BODY)
    assert read_content(tmp_path / "a.html.gz") == BODY


@given(cut=st.integers(3, len(gzip.compress(BODY)) - 1))
def test_gzip_cut_anywhere_is_never_silently_whole(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.getbasetemp() / "cut.html.gz"
    path.write_bytes(gzip.compress(BODY)[:cut])
    with pytest.raises(NotAnArticle, match="ends before its end") as refusal:
        read_content(path)
    assert refusal.value.reason is Reason.TRUNCATED_BODY


@given(where=st.integers(10, len(gzip.compress(BODY)) - 1), byte=st.integers(1, 255))
def test_gzip_with_a_wrong_byte_is_refused(tmp_path_factory: pytest.TempPathFactory, where: int, byte: int) -> None:
    packed = bytearray(gzip.compress(BODY))
    packed[where] ^= byte
    path = tmp_path_factory.getbasetemp() / "wrong.html.gz"
    path.write_bytes(packed)
    with pytest.raises((InputError, NotAnArticle), match=r"wrong\.html\.gz: "):
        read_content(path)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_may_be_just_as_large_as_a_page(tmp_path: Path, pack: type[bytes]) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(pack(bytes(MOST_BYTES)))
    assert len(read_content(path)) == MOST_BYTES
    path.write_bytes(pack(bytes(MOST_BYTES + 1)))
    with pytest.raises(NotAnArticle, match="larger than 30000000 bytes") as refusal:
        read_content(path)
    assert refusal.value.reason is Reason.TOO_LARGE


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.html: cannot be read \(No such file or directory\)"):
        read_content(tmp_path / "none.html")
    with pytest.raises(InputError, match=r"cannot be read \(Is a directory\)"):
        read_content(tmp_path)
