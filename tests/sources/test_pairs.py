import json
from pathlib import Path
from typing import Any

import pytest

from newsscrape.errors import InputError
from newsscrape.sources.pairs import Pair, paired, rejects_beside


def write(path: Path, *lines: Any) -> Path:  # noqa: ANN401 - whatever has a form in JSON
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def line(url: str, digest: str = "1", **content: str) -> dict[str, str]:
    return {"requested_url": url, "content_sha256": digest, **content}


def test_pages_are_told_by_their_bytes_and_address(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", line("a", text="A"), line("b"), line("c"))
    new = write(tmp_path / "new.jsonl", line("b"), line("a", text="B"), line("c", "2"))
    assert [*paired(old, new)] == [
        Pair(line("b"), line("b")),
        Pair(line("a", text="A"), line("a", text="B")),
        Pair(None, line("c", "2")),
        Pair(line("c"), None),
    ]


def test_rejects_lie_beside(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", line("a"))
    new = write(tmp_path / "new.jsonl")
    write(rejects_beside(new), line("a", reason="no_text"))
    assert [*paired(old, new)] == [Pair(line("a"), line("a", reason="no_text"))]


def test_the_same_page_twice_is_two_pairs(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", line("a", text="1"), line("a", text="2"))
    assert [pair.old for pair in paired(old, write(tmp_path / "new.jsonl", line("a"), line("a"), line("a")))] == [
        line("a", text="1"),
        line("a", text="2"),
        None,
    ]


@pytest.mark.parametrize("content", ["[]\n", "{\n", None])
def test_what_is_no_file_of_records_is_named(tmp_path: Path, content: str | None) -> None:
    old = tmp_path / "old.jsonl"
    if content:
        old.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"old\.jsonl: cannot be read"):
        list(paired(old, old))
