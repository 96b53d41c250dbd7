"""Bytes guided by what they reach, into one parser: ``python tests/fuzz/harness.py NAME [CORPUS…] [OPTION…]``.

NAME is one of `TARGETS`; folders of examples and options go to libFuzzer (``-help=1`` lists them). A fault ends the run
and leaves the bytes that cause it where ``-artifact_prefix`` says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO

import atheris

with atheris.instrument_imports(include=["newsscrape"]):
    from newsscrape.compose.claimed_dates import parse_claimed
    from newsscrape.compose.printed_dates import find_printed
    from newsscrape.compose.relative_dates import find_relative
    from newsscrape.discover.address import fetchable
    from newsscrape.discover.document import kind_of, unpacked
    from newsscrape.discover.feed import read_feed
    from newsscrape.discover.sitemap import read_sitemap
    from newsscrape.errors import NotAnArticle
    from newsscrape.extract import map_page
    from newsscrape.model.article import Article
    from newsscrape.model.page import Page
    from newsscrape.policy.address_keys import address_key
    from newsscrape.policy.languages import DateOrder, language_codes, load_language
    from newsscrape.read.decode import decode
    from newsscrape.read.document import read
    from newsscrape.sinks.jsonl import encode_article, encode_reject
    from newsscrape.sources.jsonl import read_lines

URL = "https://kurier.example/lokales/faehre-4711.html"
AT = datetime(2024, 5, 10, 12, tzinfo=UTC)
CONTENT_TYPES = ("text/html", "text/html; charset=utf-8", "text/html; charset=koi8-r", "text/plain", "", "charset=x")


def page_of(data: bytes) -> Page:
    """Give a page: the last byte tells its content type, so that saved pages are pages as they are."""
    content_type = CONTENT_TYPES[data[-1] % len(CONTENT_TYPES)] if data else ""
    return Page(body=data, url=URL, headers=(("content-type", content_type),), fetched_at=AT)


def decoded(data: bytes) -> None:
    """Decode a page."""
    decode(page_of(data)).text.encode()


def documents(data: bytes) -> None:
    """Read a page; it may be none."""
    try:
        read(page_of(data))
    except NotAnArticle:
        return


def dates(data: bytes) -> None:
    """Read a line of some language as a claim, as print and as told from now."""
    codes, orders = language_codes(), (None, *DateOrder)
    code = codes[data[0] % len(codes)] if data else "en"
    order = orders[data[-1] % len(orders)] if data else None
    line = data[1:].decode("utf-8", "surrogateescape")
    for moment in (parse_claimed(line, code, order), find_relative(line, load_language(code), AT)):
        assert moment is None or 1900 <= moment.day.year <= 2100
    for moment in find_printed(line, code, order):
        assert moment.raw in line


def feeds(data: bytes) -> None:
    """Read a feed, packed or not."""
    body = unpacked(data)
    kind_of(body)
    assert all(entry.url.isascii() for entry in read_feed(body, URL).entries)


def sitemaps(data: bytes) -> None:
    """Read a sitemap."""
    listing = read_sitemap(data, URL)
    assert all(entry.url.isascii() for entry in (*listing.entries, *listing.sitemaps))


def addresses(data: bytes) -> None:
    """Make an address fetchable, and give its key, which is its own key."""
    address = data.decode("utf-8", "replace")
    fetchable(address, URL)
    key = address_key(address)
    assert address_key(key) == key


def lines(data: bytes) -> None:
    """Read pages from JSON Lines."""
    for found in read_lines(BytesIO(data), "fuzz"):
        assert found.content is not None


def records(data: bytes) -> None:
    """Read a page to the line of its record."""
    outcome = map_page(page_of(data)).outcome
    json.loads(encode_article(outcome) if isinstance(outcome, Article) else encode_reject(outcome))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "decode": decoded,
    "read": documents,
    "dates": dates,
    "feeds": feeds,
    "sitemaps": sitemaps,
    "addresses": addresses,
    "lines": lines,
    "extract": records,
}

if __name__ == "__main__":
    if sys.argv[1:2] == [] or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: harness.py {{{','.join(TARGETS)}}} [options of libFuzzer]")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
