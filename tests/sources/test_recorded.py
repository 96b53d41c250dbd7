from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.errors import InputError
from newsscrape.model.page import Capture, Form, Page
from newsscrape.sources.recorded import read_recorded

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def page(number: int, **more: object) -> Page:
    headers = (("content-type", "text/html"),)
    url = f"https://www.kurier.example/{number}"
    return Page(body=b"<p>%d</p>" % number, url=url, headers=headers, http_status=200, fetched_at=NOW, **more)  # type: ignore[arg-type]


@pytest.fixture
def run(tmp_path: Path) -> tuple[Path, list[Capture]]:
    """An output folder with three archived pages, the last one rendered; gives it with their captures."""
    writer = ArchiveWriter(Archive(tmp_path / "archive", "news", "1", 10**9))
    pages = (page(1), page(2), page(4, form=Form.RENDERED, as_sent=page(3)))
    kept = [kept for one in pages if (kept := writer.write(one).capture)]
    writer.close()
    (tmp_path / "articles").mkdir()
    lines = [{"capture": {"file": one.file, "offset": one.offset, "length": one.length}} for one in kept]
    (tmp_path / "articles/news-1.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return tmp_path, kept


def lines(run: tuple[Path, list[Capture]]) -> Path:
    return run[0] / "articles/news-1.jsonl"


@pytest.mark.parametrize(("line", "body"), [(1, b"<p>1</p>"), (2, b"<p>2</p>"), (3, b"<p>4</p>")])
def test_the_page_of_a_line_is_found_in_the_archive_of_its_run(
    line: int, body: bytes, run: tuple[Path, list[Capture]]
) -> None:
    found = read_recorded(lines(run), line, [])
    assert isinstance(found.content, Page)
    assert found.content.body == body
    assert found.content.capture == run[1][line - 1]


def test_records_that_were_packed_are_read(run: tuple[Path, list[Capture]]) -> None:
    packed = lines(run).with_name("news-1.jsonl.gz")
    packed.write_bytes(gzip.compress(lines(run).read_bytes()))
    assert read_recorded(packed, 2, []).content.url == "https://www.kurier.example/2"


def test_the_archive_may_lie_elsewhere(run: tuple[Path, list[Capture]], tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (run[0] / "archive").rename(elsewhere)
    assert read_recorded(lines(run), 1, [elsewhere]).content.url == "https://www.kurier.example/1"
    with pytest.raises(InputError, match=r"line 1: its page lies in news-1.*which is in none of .*; name its folder"):
        read_recorded(lines(run), 1, [])


@pytest.mark.parametrize("line", [4, 99])
def test_a_line_that_is_not_there_is_told(line: int, run: tuple[Path, list[Capture]]) -> None:
    with pytest.raises(InputError, match=f"line {line}: there is no such line"):
        read_recorded(lines(run), line, [])


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ('{"capture": null}', "has no capture"),
        ("{}", "has no capture"),
        ('{"capture": {"file": "a"}}', "expected file, offset and length"),
        ('{"capture": {"file": "../../a", "offset": 0, "length": 1}}', "expected file, offset and length"),
    ],
)
def test_a_line_that_leads_nowhere_is_told(written: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(f"{written}\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"articles\.jsonl line 1: .*{fault}"):
        read_recorded(file, 1, [])


def test_another_archive_of_the_same_name_is_told(run: tuple[Path, list[Capture]]) -> None:
    wrong = {"capture": {"file": run[1][0].file, "offset": 7, "length": 1}}
    lines(run).write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(InputError, match="holds no page at offset 7; is it the archive of this run"):
        read_recorded(lines(run), 1, [])


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        read_recorded(tmp_path / "none.jsonl", 1, [])
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 9)[:-9])
    with pytest.raises(InputError, match=r"torn\.jsonl\.gz: cannot be read"):
        read_recorded(tmp_path / "torn.jsonl.gz", 99, [])
