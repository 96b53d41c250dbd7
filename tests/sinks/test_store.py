from pathlib import Path
from unittest.mock import patch

import pytest

from newsscrape.errors import StorageError, UsageError
from newsscrape.sinks.store import FolderStore, store_of


def test_a_folder_takes_whole_files_from_workrooms(tmp_path: Path) -> None:
    store = store_of(str(tmp_path / "out"))
    assert store.names() == set()
    with store.workroom() as room:
        (room / "a").write_bytes(b"1")
        (room / "b").write_bytes(b"2")
        assert not store.has("a")
        store.put(room / "a")
    assert store.has("a")
    assert list(store.read(["a"])) == [b"1"]
    assert store.names() == {"a", ".parts"}
    store.remove("a")
    store.remove("a")
    store.sweep()
    assert store.names() == set()


def test_what_is_claimed_belongs_to_the_first(tmp_path: Path) -> None:
    store = store_of(str(tmp_path))
    assert (store.claim("plan.json", b"mine"), store.claim("plan.json", b"yours")) == (b"mine", b"mine")


def test_what_killed_processes_left_is_swept(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    with store.workroom() as room:
        (room / "half").write_bytes(b"")
        (tmp_path / "somebody's.part").write_bytes(b"")
        store.sweep()
        with pytest.raises(StorageError, match="half: cannot be written"):
            store.put(room / "half")
    assert store.names() == {"somebody's.part"}


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = FolderStore(tmp_path / "file")
    with pytest.raises(StorageError, match="make room on this disk or choose another folder"), store.workroom():
        pass
    full = OSError(28, "No space left on device")
    with patch("os.fsync", side_effect=full), pytest.raises(StorageError, match="No space left on device"):
        FolderStore(tmp_path).claim("plan.json", b"mine")
    assert not (tmp_path / "plan.json").exists()


def test_a_store_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="ftp is no store that is known here; expected file, s3, gs"):
        store_of("ftp://host/folder")
