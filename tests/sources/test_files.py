import gzip
from pathlib import Path

from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.files import read_file


def content(path: Path) -> Page | Reject:
    (found,) = read_file(path)
    assert (found.place, found.file) == (str(path), path)
    return found.content


def test_a_file_is_a_page_with_the_address_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(b"<p>x"))
    (tmp_path / "a.url").write_text("https://a.example/")
    assert content(path) == Page(body=b"<p>x", url="https://a.example/")


def test_text_files_are_plain_text_of_unknown_encoding(tmp_path: Path) -> None:
    for name in ("a.txt", "b.TXT"):
        (tmp_path / name).write_bytes(b"x")
        assert content(tmp_path / name) == Page(body=b"x", headers=(("content-type", "text/plain"),))


def test_whatever_can_be_read_is_a_page(tmp_path: Path) -> None:
    for body in (b"", b"\x89PNG\r\n", b"%PDF-1.7", b"\x00\xff"):
        (tmp_path / "a.bin").write_bytes(body)
        assert content(tmp_path / "a.bin") == Page(body=body)


def test_a_file_that_cannot_be_had_is_an_end_state_with_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(gzip.compress(b"<p>x")[:-4])
    (tmp_path / "a.url").write_text("https://a.example/")
    reject = content(path)
    assert isinstance(reject, Reject)
    assert (reject.url, reject.reason) == ("https://a.example/", Reason.TRUNCATED_BODY)
    assert str(path) in reject.detail


def test_a_faulty_sidecar_is_a_failure_of_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>x")
    (tmp_path / "page.toml").write_text("url = 1")
    reject = content(path)
    assert isinstance(reject, Reject)
    assert (reject.url, reject.reason) == (str(path), Reason.UNREADABLE)
