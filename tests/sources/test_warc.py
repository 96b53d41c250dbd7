import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Capture, Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.content import MOST_BYTES
from newsscrape.sources.found import Found
from newsscrape.sources.warc import Stretch, read_stretch, read_warc

DATE = "2026-01-02T03:04:05Z"
BODIES = [f"<html><p>Seite {n} {'Wörter ' * 40 * n}</p></html>".encode() for n in range(3)]


class Writer:
    """An archive in the making; each record's bytes are kept apart so that tests can damage one."""

    def __init__(self) -> None:
        self.records: list[bytes] = []

    def add(self, kind: str, url: str | None, payload: bytes, **more: object) -> str:
        out = BytesIO()
        writer = WARCWriter(out, gzip=False, warc_version="1.1")
        http = more.pop("http", None)
        head = StatusAndHeaders(more.pop("status", "200 OK"), http, protocol="HTTP/1.1") if http is not None else None
        record = writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            http_headers=head,
            warc_content_type=more.pop("content_type", ""),
            warc_headers_dict={"WARC-Date": DATE, **more},
        )
        writer.write_record(record)
        self.records.append(out.getvalue())
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def page(self, number: int, http: list[tuple[str, str]] | None = None, **more: object) -> str:
        headers = http or [("Content-Type", "text/html; charset=utf-8")]
        return self.add("response", f"https://a.example/{number}", BODIES[number], http=headers, **more)


def pages_archive() -> Writer:
    archive = Writer()
    archive.add("warcinfo", None, b"software: a test\r\n", content_type="application/warc-fields")
    for number in range(len(BODIES)):
        key = archive.page(number)
        claims = json.dumps([{"name": "headline", "value": "Ü", "origin": "feed"}])
        archive.add(
            "metadata",
            f"https://a.example/{number}",
            f"requested-url: http://a.example/{number}\r\nclaims: {claims}\r\n".encode(),
            content_type="application/warc-fields",
            **{"WARC-Concurrent-To": key},
        )
    return archive


def plain(records: list[bytes]) -> bytes:
    return b"".join(records)


