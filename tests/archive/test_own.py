from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

from newsscrape.archive.own import writer_of
from newsscrape.archive.writer import Archive
from newsscrape.model.page import Page

PAGE = Page(body=b"<p>ganz</p>", url="https://kurier.example/a")


def keep_two(folder: Path) -> None:
    for _ in range(2):
        writer_of(Archive(folder, "news", "R", 10**9)).write(PAGE)


def test_a_process_has_one_file_which_has_its_name_once_the_process_has_ended(tmp_path: Path) -> None:
    child = get_context("fork").Process(target=keep_two, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["news-R.warc.gz"]
