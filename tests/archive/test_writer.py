from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.errors import StorageError
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Capture, Form, Page
from newsscrape.sources.warc import read_warc

PAGE = Page(
    body="<p>Größe</p>".encode(),
    url="https://kurier.example/a",
    requested_url="https://kurier.example/kurz",
    headers=(
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", "7"),
        ("transfer-encoding", "chunked"),
        ("x-archive-orig-content-encoding", "gzip"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
    ),
    http_status=200,
    fetched_at=datetime(2026, 11, 2, 10, 0, 0, tzinfo=UTC),
    claims=(Claim(name="headline", value="Größe", origin=Origin.FEED),),
)
LARGE = 10**9


def written(folder: Path, *pages: Page, limit: int = LARGE) -> list[Page]:
    writer = ArchiveWriter(Archive(folder, "news", "R", limit))
    kept = [writer.write(page) for page in pages]
    writer.close()
    return kept


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    (kept,) = written(tmp_path, PAGE)
    assert replace(kept, capture=None) == PAGE
    (back,) = [found.content for found in read_warc(tmp_path / "news-R.warc.gz")]
    assert isinstance(back, Page)
    assert back.capture == kept.capture
    for name in ("body", "url", "requested_url", "http_status", "fetched_at", "claims", "content_type"):
        assert getattr(back, name) == getattr(PAGE, name), name


def test_a_capture_leads_to_its_record_alone(tmp_path: Path) -> None:
    pages = written(tmp_path, PAGE, replace(PAGE, url="https://kurier.example/b", body=b"zwei"))
    for page in pages:
        capture = page.capture
        assert isinstance(capture, Capture)
        raw = (tmp_path / capture.file).read_bytes()[capture.offset : capture.offset + capture.length]
        (record,) = ArchiveIterator(io.BytesIO(raw))
        assert record.rec_headers.get_header("WARC-Target-URI") == page.url
        assert record.rec_headers.get_header("WARC-Date") == "2026-11-02T10:00:00Z"


def test_headers_tell_of_the_body_as_stored(tmp_path: Path) -> None:
    written(tmp_path, PAGE)
    with (tmp_path / "news-R.warc.gz").open("rb") as file:
        (head,) = [record.http_headers for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert head.get_header("Content-Length") == str(len(PAGE.body))
    assert head.get_header("X-Archive-Orig-Content-Length") == "7"
    assert head.get_header("X-Archive-Orig-Transfer-Encoding") == "chunked"
    assert head.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert head.get_header("Transfer-Encoding") is None
    assert [value for name, value in head.headers if name == "Set-Cookie"] == ["a=1", "b=2"]


def test_the_metadata_stands_beside_the_response(tmp_path: Path) -> None:
    written(tmp_path, PAGE)
    with (tmp_path / "news-R.warc.gz").open("rb") as file:
        kinds, ids, told = [], [], []
        for record in ArchiveIterator(file):
            kinds.append(record.rec_type)
            ids.append(record.rec_headers.get_header("WARC-Record-ID"))
            told.append((record.rec_headers.get_header("WARC-Concurrent-To"), record.content_stream().read()))
    assert kinds == ["warcinfo", "response", "metadata"]
    assert told[2][0] == ids[1]
    assert told[2][1].decode() == (
        "requested-url: https://kurier.example/kurz\r\n"
        'claims: [{"name":"headline","value":"Gr\\u00f6\\u00dfe","origin":"feed"}]\r\n'
    )


def test_what_scripts_made_of_a_page_refers_to_the_page_as_sent(tmp_path: Path) -> None:
    made = replace(PAGE, body="<p>Größer</p>".encode(), form=Form.RENDERED, as_sent=PAGE)
    (kept,) = written(tmp_path, made)
    with (tmp_path / "news-R.warc.gz").open("rb") as file:
        found = [(one.rec_type, one.rec_headers, one.content_stream().read()) for one in ArchiveIterator(file)]
    assert [kind for kind, _, _ in found] == ["warcinfo", "response", "metadata", "conversion"]
    (_, sent, body), (_, conversion, rendered) = found[1], found[3]
    assert (body, rendered) == (PAGE.body, made.body)
    assert conversion.get_header("WARC-Refers-To") == sent.get_header("WARC-Record-ID")
    assert conversion.get_header("Content-Type") == PAGE.content_type
    assert conversion.get_header("WARC-Target-URI") == PAGE.url
    (back,) = [one.content for one in read_warc(tmp_path / "news-R.warc.gz")]
    assert isinstance(back, Page)
    assert back.capture == kept.capture
    for name in (
        "body",
        "url",
        "requested_url",
        "http_status",
        "fetched_at",
        "claims",
        "content_type",
        "form",
        "as_sent",
    ):
        assert getattr(back, name) == getattr(kept, name), name


def test_digests_are_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, PAGE, replace(PAGE, body=b""))

    class Command:
        verbose = True
        inputs = (str(tmp_path / "news-R.warc.gz"),)

    assert Checker(Command()).process_all() in {0, None}
    assert "failed" not in capsys.readouterr().out


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    pages = written(tmp_path, PAGE, PAGE, PAGE, limit=1000)
    files = [page.capture.file for page in pages if page.capture]
    assert files == ["news-R.warc.gz", "news-R-2.warc.gz", "news-R-3.warc.gz"] or len(set(files)) > 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(set(files))


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    writer = ArchiveWriter(Archive(tmp_path, "news", "R", LARGE))
    writer.write(PAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["news-R.warc.gz.part"]
    assert sum(1 for _ in ArchiveIterator(io.BytesIO((tmp_path / "news-R.warc.gz.part").read_bytes()))) == 3
    writer.close()
    assert [path.name for path in tmp_path.iterdir()] == ["news-R.warc.gz"]


def test_a_header_with_a_line_break_stays_one_header(tmp_path: Path) -> None:
    written(tmp_path, replace(PAGE, headers=(("x-odd", "a\r\nContent-Length: 0"),)))
    (back,) = [found.content for found in read_warc(tmp_path / "news-R.warc.gz")]
    assert isinstance(back, Page)
    assert back.body == PAGE.body


def test_a_disk_that_refuses_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="archive could not be written"):
        ArchiveWriter(Archive(tmp_path / "file", "news", "R", LARGE))


def test_a_full_disk_is_a_storage_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda *_, **__: opened(Path("/dev/full"), "wb", buffering=0))
    with pytest.raises(StorageError, match="make room"):
        ArchiveWriter(Archive(tmp_path, "news", "R", LARGE))


def test_each_writer_has_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "news-R-2.warc.gz").touch()
    first, second, third = (ArchiveWriter(Archive(tmp_path, "news", "R", LARGE)) for _ in range(3))
    assert [one.file for one in (first, second, third)] == ["news-R.warc.gz", "news-R-3.warc.gz", "news-R-4.warc.gz"]
    for one in (first, second, third):
        one.close()