def gz(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def zst(records: list[bytes]) -> bytes:
    return b"".join(zstandard.ZstdCompressor().compress(record) for record in records)


DICTIONARY = zstandard.train_dictionary(
    4096, [b"WARC/1.1 Content-Type %d " % number * 9 + bytes([number]) * 90 for number in range(200)]
)


def zst_with_dictionary(records: list[bytes]) -> bytes:
    packed = zstandard.ZstdCompressor().compress(DICTIONARY.as_bytes())
    head = b"\x5d\x2a\x4d\x18" + len(packed).to_bytes(4, "little") + packed
    return head + b"".join(zstandard.ZstdCompressor(dict_data=DICTIONARY).compress(record) for record in records)


PACKINGS = {
    "a.warc": plain,
    "a.warc.gz": gz,
    "a.warc.zst": zst,
    "b.warc.zst": zst_with_dictionary,
}


def read(path: Path, content: bytes) -> list[Found]:
    path.write_bytes(content)
    return list(read_warc(path))


def pages(found: list[Found]) -> list[Page]:
    return [one.content for one in found if isinstance(one.content, Page)]


def rejects(found: list[Found]) -> list[Reject]:
    return [one.content for one in found if isinstance(one.content, Reject)]


@pytest.mark.parametrize("name", PACKINGS)
def test_pages_come_in_order_with_all_that_is_known_of_them(tmp_path: Path, name: str) -> None:
    records = pages_archive().records
    content = PACKINGS[name](records)
    found = read(tmp_path / name, content)
    assert [page.body for page in pages(found)] == BODIES
    assert len(found) == len(BODIES)
    page = pages(found)[1]
    assert page.url == "https://a.example/1"
    assert page.requested_url == "http://a.example/1"
    assert page.claims == (Claim(name="headline", value="Ü", origin=Origin.FEED),)
    assert page.content_type == "text/html; charset=utf-8"
    assert page.http_status == 200
    assert page.fetched_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("name", PACKINGS)
def test_a_capture_is_the_place_of_the_record(tmp_path: Path, name: str) -> None:
    records = pages_archive().records
    pack = PACKINGS[name]
    content = pack(records)
    for number, page in enumerate(pages(read(tmp_path / name, content))):
        assert page.capture
        assert page.capture.file == name
        end = page.capture.offset + page.capture.length
        if pack is not zst_with_dictionary:
            record = pack(records[1 + 2 * number : 2 + 2 * number])
            assert content[page.capture.offset : end].rstrip(b"\r\n") == record.rstrip(b"\r\n")


def test_text_captures_are_plain_text(tmp_path: Path) -> None:
    archive = Writer()
    archive.add("conversion", "https://a.example/", "Überschrift\nText".encode(), content_type="text/plain")
    (page,) = pages(read(tmp_path / "a.warc.wet.gz", gz(archive.records)))
    assert page.content_type == "text/plain; charset=utf-8"
    assert (page.body.decode(), page.http_status) == ("Überschrift\nText", None)


def test_a_resource_is_a_page_and_other_records_are_none(tmp_path: Path) -> None:
    archive = Writer()
    archive.add("resource", "https://a.example/", b"<p>x", content_type="text/html")
    archive.add("resource", "urn:thumbnail:https://a.example/", b"\xff\xd8", content_type="image/jpeg")
    archive.add("revisit", "https://a.example/", b"", http=[("Content-Type", "text/html")])
    archive.add("response", "dns:a.example", b"20260102\na.example. 1 IN A 1.2.3.4\n", content_type="text/dns")
    archive.add("response", "https://a.example/old", b"", http=[("Location", "/new")], status="301 Moved")
    found = read(tmp_path / "a.warc.gz", gz(archive.records))
    assert [(page.body, page.content_type) for page in pages(found)] == [(b"<p>x", "text/html")]
    assert len(found) == 1


def test_an_error_page_is_a_failure(tmp_path: Path) -> None:
    archive = Writer()
    archive.add("response", "https://a.example/x", b"<p>gone", http=[], status="404 Not Found")
    (reject,) = rejects(read(tmp_path / "a.warc.gz", gz(archive.records)))
    assert (reject.reason, reject.http_status, reject.url) == (Reason.HTTP_ERROR, 404, "https://a.example/x")


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (gzip.compress, [("Content-Encoding", "gzip")]),
        (lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), [("Transfer-Encoding", "chunked")]),
        (zstandard.ZstdCompressor().compress, [("Content-Encoding", "zstd")]),
        (bytes, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
)
def test_encodings_are_undone(tmp_path: Path, encode: Callable[[bytes], bytes], headers: list[tuple[str, str]]) -> None:
    archive = Writer()
    archive.add("response", "https://a.example/", encode(BODIES[1]), http=headers)
    (page,) = pages(read(tmp_path / "a.warc.gz", gz(archive.records)))
    assert page.body == BODIES[1]


@pytest.mark.parametrize(
    ("payload", "headers", "reason"),
    [
        (gzip.compress(BODIES[2], mtime=0)[:-20], [("Content-Encoding", "gzip")], Reason.TRUNCATED_BODY),
        (b"fff\r\n<p>cut", [("Transfer-Encoding", "chunked")], Reason.TRUNCATED_BODY),
        (b"\x8b\x01", [("Content-Encoding", "br")], Reason.UNREADABLE),
        (gzip.compress(bytes(MOST_BYTES + 1), mtime=0), [("Content-Encoding", "gzip")], Reason.TOO_LARGE),
        (bytes(MOST_BYTES + 1), [("Content-Type", "text/html")], Reason.TOO_LARGE),
    ],
)
def test_a_body_that_cannot_be_had_whole_is_rejected(
    tmp_path: Path, payload: bytes, headers: list[tuple[str, str]], reason: Reason
) -> None:
    archive = Writer()
    archive.add("response", "https://a.example/x", payload, http=headers)
    archive.page(0)
    found = read(tmp_path / "a.warc.gz", gz(archive.records))
    assert [(reject.reason, reject.url) for reject in rejects(found)] == [(reason, "https://a.example/x")]
    assert rejects(found)[0].capture
    assert [page.body for page in pages(found)] == BODIES[:1]


def test_a_body_cut_by_the_crawler_or_changed_since_is_rejected(tmp_path: Path) -> None:
    archive = Writer()
    archive.page(0, **{"WARC-Truncated": "length"})
    archive.page(1)
    archive.records[1] = archive.records[1].replace(b"Seite 1", b"Seite 7")
    found = read(tmp_path / "a.warc.gz", gz(archive.records))
    assert [reject.reason for reject in rejects(found)] == [Reason.TRUNCATED_BODY] * 2
    assert "WARC-Block-Digest" in rejects(found)[1].detail


