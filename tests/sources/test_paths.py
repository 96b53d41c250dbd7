import json
import os
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.paths import check_path, read_path


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"html": name}))
    return folder


def test_folders_are_read_through_sorted_by_name(tmp_path: Path) -> None:
    fill(tmp_path, "b.html", "a.htm", "c/d/x.txt", "c/a.html.gz", "c/photo.jpg", "no-ending")
    places = [Path(found.place).relative_to(tmp_path).as_posix() for found in read_path(tmp_path)]
    assert places == ["a.htm", "b.html", "no-ending", "c/a.html.gz", "c/photo.jpg", "c/d/x.txt"]


def test_what_lies_beside_pages_is_no_input(tmp_path: Path) -> None:
    fill(tmp_path, "a.html", "a.url", "page.toml", "README.md", "x_files/style.css", ".git/a.html", ".b")
    fill(tmp_path, "article.json", "run.jsonl", "run.jsonl.part", "ledger.sqlite")
    assert [Path(found.place).name for found in read_path(tmp_path)] == ["a.html"]


def test_json_lines_are_read_when_named(tmp_path: Path) -> None:
    fill(tmp_path, "in.jsonl")
    (found,) = read_path(tmp_path / "in.jsonl")
    assert isinstance(found.content, Page)
    assert found.content.body == b"in.jsonl"


@pytest.mark.parametrize("name", ["a.warc", "a.WARC.gz", "a.warc.wet.gz", "a.wet", "a.warc.zst", "a.warc.gz.part"])
def test_archives_are_known_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (found,) = read_path(tmp_path)
    assert isinstance(found.content, Reject)
    assert "no WARC record" in found.content.detail


def test_what_cannot_be_read_in_a_folder_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    fill(tmp_path, "a.html", "c.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.html")
    first, second, third = read_path(tmp_path)
    assert isinstance(first.content, Page)
    assert isinstance(second.content, Reject)
    assert second.content.reason is Reason.UNREADABLE
    assert f"{tmp_path / 'b.html'}: cannot be read" in second.content.detail
    assert isinstance(third.content, Page)


def test_a_folder_that_cannot_be_looked_into_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.html", "closed/b.html", "open/c.html")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = list(read_path(tmp_path))
    assert [Path(one.place).name for one in found] == ["a.html", "closed", "c.html"]
    assert isinstance(found[1].content, Reject)
    assert found[1].content.detail == f"{tmp_path / 'closed'}: cannot be read (Permission denied)."


def test_paths_are_checked_before_work_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.html", "notes/readme.toml")
    check_path(tmp_path)
    check_path(tmp_path / "a.html")
    with pytest.raises(InputError, match=r"none\.html: there is no such file or folder"):
        check_path(tmp_path / "none.html")
    with pytest.raises(InputError, match=r"notes: there are no pages in this folder; expected \.html"):
        check_path(tmp_path / "notes")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError, match=r"a\.html: you may not read it"):
        check_path(tmp_path / "a.html")
