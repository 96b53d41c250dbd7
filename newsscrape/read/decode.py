"""Bytes → characters, whatever the page says of its encoding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import turbohtml
from turbohtml.detect import detect

from newsscrape.model.page import Care, Page

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SHIFTED = b"\x1b"
_ASCII_BASED = frozenset(("utf-8", "windows-1252"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE | re.ASCII)


class Decoded(NamedTuple):
    """The characters of a page."""

    text: str
    """What cannot be decoded is U+FFFD; the byte-order mark is left out."""
    warnings: tuple[str, ...]
    """``charset_corrected`` when the declared encoding cannot be right."""


def decode(page: Page) -> Decoded:
    """Give the characters of a page.

    Bytes that are valid UTF-8 and not all ASCII are UTF-8 whatever is declared, since no other encoding's text
    decodes as such by chance; after that the HTTP header, then the page's own declaration, then detection.
    """
    body = page.body
    declared = _declared(page.content_type)
    if body.startswith(_BOMS):
        return Decoded(_characters(page, None), ())
    if body.isascii():
        is_wrong = (declared or "").startswith("utf-16") and b"\0" not in body
        if declared is None or declared in _ASCII_BASED or is_wrong:
            # UTF-16 has a zero byte in every character of ASCII; ISO-2022-JP is all ASCII and says so in a meta.
            text = _characters(page, None) if _SHIFTED in body else body.decode("ascii")
            return Decoded(text, ("charset_corrected",) if is_wrong else ())
        return Decoded(_characters(page, declared), ())
    unicode = _utf8(body)
    if unicode is not None:
        return Decoded(unicode, ("charset_corrected",) if declared not in (None, "utf-8") else ())
    if declared == "utf-8":
        detected = detect(body.replace(b"utf-8", b"").replace(b"UTF-8", b"")).encoding
        return Decoded(_characters(page, detected), ("charset_corrected",))
    return Decoded(_characters(page, declared), ())


def _characters(page: Page, encoding: str | None) -> str:
    """Decode by the WHATWG name of an encoding; None leaves the choice to mark, meta and detection, in that order."""
    if encoding is None:
        encoding = _told(page) or "utf-8"
    # turbohtml.detect registers these codecs; Python itself does not know all of the standard's names.
    return page.body.decode(f"whatwg-{encoding.lower()}", errors="replace").removeprefix("\ufeff")


def _told(page: Page) -> str | None:
    if page.care is Care.SAFE:
        return detect(page.body).encoding  # builds no tree
    return turbohtml.parse(page.body, detect_encoding=True, positions=False).encoding


@lru_cache(maxsize=64)
def _declared(content_type: str) -> str | None:
    """Give the WHATWG name of the charset in a Content-Type header; None when there is none or it is unknown."""
    found = _CHARSET.search(content_type)
    if found is None:
        return None
    try:
        name = (turbohtml.parse(b"", encoding=found[1]).encoding or "").lower()
    except LookupError:
        return None
    # What the standard maps to "replacement" must not be decoded at all (WHATWG Encoding, section 14.1).
    return None if name == "replacement" else name


def _utf8(body: bytes) -> str | None:
    """Decode bytes that are UTF-8, be they cut off inside their last character; None for others."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        is_cut = error.end == len(body) and error.reason == "unexpected end of data"
        return body.decode(errors="replace") if is_cut else None
