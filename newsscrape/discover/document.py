"""Which kind of document an answer holds: a page, a feed or a sitemap."""

from __future__ import annotations

import re
import zlib
from enum import Enum
from io import BytesIO

_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<([\w:]+)", re.DOTALL)
_HEAD = 8192
_FEEDS = {b"rss", b"feed", b"rdf:rdf"}
_SITEMAPS = {b"urlset", b"sitemapindex"}
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org')
_STEP = 1 << 20  # zlib keeps twice what it gives at once
_LARGEST = 50 * 1024 * 1024  # what the sitemap protocol allows unpacked


class Kind(Enum):
    """What a document is."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"


def unpacked(body: bytes) -> bytes:
    """Give the body with gzip undone where it is a gzip file (``sitemap.xml.gz``), up to 50 MiB of it."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    content, rest = BytesIO(), body
    try:
        while rest and not engine.eof and (room := _LARGEST - content.tell()) > 0:
            content.write(engine.decompress(rest, min(room, _STEP)))
            rest = engine.unconsumed_tail
    except zlib.error:
        return body
    return content.getvalue()


def kind_of(body: bytes) -> Kind:
    """Tell what a body (gzip undone) is by its root element, whatever its content type claims."""
    head = body[:_HEAD]
    root = _ROOT.match(head)
    if root:
        name = root[1].lower()
        return Kind.FEED if name in _FEEDS else Kind.SITEMAP if name in _SITEMAPS else Kind.PAGE
    return Kind.FEED if head.lstrip().startswith(b"{") and _JSON_FEED.search(head) else Kind.PAGE
