from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import InputError
from newsscrape.model.page import Page
from newsscrape.sources.sidecar import read_sidecar

TOML = """
url = "https://a.example/1"
requested_url = "http://a.example/1"
fetched_at = 2026-01-31T08:15:00.5+01:00
http_status = 200
headers = { "Content-Type" = "text/html; charset=latin-1" }
frozen = "other keys are somebody else's"
"""


@pytest.mark.parametrize(
    ("page", "beside"),
    [("a.html", "a.url"), ("a.html", "a.html.url"), ("a.html.gz", "a.url"), ("a.b.txt", "a.b.url"), ("a", "a.url")],
)
def test_an_address_lies_beside_the_page(tmp_path: Path, page: str, beside: str) -> None:
    (tmp_path / beside).write_text("https://a.example/ü\n", encoding="utf-8")
    assert read_sidecar(tmp_path / page) == Page(body=b"", url="https://a.example/ü")


def test_an_internet_shortcut_is_an_address(tmp_path: Path) -> None:
    (tmp_path / "a.url").write_text("\ufeff[InternetShortcut]\r\nURL=https://a.example/\r\nIconIndex=0\r\n", "utf-8")
    assert read_sidecar(tmp_path / "a.html").url == "https://a.example/"


def test_page_toml_tells_how_the_page_was_fetched(tmp_path: Path) -> None:
    (tmp_path / "page.toml").write_text(TOML)
    assert read_sidecar(tmp_path / "page.html") == Page(
        body=b"",
        url="https://a.example/1",
        requested_url="http://a.example/1",
        headers=(("content-type", "text/html; charset=latin-1"),),
        http_status=200,
        fetched_at=datetime(2026, 1, 31, 7, 15, tzinfo=UTC),
    )


def test_the_address_of_the_page_itself_comes_before_that_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "page.toml").write_text(TOML)
    (tmp_path / "a.url").write_text("https://a.example/a")
    assert read_sidecar(tmp_path / "a.html").url == "https://a.example/a"


def test_without_sidecar_nothing_is_known(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.html") == Page(body=b"")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.url", b"", r"a\.url: '' is no address; expected one line"),
        ("a.url", b"\xff\xfe", r"a\.url: not UTF-8"),
        ("page.toml", b"url = ", r"page\.toml: not TOML"),
        ("page.toml", b"url = 3", r"page\.toml key url: 3 is no text"),
        ("page.toml", b"http_status = 2000", r"page\.toml key http_status: 2000 is no HTTP status"),
        ("page.toml", b"http_status = true", r"page\.toml key http_status"),
        ("page.toml", b"headers = 'x'", r"page\.toml key headers: 'x' are no headers"),
        ("page.toml", b"fetched_at = 2026-01-31T08:15:00", r"page\.toml key fetched_at: .* with its zone"),
        ("page.toml", b"fetched_at = 'yesterday'", r"page\.toml key fetched_at: 'yesterday' is no instant"),
    ],
)
def test_a_faulty_sidecar_is_named_with_what_was_expected(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_sidecar(tmp_path / "a.html")


@given(st.one_of(st.binary(), st.text().map(str.encode), st.just("[" * 5000).map(str.encode)))
def test_any_page_toml_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / "page.toml").write_bytes(content)
    with suppress(InputError):
        assert read_sidecar(folder / "page.html").body == b""
