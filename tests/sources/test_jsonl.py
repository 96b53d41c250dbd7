import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources import jsonl
from newsscrape.sources.jsonl import read_jsonl, read_line_stretch, read_lines

LINE = {
    "id": {"any": ["thing"]},
    "url": "https://a.example/",
    "requested_url": "http://a.example/",
    "html": "<p>Größe",
    "fetched_at": "2026-01-31T08:15:00+01:00",
    "http_status": 200,
}


def read(*lines: object) -> list[jsonl.Found]:
    content = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_lines(io.BytesIO(content), "in.jsonl"))


def test_a_line_is_a_page() -> None:
    (found,) = read(LINE)
    assert (found.key, found.place) == ({"any": ["thing"]}, "in.jsonl line 1")
    assert found.content == Page(
        body="<p>Größe".encode(),
        url="https://a.example/",
        requested_url="http://a.example/",
        headers=(("content-type", "text/html; charset=utf-8"),),
        http_status=200,
        fetched_at=datetime(2026, 1, 31, 7, 15, tzinfo=UTC),
    )


def test_text_is_plain_text() -> None:
    (found,) = read({"text": "Überschrift", "html": None, "url": ""})
    assert found.content == Page(body="Überschrift".encode(), headers=(("content-type", "text/plain; charset=utf-8"),))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not an object; expected an object like"),
        ({}, "expected one of html and text"),
        ({"html": "a", "text": "b"}, "expected one of html and text"),
        ({"html": 1}, "expected one of html and text"),
        ({"html": "a", "url": 7}, "key url: 7 is no text"),
        ({"html": "a", "http_status": "200"}, "key http_status: '200' is no HTTP status"),
        ({"html": "a", "fetched_at": "2026-01-31 08:15"}, "key fetched_at: '2026-01-31 08:15' is no instant"),
        ({"html": "a", "fetched_at": "0001-01-01T00:00:00+23:00"}, "key fetched_at"),
    ],
)
def test_a_faulty_line_is_a_failure_that_names_file_and_line_and_the_rest_goes_on(line: object, message: str) -> None:
    first, faulty, last = read(LINE, line, LINE)
    assert isinstance(first.content, Page)
    assert isinstance(last.content, Page)
    assert isinstance(faulty.content, Reject)
    assert faulty.content.reason is Reason.UNREADABLE
    assert faulty.content.detail.startswith("in.jsonl line 2")
    assert message in faulty.content.detail


def test_a_faulty_line_keeps_its_id_and_address() -> None:
    (found,) = read({"id": 7, "url": "https://a.example/", "html": None})
    assert found.key == 7
    assert isinstance(found.content, Reject)
    assert found.content.url == "https://a.example/"


def test_empty_lines_are_no_inputs() -> None:
    assert [found.place for found in read(b"", LINE, b"  ", LINE, b"")] == ["in.jsonl line 2", "in.jsonl line 4"]


def test_lines_that_are_too_long_are_skipped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 300)
    first, second, third = read({"html": "x" * 1000}, LINE, {"html": "y" * 1000})
    for found in (first, third):
        assert isinstance(found.content, Reject)
        assert found.content.reason is Reason.TOO_LARGE
    assert isinstance(second.content, Page)
    assert second.place == "in.jsonl line 2"


def test_a_page_in_a_line_has_the_limit_of_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_BYTES", 3)
    (found,) = read(LINE)
    assert isinstance(found.content, Reject)
    assert found.content.reason is Reason.TOO_LARGE


def test_each_line_is_answered_before_the_next_is_read() -> None:
    stream = io.BytesIO(b"\n".join([json.dumps(LINE).encode()] * 3))
    inputs = read_lines(stream, "-")
    next(inputs)
    assert stream.tell() < len(stream.getvalue()) / 2


def test_files_may_be_compressed(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(LINE).encode()))
    (found,) = read_jsonl(path)
    assert isinstance(found.content, Page)
    assert (found.place, found.file) == (f"{path} line 1", path)


@pytest.mark.parametrize("content", [gzip.compress(b"{}\n" * 50, mtime=0)[:-9], b"no gzip"])
def test_a_damaged_file_ends_in_a_failure_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(content)
    *_, last = read_jsonl(path)
    assert isinstance(last.content, Reject)
    assert f"{path}: cannot be read any further" in last.content.detail


@given(st.lists(st.one_of(st.binary(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))))
def test_any_lines_are_pages_or_failures(lines: list[bytes | str]) -> None:
    content = b"\n".join(line if isinstance(line, bytes) else line.encode("utf-8", "replace") for line in lines)
    for found in read_lines(io.BytesIO(content), "in"):
        assert isinstance(found.content, Page | Reject)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.none() | st.integers() | st.text() | st.floats() | st.lists(st.text())
            for name in ("id", "url", "html", "text", "fetched_at", "http_status", "requested_url")
        },
    )
)
def test_any_object_is_a_page_or_a_failure_with_its_id(line: dict[str, object]) -> None:
    (found,) = read(line)
    assert isinstance(found.content, Page | Reject)
    assert repr(found.key) == repr(line.get("id"))


def test_the_parts_of_a_file_have_each_line_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "in.jsonl"
    lines = [json.dumps({"id": number, "text": "x" * number}).encode() for number in range(20)]
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 100)
    path.write_bytes(b"\n".join([*lines[:10], b"", b"[" * 200, b"no json", *lines[10:]]))
    size = path.stat().st_size
    whole = [(found.key, str(found.content)[:9]) for found in read_jsonl(path)]
    for part in (1, 10, 33, size):
        cuts = range(0, size, part)
        found = [one for start in cuts for one in read_line_stretch(path, start, start + part)]
        assert [(one.key, str(one.content)[:9]) for one in found] == whole, part
        assert len({one.place for one in found}) == len(whole)
    assert found[0].place == f"{path} byte 0"


def test_a_part_of_a_file_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    (found,) = read_line_stretch(tmp_path / "gone.jsonl", 0, 10)
    assert isinstance(found.content, Reject)
    assert "cannot be read any further (No such file or directory)" in found.content.detail
