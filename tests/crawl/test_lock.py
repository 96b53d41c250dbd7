from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsscrape.crawl.lock import held
from newsscrape.errors import LockedError, StorageError


def test_a_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with held(tmp_path, "scrapy crawl news"), pytest.raises(LockedError) as caught:  # noqa: SIM117 - the order is the point
        with held(tmp_path, "another"):
            pass
    assert str(os.getpid()) in str(caught.value)
    assert "scrapy crawl news" in str(caught.value)


def test_the_lock_is_free_after_a_run_that_failed(tmp_path: Path) -> None:
    folder = tmp_path / "neu" / "output"
    with pytest.raises(ValueError, match="broken"), held(folder, "first"):
        raise ValueError("broken")
    with held(folder, "second"):
        assert folder.is_dir()


def test_a_folder_that_cannot_be_made_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be written"), held(tmp_path / "file", "run"):
        pass
