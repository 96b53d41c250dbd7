from __future__ import annotations

from dataclasses import replace

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.page import Care, Page
from newsscrape.read.decode import decode
from newsscrape.read.document import read

WORDS = "Größere Häuser für die Bürger von Köln – und „süße“ Äpfel"
LATIN = WORDS.replace("–", "-").replace("„", "").replace("“", "")
META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


def text_of(body: bytes, content_type: str = "text/html") -> tuple[str, tuple[str, ...]]:
    document = read(Page(body=body, headers=(("content-type", content_type),)))
    return " ".join(block.text for block in document.blocks), document.warnings


def html_of(words: str, charset: str | None = None) -> str:
    meta = META.format(charset) if charset else ""
    return f"<html lang=de><head>{meta}</head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "in_header", "in_meta"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", None, "utf-8"),
        ("utf-8", None, None),
        ("windows-1252", "windows-1252", None),
        ("windows-1252", "iso-8859-1", None),
        ("windows-1252", None, "windows-1252"),
        ("windows-1252", None, "iso-8859-1"),
    ],
)
def test_the_declared_encoding_is_used(encoding: str, in_header: str | None, in_meta: str | None) -> None:
    content_type = f"text/html; charset={in_header}" if in_header else "text/html"
    assert text_of(html_of(WORDS, in_meta).encode(encoding), content_type) == (WORDS, ())


@pytest.mark.parametrize(
    ("encoding", "in_meta"),
    [("utf-8-sig", None), ("utf-16", None), ("windows-1252", "windows-1252"), ("latin-1", None), ("iso-2022-jp", None)],
)
def test_reading_safely_takes_the_same_encoding_without_a_parse(
    encoding: str, in_meta: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(body=html_of("東京" if encoding == "iso-2022-jp" else LATIN, in_meta).encode(encoding))
    usual = decode(page)
    monkeypatch.delattr(turbohtml, "parse")
    assert decode(replace(page, care=Care.SAFE)) == usual


def test_latin_1_without_any_declaration_is_detected() -> None:
    assert text_of(html_of(LATIN).encode("latin-1")) == (LATIN, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_outranks_what_is_declared(encoding: str) -> None:
    assert text_of(html_of(WORDS).encode(encoding), "text/html; charset=iso-8859-1") == (WORDS, ())


def test_utf_8_declared_as_latin_1_is_read_as_utf_8_and_said() -> None:
    body = html_of(WORDS, "iso-8859-1").encode()
    assert text_of(body, "text/html; charset=iso-8859-1") == (WORDS, ("charset_corrected",))


def test_latin_1_declared_as_utf_8_is_detected_and_said() -> None:
    body = html_of(LATIN, "utf-8").encode("latin-1")
    assert text_of(body, "text/html; charset=utf-8") == (LATIN, ("charset_corrected",))


def test_a_page_cut_inside_a_character_is_still_utf_8() -> None:
    body = f"<p>{WORDS} ü".encode()[:-1]
    assert decode(Page(body=body)) == (f"<p>{WORDS} \ufffd", ())


def test_an_unknown_charset_does_no_harm() -> None:
    assert text_of(html_of(WORDS).encode(), "text/html; charset=klingon") == (WORDS, ())


@given(st.text(), st.sampled_from(["", "text/html; charset=ascii", "text/html; charset=utf-16", "charset="]))
def test_utf_8_of_more_than_ascii_is_always_read_as_such(text: str, content_type: str) -> None:
    page = Page(body=f"é{text}".encode(), headers=(("content-type", content_type),))
    assert decode(page).text == f"é{text}"


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("Shift_JIS", "東京のニュース"),
        ("EUC-JP", "東京のニュース"),
        ("Big5", "臺灣新聞"),
        ("GB2312", "中国新闻"),
        ("EUC-KR", "뉴스"),
    ],
)
def test_encodings_of_east_asia_are_known_by_their_names_on_the_web(charset: str, words: str) -> None:
    assert text_of(html_of(words).encode(charset), f"text/html; charset={charset}") == (words, ())


@pytest.mark.parametrize("charset", ["rot13", "base64", "utf-7", "cp037", "hz-gb-2312", "", "\udcff"])
def test_a_charset_that_is_none_on_the_web_is_ignored(charset: str) -> None:
    assert text_of(html_of(WORDS).encode(), f"text/html; charset={charset}") == (WORDS, ())


def test_ascii_declared_as_utf_16_is_read_as_ascii() -> None:
    assert text_of(b"<p>plain words", "text/html; charset=utf-16") == ("plain words", ("charset_corrected",))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (WORDS.encode(), WORDS),
        (LATIN.encode("latin-1"), LATIN),
        (f"\ufeff{WORDS}".encode(), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (b"", ""),
    ],
)
def test_a_text_without_a_declaration_is_decoded(body: bytes, text: str) -> None:
    assert decode(Page(body=body)).text == text


@pytest.mark.parametrize("content_type", ["", "text/html; charset=utf-8", "text/html; charset=windows-1252"])
def test_japanese_written_in_ascii_and_escapes_is_told_by_its_meta(content_type: str) -> None:
    assert text_of(html_of("東京", "iso-2022-jp").encode("iso-2022-jp"), content_type)[0] == "東京"


def test_ascii_needs_no_declaration_whatever_is_declared() -> None:
    for charset in ("utf-8", "iso-8859-1", "koi8-r", "gb18030", "iso-2022-jp", "replacement"):
        assert text_of(html_of("plain words", charset).encode(), f"text/html; charset={charset}") == ("plain words", ())


@given(st.text(), st.sampled_from(["utf-8-sig", "utf-16"]), st.sampled_from(["", "charset=koi8-r"]))
def test_one_byte_order_mark_is_left_out(text: str, encoding: str, content_type: str) -> None:
    page = Page(body=text.encode(encoding), headers=(("content-type", content_type),))
    assert decode(page) == (text, ())


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "charset=utf-8", "charset=koi8-r", "charset=utf-16", "charset=shift_jis", "charset=x"]),
    st.sampled_from(["", "utf-8", "iso-2022-kr", "utf-16le", "x-user-defined", "macintosh", "x"]),
)
def test_any_bytes_can_be_decoded(body: bytes, content_type: str, in_meta: str) -> None:
    page = Page(body=META.format(in_meta).encode() + body, headers=(("content-type", content_type),))
    found = decode(page)
    assert set(found.warnings) <= {"charset_corrected"}
    assert found.text.encode()


@given(any_text(max_size=30), any_text(max_size=30), st.binary(max_size=40))
def test_any_words_for_an_encoding_can_be_read(declared: str, in_meta: str, body: bytes) -> None:
    said = META.format(in_meta).encode("utf-8", "replace")
    for content_type in (declared, f"text/html; charset={declared}"):
        found = decode(Page(body=said + body, headers=(("content-type", content_type),)))
        assert found.text.encode()
