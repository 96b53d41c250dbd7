import gzip
from collections.abc import Callable

import pytest
import zstandard

from newsscrape.sinks.packing import packing_for, unpacked_name

LINES = [b"{}\n", b'{"a": 1}\n' * 1_000, b"end\n"]


def unzstd(packed: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(packed)


UNPACK: dict[str, Callable[[bytes], bytes]] = {"a.csv": bytes, "a.csv.gz": gzip.decompress, "A.CSV.ZST": unzstd}


@pytest.mark.parametrize("name", UNPACK)
def test_what_went_in_comes_out_and_always_packed_alike(name: str) -> None:
    first, second = (pack_all(name) for _ in range(2))
    assert UNPACK[name](first) == b"".join(LINES)
    assert first == second


def pack_all(name: str) -> bytes:
    packing = packing_for(name)
    return b"".join([*map(packing.pack, LINES), packing.end()])


def test_what_was_settled_can_be_read_before_the_end() -> None:
    packing = packing_for("a.zst")
    assert unzstd(packing.pack(b"{}\n") + packing.settle()) == b"{}\n"


@pytest.mark.parametrize(
    ("name", "plain"), [("a.jsonl.gz", "a.jsonl"), ("a.csv.ZST", "a.csv"), ("a.jsonl", "a.jsonl"), ("gz", "gz")]
)
def test_a_name_without_its_packing(name: str, plain: str) -> None:
    assert unpacked_name(name) == plain
