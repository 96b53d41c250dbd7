"""Tell which encoding the bytes are in."""

from __future__ import annotations

from typing import NamedTuple

from turbohtml.detect import detect
from w3lib.encoding import http_content_type_encoding

from newsscrape.model.page import Page

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


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
    declared = http_content_type_encoding(page.content_type)
    if body.startswith(_BOMS):
        return Decoding(None, ())
    if body.isascii():
        return Decoding(declared, ())
    if _is_utf8(body):
        wrong = declared is not None and declared != "utf-8"
        return Decoding("utf-8", ("charset_corrected",) if wrong else ())
    if declared == "utf-8":
        return Decoding(detect(body.replace(b"utf-8", b"").replace(b"UTF-8", b"")).encoding, ("charset_corrected",))
    return Decoding(declared, ())


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError as error:
        # A body cut off inside its last character is still UTF-8.
        return error.end == len(body) and error.reason == "unexpected end of data"
    return True
