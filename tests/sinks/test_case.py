from __future__ import annotations

import hashlib
import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsscrape.errors import StorageError, UsageError
from newsscrape.model.case import Case, CaseBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.sinks.case import CaseFolder
from newsscrape.sources.files import read_file

PAGE = Page(
    body="<p>Größe</p>".encode("latin-1"),
    url='https://www.kurier.example/politik/a"-1.html',
    headers=(("content-type", "text/html; charset=latin-1"),),
    http_status=200,
    fetched_at=datetime(2026, 11, 2, 10, tzinfo=UTC),
)


def case(page: Page = PAGE) -> Case:
    return Case(page=page, language="de", blocks=(CaseBlock("a" * 12, Label.BODY), CaseBlock("b" * 12, Label.AD)))


def test_the_page_is_read_from_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = CaseFolder(case(), tmp_path)
    content = next(read_file(folder.begin())).content
    assert content == PAGE


def test_the_folder_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    folder = CaseFolder(case(), tmp_path)
    folder.begin()
    folder.label("kurier.example")
    folder.expect("article.json", b'{"text": "\xc3\xb6"}\n', ["text"])
    assert not folder.path.exists()
    folder.publish()
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "article.json", "labels.json", "page.html", "page.toml",
    ]  # fmt: skip
    assert folder.path.relative_to(tmp_path).as_posix() == 'www.kurier.example/politik-a"-1.html'
    assert not folder.part.exists()
    labels = json.loads((folder.path / "labels.json").read_text(encoding="utf-8"))
    assert labels["content_sha256"] == hashlib.sha256(PAGE.body).hexdigest()
    assert labels["blocks"] == [[0, "a" * 12, "body"], [1, "b" * 12, "ad"]]
    told = tomllib.loads((folder.path / "page.toml").read_text(encoding="utf-8"))
    assert told["known_wrong"] == ["text"]
    assert told["known_wrong_reason"].endswith(".")
    assert next(read_file(folder.path / "page.html")).content == PAGE


def test_what_is_right_already_is_not_noted_as_wrong(tmp_path: Path) -> None:
    folder = CaseFolder(case(), tmp_path)
    folder.begin()
    folder.expect("article.json", b"{}\n", [])
    assert "known_wrong" not in (folder.part / "page.toml").read_text(encoding="utf-8")


def test_a_page_without_address_is_named_after_its_bytes(tmp_path: Path) -> None:
    folder = CaseFolder(case(Page(body=b"<p>x</p>")), tmp_path)
    assert folder.host == "unknown"
    assert folder.path.parent.name == "unknown"
    assert len(folder.path.name) == 12
    folder.begin()
    folder.label(None)
    assert json.loads((folder.part / "labels.json").read_text(encoding="utf-8"))["domain"] == "unknown"


def test_a_case_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / 'www.kurier.example/politik-a"-1.html').mkdir(parents=True)
    with pytest.raises(UsageError, match="there is a case of this page already; remove it first"):
        CaseFolder(case(), tmp_path)


def test_what_an_earlier_attempt_left_is_made_anew(tmp_path: Path) -> None:
    CaseFolder(case(), tmp_path).begin()
    assert CaseFolder(case(), tmp_path).begin().is_file()


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be written"):
        CaseFolder(case(), tmp_path / "file").begin()
    folder = CaseFolder(case(), tmp_path)
    with pytest.raises(StorageError, match="cannot be written"):
        folder.label("kurier.example")
    with pytest.raises(StorageError, match="cannot be written"):
        folder.publish()