@pytest.mark.parametrize("name", PACKINGS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_an_archive_cut_anywhere_gives_whole_pages_and_tells_of_the_tear(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    content = PACKINGS[name](ARCHIVE.records)
    cut = data.draw(st.integers(1, len(content) - 1))
    found = read(tmp_path_factory.getbasetemp() / name, content[:cut])
    bodies = [page.body for page in pages(found)]
    assert bodies == BODIES[: len(bodies)]
    torn = rejects(found)
    assert len(torn) <= 1
    if torn:
        assert torn[0].reason in {Reason.TRUNCATED_BODY, Reason.UNREADABLE}
        assert isinstance(found[-1].content, Reject)
    else:
        assert cut in BOUNDARIES[name](ARCHIVE.records)


def boundaries(pack: Callable[[list[bytes]], bytes]) -> Callable[[list[bytes]], set[int]]:
    """Where a cut leaves only whole records: after each, and in the blank lines after each plain one."""

    def of(records: list[bytes]) -> set[int]:
        ends = [len(pack(records[:number])) for number in range(1, len(records) + 1)]
        return {end - back for end in ends for back in (range(5) if pack is plain else range(1))}

    return of


ARCHIVE = pages_archive()
BOUNDARIES = {name: boundaries(pack) for name, pack in PACKINGS.items()}


@pytest.mark.parametrize("name", PACKINGS)
def test_after_a_tear_reading_goes_on_at_the_next_record(tmp_path: Path, name: str) -> None:
    pack = PACKINGS[name]
    records = ARCHIVE.records
    content = pack(records)
    start = len(pack(records[:3]))  # of the second page
    middle = (start + len(pack(records[:4]))) // 2
    end = len(pack(records[:4]))
    damaged = content[:middle] + content[end:]
    found = read(tmp_path / name, damaged)
    assert [page.body for page in pages(found)] == [BODIES[0], BODIES[2]]
    assert len(rejects(found)) == 1
    assert f"{name} offset {start}" in rejects(found)[0].detail


@given(st.binary(max_size=400), st.integers(0, 2000))
@settings(max_examples=150, deadline=None)
def test_bytes_that_are_no_archive_never_raise(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: int
) -> None:
    content = bytearray(gz(ARCHIVE.records))
    content[where : where + len(noise)] = noise
    found = read(tmp_path_factory.getbasetemp() / "noise.warc.gz", bytes(content))
    assert {page.body for page in pages(found)} <= set(BODIES)
    assert all(one.place for one in found)


@pytest.mark.parametrize("content", [b"", b"<html>", b"WARC/1.0\r\n", gzip.compress(b"no archive", mtime=0)])
def test_a_file_that_is_no_archive_is_a_failure_that_names_it(tmp_path: Path, content: bytes) -> None:
    (reject, *_) = rejects(read(tmp_path / "a.warc.gz", content))
    assert reject.reason is Reason.UNREADABLE
    assert str(tmp_path / "a.warc.gz") in reject.detail


def test_an_archive_compressed_as_one_says_what_to_do(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", gzip.compress(plain(ARCHIVE.records)))
    assert "warcio recompress" in rejects(found)[-1].detail


def test_the_archive_of_a_killed_run_has_the_name_its_records_know(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz.part", gz(ARCHIVE.records)[:-10])
    assert [page.capture.file for page in pages(found) if page.capture] == ["a.warc.gz"] * len(BODIES)


def test_a_missing_archive_is_a_failure(tmp_path: Path) -> None:
    (found,) = read_warc(tmp_path / "none.warc")
    assert isinstance(found.content, Reject)
    assert "none.warc: cannot be read" in found.content.detail


def test_the_place_of_a_record_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", plain(ARCHIVE.records))
    assert isinstance(found[0].content, Page)
    assert found[0].content.capture == Capture(
        file="a.warc", offset=len(ARCHIVE.records[0]), length=len(ARCHIVE.records[1].rstrip(b"\r\n"))
    )
    assert found[0].place.endswith(f"a.warc offset {len(ARCHIVE.records[0])}")


def in_stretches(path: Path, size: int) -> tuple[list[Found], list[Stretch]]:
    """Read an archive in parts of a size, those again whose beginning was misread, as a run does."""
    total, found, read = path.stat().st_size, [], []
    at: int | None = 0
    for start in range(0, total, size):
        stretch = Stretch(start=start, end=min(start + size, total), first=0 if start == 0 else None)
        part = list(read_stretch(path, stretch))
        misread = stretch.began != at and (stretch.began is not None or (at or 0) < min(start + size, total))
        if start and at is not None and misread:
            stretch = Stretch(start=start, end=stretch.end, first=at)
            part = list(read_stretch(path, stretch))
        at = stretch.reached if start == 0 or stretch.reached is not None else at
        found += part
        read.append(stretch)
    return found, read


def rendered_archive() -> Writer:
    """Pages with their metadata, some with what scripts made of them and a request between."""
    archive = Writer()
    for number in range(len(BODIES)):
        key = archive.page(number)
        archive.add("request", f"https://a.example/{number}", b"GET / HTTP/1.1\r\n\r\n", http=[])
        fields = f"requested-url: http://a.example/{number}\r\n".encode()
        more = {"WARC-Concurrent-To": key}
        archive.add("metadata", None, fields, content_type="application/warc-fields", **more)
        made = BODIES[number].replace(b"Seite", b"Gerendert")
        archive.add("conversion", None, made, content_type="text/html", **{"WARC-Refers-To": key})
    return archive


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("make", [pages_archive, rendered_archive])
def test_the_parts_of_an_archive_give_what_the_whole_gives(
    tmp_path: Path, name: str, make: Callable[[], Writer]
) -> None:
    path = tmp_path / name
    whole = read(path, PACKINGS[name](make().records))
    size = path.stat().st_size
    for part in {1, 7, 50, 300, size // 2, size - 1, size} if name == "a.warc.gz" else {97, 300, size // 2}:
        assert in_stretches(path, part)[0] == whole, part


@given(cut=st.integers(0, 3000), at=st.integers(0, 3000), part=st.integers(60, 900), name=st.sampled_from([*PACKINGS]))
@settings(deadline=None, max_examples=40)
def test_the_parts_of_a_damaged_archive_too(
    tmp_path_factory: pytest.TempPathFactory, cut: int, at: int, part: int, name: str
) -> None:
    content = PACKINGS[name](rendered_archive().records)
    damaged = content[: at % len(content)] + b"\x00\x01" + content[at % len(content) + 2 + cut % 3 :]
    path = tmp_path_factory.mktemp("damaged") / name
    assert in_stretches(path, part)[0] == read(path, damaged) if path.write_bytes(damaged) else False


def test_content_that_looks_like_a_record_is_found_out_where_two_parts_meet(tmp_path: Path) -> None:
    inside = gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", mtime=0)
    archive = Writer()
    archive.page(0)
    archive.add("response", "https://a.example/archive", inside * 20, http=[("Content-Type", "application/gzip")])
    archive.page(1)
    first, stored, last = archive.records
    stored = gzip.compress(stored, compresslevel=0, mtime=0)
    path = tmp_path / "a.warc.gz"
    whole = read(path, gz([first]) + stored + gz([last]))
    start = len(gz([first])) + len(stored) // 2
    misread = Stretch(start=start, end=path.stat().st_size)
    assert any(isinstance(one.content, Reject) for one in read_stretch(path, misread))
    before = Stretch(start=0, end=start, first=0)
    pages_before = list(read_stretch(path, before))
    assert misread.began != before.reached
    assert misread.began is not None
    again = Stretch(start=start, end=path.stat().st_size, first=before.reached)
    assert pages_before + list(read_stretch(path, again)) == whole


def test_a_part_of_what_is_no_archive_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"no archive" * 50)
    found, stretches = in_stretches(path, 100)
    assert [one.place for one in found] == [one.place for one in read_warc(path)]
    assert {stretch.began for stretch in stretches[1:]} == {None}
    damaged = b"\x5d\x2a\x4d\x18\x04\x00\x00\x00\x28\xb5\x2f\xfd" + b"0" * 300
    (tmp_path / "b.warc.zst").write_bytes(damaged)
    found, _ = in_stretches(tmp_path / "b.warc.zst", 100)
    assert len(found) == 1
    assert "dictionary" in str(found[0].content)
