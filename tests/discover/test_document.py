from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.discover.document import Kind, kind_of, unpacked


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!-- by hand -->\n<rss version="2.0">', Kind.FEED),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
        (b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="x">', Kind.FEED),
        (b'<?xml-stylesheet href="a.xsl"?><rss>', Kind.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.FEED),
        (b"<urlset>", Kind.SITEMAP),
        (b'  <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', Kind.SITEMAP),
        (b"<!DOCTYPE html><html><p>about rss</p>", Kind.PAGE),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', Kind.PAGE),
        (b'{"version": "1"}', Kind.PAGE),
        (b"", Kind.PAGE),
    ],
)
def test_the_root_tells_the_kind(body: bytes, kind: Kind) -> None:
    assert kind_of(body) is kind


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind(body: bytes) -> None:
    assert kind_of(unpacked(body)) in Kind


def test_long_runs_of_comments_take_no_time() -> None:
    assert kind_of(b"<!--" + b"-" * 8000 + b"<!-- <!--" * 900) is Kind.PAGE
    assert kind_of(b"<!-- -->" * 1000 + b"<rss>") is Kind.FEED


def test_gzip_files_are_unpacked_and_torn_ones_as_far_as_they_go() -> None:
    packed = gzip.compress(b"<urlset></urlset>" * 100)
    assert unpacked(packed) == b"<urlset></urlset>" * 100
    assert unpacked(packed[:-10]).startswith(b"<urlset>")
    assert unpacked(b"\x1f\x8bnothing") == b"\x1f\x8bnothing"


def test_what_may_be_read_in_many_ways_takes_no_time() -> None:
    assert kind_of(b"<?D?> " * 1300 + b"0") is Kind.PAGE
    assert kind_of(b"<?D?> " * 1000 + b"<rss>") is Kind.FEED
