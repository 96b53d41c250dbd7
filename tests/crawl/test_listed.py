from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.crawl.listed import listed
from newsscrape.errors import UsageError


def test_entries_stand_between_commas() -> None:
    assert listed("url", " https://a.example/, ,https://b.example/,") == ["https://a.example/", "https://b.example/"]
    assert listed("url", None) == []


def test_a_file_has_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "papers.txt").write_text("# north\nhttps://a.example/\n\n  https://b.example/x,y  \n", encoding="utf-8")
    given = f"https://c.example/,@{tmp_path}/papers.txt"
    assert listed("url", given) == ["https://c.example/", "https://a.example/", "https://b.example/x,y"]


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"\xff\xfe\xfa")
    for name, said in (("nothing", "No such file"), ("odd", "codec can't decode"), (".", "Is a directory")):
        with pytest.raises(UsageError, match=rf"site=@{tmp_path}/{name}: .*{said}.*expected a text file, one a line"):
            listed("site", f"@{tmp_path}/{name}")
