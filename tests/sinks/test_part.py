import gzip
import hashlib
from pathlib import Path

import pytest

from newsscrape.errors import StorageError
from newsscrape.sinks.part import PartFile


def test_a_file_gets_its_name_when_it_is_published(tmp_path: Path) -> None:
    file = PartFile(tmp_path / "new" / "a.jsonl")
    file.write(b"{}\n")
    file.sync()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.jsonl.part"]
    said = file.publish()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.jsonl"]
    assert (said.name, said.records, said.sha256) == ("a.jsonl", 1, hashlib.sha256(b"{}\n").hexdigest())


def test_each_line_is_on_its_way_to_the_disk_when_it_is_written(tmp_path: Path) -> None:
    file = PartFile(tmp_path / "a.jsonl")
    file.write(b"{}\n")
    assert (tmp_path / "a.jsonl.part").read_bytes() == b"{}\n"
    file.abandon()
    assert not (tmp_path / "a.jsonl").exists()


def test_a_name_that_is_taken_by_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()
    with pytest.raises(StorageError, match=r"a\.jsonl: cannot be written .* make room"):
        PartFile(tmp_path / "a.jsonl").publish()


def test_a_file_is_packed_by_its_name_and_what_was_synced_can_be_read(tmp_path: Path) -> None:
    file = PartFile(tmp_path / "a.jsonl.gz")
    file.write(b"{}\n")
    file.sync()
    with gzip.open(tmp_path / "a.jsonl.gz.part") as lines:
        assert lines.readline() == b"{}\n"
    said = file.publish()
    packed = (tmp_path / "a.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == b"{}\n"
    assert (said.records, said.sha256) == (1, hashlib.sha256(packed).hexdigest())


def test_a_file_that_is_not_wanted_is_removed(tmp_path: Path) -> None:
    file = PartFile(tmp_path / "a.jsonl")
    file.write(b"{}\n")
    file.discard()
    assert not list(tmp_path.iterdir())
