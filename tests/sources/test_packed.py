import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from newsscrape.errors import InputError
from newsscrape.sources.packed import opened

LINES = b"".join(b'{"n":%d}\n' % number for number in range(5_000))
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "a.jsonl": bytes,
    "a.jsonl.gz": gzip.compress,
    "a.jsonl.ZST": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", PACKED)
def test_a_file_is_unpacked_by_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[name](LINES))
    with opened(path) as lines:
        assert lines.readline(100) == b'{"n":0}\n'
        assert lines.read() == LINES[8:]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.ZST"])
def test_packed_pieces_one_after_another_are_one_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[name](LINES) + PACKED[name](b"") + PACKED[name](b"end"))
    with opened(path) as lines:
        assert lines.read() == LINES + b"end"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.ZST"])
@pytest.mark.parametrize("damage", [lambda packed: packed[:-9], lambda packed: b"no" + packed])
def test_a_torn_or_damaged_file_is_never_taken_for_whole(
    name: str, damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(damage(PACKED[name](LINES)))
    with pytest.raises(InputError, match=r"a\.jsonl\.\w+: cannot be read any further \("), opened(path) as lines:
        lines.read()


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.jsonl: cannot be read any further \(No such file"):
        opened(tmp_path / "x.jsonl").__enter__()
