"""Tell which encoding the bytes are in."""

from __future__ import annotations

import re
from typing import NamedTuple

import turbohtml
from turbohtml.detect import detect

from newsscrape.model.page import Page

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE | re.ASCII)


class Decoding(NamedTuple):
    """The encoding to read a page with."""

    encoding: str | None
    """WHATWG name; None leaves the choice to the parser (byte-order mark, meta, detection)."""
    warnings: tuple[str, ...]
    """``charset_corrected`` when the declared one cannot be right."""


def encoding_of(page: Page) -> Decoding:
    """Choose the encoding of a page.

    Bytes that are valid UTF-8 and not all ASCII are UTF-8 whatever is declared, since no other encoding's text
    decodes as such by chance; after that the HTTP header, then the page's own declaration, then detection.
    """
    body = page.body
    declared = _declared(page.content_type)
    if body.startswith(_BOMS):
        return Decoding(None, ())
    if body.isascii():
        # UTF-16 has a zero byte in every character of ASCII.
        wrong = (declared or "").startswith("utf-16") and b"\0" not in body
        return Decoding(None, ("charset_corrected",)) if wrong else Decoding(declared, ())
    if _is_utf8(body):
        wrong = declared not in (None, "utf-8")
        return Decoding("utf-8", ("charset_corrected",) if wrong else ())
    if declared == "utf-8":
        return Decoding(detect(body.replace(b"utf-8", b"").replace(b"UTF-8", b"")).encoding, ("charset_corrected",))
    return Decoding(declared, ())


def decoded(page: Page) -> str:
    """Give the characters of a page that is plain text; what cannot be decoded becomes U+FFFD."""
    encoding = encoding_of(page).encoding or detect(page.body).encoding or "utf-8"
    return characters(page.body, encoding).removeprefix("\ufeff")


def characters(body: bytes, encoding: str) -> str:
    """Decode bytes by the WHATWG name of an encoding; what cannot be decoded becomes U+FFFD."""
    # turbohtml.detect registers these codecs; Python itself does not know all of the standard's names.
    return body.decode(f"whatwg-{encoding}", errors="replace")


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


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError as error:
        # A body cut off inside its last character is still UTF-8.
        return error.end == len(body) and error.reason == "unexpected end of data"
    return True
