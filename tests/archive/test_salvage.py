"""Archives that killed processes left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.archive.salvage import salvage
from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.errors import StorageError
from newsscrape.model.page import Page
from newsscrape.sources.warc import read_warc

PAGE = Page(body=b"<p>ganz</p>", url="https://kurier.example/a")


def left(folder: Path, pages: int) -> tuple[Path, list[int]]:
    """Write pages as if the process were killed then; give the file, and where its pages begin."""
    writer = ArchiveWriter(Archive(folder, "news", "R", 10**9))
    starts = [kept.capture.offset for kept in (writer.write(PAGE) for _ in range(pages)) if kept.capture]
    writer.close()
    return (folder / writer.file).rename(folder / f"{writer.file}.part"), starts


def test_cut_at_every_byte_of_the_last_page_what_is_whole_stays(tmp_path: Path) -> None:
    part, starts = left(tmp_path / "left", 3)
    whole = part.read_bytes()
    for length in range(starts[2], len(whole)):
        cut = tmp_path / "news-R.warc.gz.part"
        cut.write_bytes(whole[:length])
        (closed,) = salvage(tmp_path)
        assert closed.name == "news-R.warc.gz"
        assert whole.startswith(kept := closed.read_bytes())
        assert len(kept) >= starts[2]
        pages = [found.content for found in read_warc(closed)]
        assert len(pages) == (2 if len(kept) == starts[2] else 3)
        assert all(isinstance(page, Page) and page.body == PAGE.body for page in pages)
        closed.unlink()


def test_a_whole_file_is_closed_as_it_is_and_one_without_a_record_goes(tmp_path: Path) -> None:
    part, _ = left(tmp_path, 2)
    whole = part.read_bytes()
    (tmp_path / "news-S.warc.gz.part").write_bytes(whole[:20])
    (tmp_path / "news-T.warc.gz.part").write_bytes(b"")
    (tmp_path / "notes.txt.part").touch()
    assert [closed.read_bytes() for closed in salvage(tmp_path)] == [whole]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news-R.warc.gz", "notes.txt.part"]


def test_what_is_not_asked_for_is_left(tmp_path: Path) -> None:
    left(tmp_path, 1)
    assert salvage(tmp_path, "news-S") == []
    assert salvage(tmp_path / "nowhere") == []


def test_damage_in_the_middle_ends_what_is_kept(tmp_path: Path) -> None:
    part, starts = left(tmp_path, 3)
    damaged = bytearray(part.read_bytes())
    damaged[starts[1] + 30] ^= 255
    part.write_bytes(bytes(damaged))
    (closed,) = salvage(tmp_path)
    assert closed.stat().st_size == starts[1]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "news-R.warc.gz.part").mkdir()
    with pytest.raises(StorageError, match=r"news-R\.warc\.gz\.part: a killed run left it"):
        salvage(tmp_path)
