import gzip
from io import BytesIO

import pytest
import zstandard
from hypothesis import assume, given
from hypothesis import strategies as st

from newsscrape.errors import InputError
from newsscrape.sources.members import Archive

RECORDS = [
    b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body)
    for body in (b"one", b"two" * 30, b"three")
]
PACKINGS = {"plain": bytes, "gzip": gzip.compress, "zstd": zstandard.ZstdCompressor().compress}


def members(packing: str) -> list[bytes]:
    return [PACKINGS[packing](record) for record in RECORDS]


@pytest.mark.parametrize("packing", PACKINGS)
def test_records_come_one_by_one_with_their_offsets(packing: str) -> None:
    packed = members(packing)
    records = Archive(BytesIO(b"".join(packed))).records(0)
    seen = [(records.offset, record.raw_stream.read()) for record in records]
    starts = [sum(map(len, packed[:number])) for number in range(3)]
    assert seen == list(zip(starts, (b"one", b"two" * 30, b"three"), strict=True))
    assert not records.members.torn


@pytest.mark.parametrize("packing", PACKINGS)
@given(noise=st.binary(min_size=1, max_size=60))
def test_the_next_record_is_found_whatever_stands_before_it(packing: str, noise: bytes) -> None:
    # What begins like a record may be taken for one.
    assume(not any(start in noise for start in (b"WARC/", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")))
    packed = members(packing)
    noise += b"\n"
    content = packed[0] + noise + packed[1]
    assert Archive(BytesIO(content)).next_record(0) == len(packed[0] + noise)
    assert Archive(BytesIO(content)).next_record(len(packed[0] + noise)) is None


def test_the_next_record_is_found_across_the_pieces_of_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsscrape.sources.members._PIECE", 3)
    packed = members("gzip")
    assert Archive(BytesIO(b"".join(packed))).next_record(0) == len(packed[0])


@pytest.mark.parametrize("packing", ["gzip", "zstd"])
def test_a_member_that_ends_too_early_is_torn(packing: str) -> None:
    packed = b"".join(members(packing))
    records = Archive(BytesIO(packed[:-3])).records(0)
    for record in records:
        record.raw_stream.read()
    assert records.members.torn


def test_damage_is_raised_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    first, second, _ = members("gzip")
    records = Archive(BytesIO(first + second[:-8] + bytes(8))).records(0)
    next(records)
    with pytest.raises(InputError, match="the compressed data is damaged"):
        next(records)
    assert capfd.readouterr() == ("", "")


def test_a_damaged_dictionary_is_told() -> None:
    head = b"\x5d\x2a\x4d\x18" + (8).to_bytes(4, "little") + b"\x28\xb5\x2f\xfdrest"
    with pytest.raises(InputError, match="the dictionary at its start is damaged"):
        Archive(BytesIO(head))
