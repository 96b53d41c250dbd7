from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.stored import stored_pages


def test_the_golden_pages_are_stored_pages(root: Path) -> None:
    pages = stored_pages(root / "fixtures/pages")
    assert len(pages) >= 15
    assert all(page.page.url and page.page.body for page in pages)
    assert {page.is_article for page in pages} == {True, False}
    assert any(page.known_wrong for page in pages)


def test_a_folder_without_pages_has_none(tmp_path: Path) -> None:
    assert stored_pages(tmp_path) == ()


@pytest.mark.parametrize("record", [None, "{", "[]"])
def test_a_page_without_its_record_is_refused_by_path(tmp_path: Path, record: str | None) -> None:
    folder = tmp_path / "kurier.example/a"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<h1>A</h1>", encoding="utf-8")
    if record is not None:
        (folder / "article.json").write_text(record, encoding="utf-8")
    with pytest.raises(InputError, match=r"kurier\.example/a/(article|reject)\.json"):
        stored_pages(tmp_path)


def test_a_page_whose_sidecar_is_broken_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "kurier.example/a"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<h1>A</h1>", encoding="utf-8")
    (folder / "page.toml").write_text("url =", encoding="utf-8")
    (folder / "article.json").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.toml"):
        stored_pages(tmp_path)
