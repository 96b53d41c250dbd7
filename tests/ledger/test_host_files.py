from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.errors import StorageError, UsageError
from newsscrape.ledger.host_files import HostFile, HostFiles
from newsscrape.ledger.ledger import Ledger

FILE = HostFile(
    url="https://kurier.example/robots.txt",
    fetched_at="2026-11-02T10:00:00Z",
    expires_at="2026-11-03T10:00:00Z",
    body=b"User-agent: *\nDisallow: /\x00\xff\n",
)


def test_none_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert HostFiles.in_folder(tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_a_file_is_there_for_the_next_run_and_the_newest_wins(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path):
        files = HostFiles.in_folder(tmp_path)
        assert files is not None
        assert files.get(FILE.url) is None
        files.keep(FILE)
        files.close()
    again = HostFiles(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    assert again.get(FILE.url) == FILE
    newer = HostFile(url=FILE.url, fetched_at="2026-11-04T10:00:00Z", expires_at="2026-11-05T10:00:00Z", body=b"")
    again.keep(newer)
    assert again.get(FILE.url) == newer
    again.close()


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="NEWSSCRAPE_LEDGER"):
        HostFiles("no address")
    (tmp_path / "ledger.sqlite").write_bytes(b"no database at all, but more than a few bytes of it" * 50)
    with pytest.raises(StorageError, match=r"ledger\.sqlite: the ledger refused"):
        HostFiles.in_folder(tmp_path)
