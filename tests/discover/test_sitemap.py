from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.discover.sitemap import MOST_ENTRIES, read_sitemap
from newsscrape.model.claim import Claim, Origin

URL = "https://kurier.example/sitemap.xml"

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>
  https://kurier.example/a-1?x=1&amp;y=2 </loc><lastmod>2026-11-02T11:00:00+01:00</lastmod>
<n:news><n:publication><n:name>Der Kurier</n:name><n:language>de</n:language></n:publication>
<n:publication_date>2026-11-02</n:publication_date><n:title>Öl &amp; <![CDATA[Gas]]></n:title></n:news>
<image:image><image:loc>https://kurier.example/bild.jpg</image:loc><image:title>Ein Bild</image:title></image:image>
</url>
<url><loc>mailto:x@kurier.example</loc></url>
<url><lastmod>2026-11-02</lastmod></url>
</urlset>""".encode()

INDEX = b"""<sitemapindex><sitemap><loc>/karten/1.xml.gz</loc><lastmod>2026-11-01</lastmod></sitemap>
<sitemap><loc>https://kurier.example/karten/2.xml</loc></sitemap></sitemapindex>"""


def claim(name: str, value: str) -> Claim:
    return Claim(name=name, value=value, origin=Origin.SITEMAP)


def test_a_news_sitemap_claims_title_days_language_and_publisher() -> None:
    (entry,) = read_sitemap(NEWS, URL).entries
    assert entry.url == "https://kurier.example/a-1?x=1&y=2"
    assert set(entry.claims) == {
        claim("headline", "Öl & Gas"),
        claim("datePublished", "2026-11-02"),
        claim("dateModified", "2026-11-02T11:00:00+01:00"),
        claim("publisher", "Der Kurier"),
        claim("inLanguage", "de"),
    }
    assert entry.modified == datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_an_index_names_further_sitemaps() -> None:
    listing = read_sitemap(INDEX, URL)
    assert listing.entries == ()
    assert [found.url for found in listing.sitemaps] == [
        "https://kurier.example/karten/1.xml.gz",
        "https://kurier.example/karten/2.xml",
    ]
    assert listing.sitemaps[0].modified == datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)


def test_a_torn_sitemap_gives_what_came_before_the_tear() -> None:
    body = NEWS[: NEWS.index(b"<url><loc>mailto")] + b"<url><loc>https://kurier.example/a-2</lo"
    assert [entry.url for entry in read_sitemap(body, URL).entries][:1] == ["https://kurier.example/a-1?x=1&y=2"]


def test_a_sitemap_larger_than_the_protocol_allows_is_read_that_far() -> None:
    entry = b"<url><loc>https://kurier.example/a-1</loc></url>"
    listing = read_sitemap(b"<urlset>" + entry * (MOST_ENTRIES + 30) + b"</urlset>", "https://kurier.example/")
    assert (len(listing.entries), listing.left) == (MOST_ENTRIES, 30)
    assert read_sitemap(b"<urlset>" + entry + b"</urlset>", "https://kurier.example/").left == 0


def test_no_tree_is_made_of_millions_of_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsscrape.discover.sitemap.MOST_TAGS", 100)
    body = b"<urlset>" + b"<a/>" * 1000 + b"<url><loc>https://kurier.example/a-1</loc></url></urlset>"
    assert read_sitemap(body, "https://kurier.example/").entries == ()


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = bomb + b"<urlset><url><loc>https://kurier.example/&b;&f;</loc></url></urlset>"
    assert all("aaa" not in entry.url and "root" not in entry.url for entry in read_sitemap(body, URL).entries)


@given(st.one_of(st.binary(max_size=300), st.integers(0, len(NEWS)).map(lambda cut: NEWS[:cut])))
def test_any_bytes_are_read_without_a_fault(body: bytes) -> None:
    listing = read_sitemap(body, URL)
    assert all(found.url.startswith("http") for found in (*listing.entries, *listing.sitemaps))


@given(st.dictionaries(st.sampled_from(["loc", "lastmod", "n:title", "n:publication_date"]), any_text(max_size=40)))
def test_any_words_in_a_sitemap_are_read(said: dict[str, str]) -> None:
    fields = "".join(f"<{name}>{escape(text)}</{name}><{name}>{text}</{name}>" for name, text in said.items())
    body = f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc>{fields}</url></urlset>'
    for entry in read_sitemap(body.encode("utf-8", "surrogatepass"), URL).entries:
        assert entry.url.isascii()
        assert entry.url.isprintable()
        assert all(claim.value for claim in entry.claims)
