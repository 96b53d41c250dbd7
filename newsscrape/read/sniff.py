"""Tell which kind of document the bytes are."""

from __future__ import annotations

from enum import Enum

from newsscrape.errors import NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason

MAX_BYTES = 30 * 1024 * 1024
"""Largest page read, bytes; the longest real article pages seen are below 10 MB."""

_HEAD = 1024
# Leading bytes of the commonest things that are not pages (WHATWG MIME Sniffing, sections 6.1-6.4).
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF container (WebP, WAV)"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"(\xb5/\xfd", "Zstandard data"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg container"),
    (b"ID3", "an MP3 file"),
    (b"\x00\x00\x00", "a binary file"),
)
_OTHER_MEDIA = ("image/", "audio/", "video/", "font/")
_OTHER_TYPES = frozenset(("application/pdf", "application/zip", "application/octet-stream"))
# Bytes no text in any encoding of the web has, but for ESC in ISO-2022-JP (WHATWG MIME Sniffing, section 3).
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_CONTROL_SHARE = 0.02
_FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex")


class Kind(Enum):
    """How the bytes are to be read."""

    HTML = "html"
    TEXT = "text"


def kind_of(page: Page) -> Kind:
    """Tell HTML from plain text; raise `NotAnArticle` (empty, too_large, not_html) for anything else."""
    body = page.body
    if len(body) > MAX_BYTES:
        raise NotAnArticle(Reason.TOO_LARGE, f"the page has {len(body):,} bytes, more than the {MAX_BYTES:,} read")
    head = body[:_HEAD].lstrip()
    if not head and not body.strip():
        raise NotAnArticle(Reason.EMPTY, "the page has no bytes but white space")
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise NotAnArticle(Reason.NOT_HTML, f"the bytes are {what}, not a page")
    declared = page.content_type.partition(";")[0].strip().lower()
    if b"<" not in head and (declared.startswith(_OTHER_MEDIA) or declared in _OTHER_TYPES):
        raise NotAnArticle(Reason.NOT_HTML, f"the server declares {declared}, not a page")
    lowered = head.lower()
    if lowered.startswith((b"<?xml", *_FEED_ROOTS)) and any(root in lowered for root in _FEED_ROOTS):
        raise NotAnArticle(Reason.NOT_HTML, "the bytes are a feed or sitemap, not a page")
    if declared in {"application/json", "application/ld+json"} or (declared == "" and head[:1] in (b"{", b"[")):
        raise NotAnArticle(Reason.NOT_HTML, "the bytes are JSON, not a page")
    if _is_binary(body):
        raise NotAnArticle(Reason.NOT_HTML, "the bytes are binary data, not a page")
    return Kind.TEXT if declared == "text/plain" else Kind.HTML


def _is_binary(body: bytes) -> bool:
    """Tell binary data by its control characters; UTF-16 pages have NULs too, but start with a byte-order mark."""
    sample = body[: 64 * _HEAD]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return not sample.startswith((b"\xff\xfe", b"\xfe\xff")) and controls > _CONTROL_SHARE * len(sample)
