from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.discover.feed import read_feed
from newsscrape.model.claim import Claim, Origin

URL = "https://kurier.example/feed.xml"

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kurier</title>
<item><title><![CDATA[Öl &amp; Gas:  teurer]]></title><link>https://kurier.example/a-1</link>
<pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Jo Beispiel</dc:creator></item>
<item><title>ohne Adresse</title></item>
<item><title>Relativ</title><link>/a-2</link></item>
</channel></rss>""".encode("latin-1")

ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kurier</title>
<entry><title>Neu</title><link rel="alternate" href="/a-3"/><updated>2026-11-02T11:00:00Z</updated>
<published>2026-11-01T10:00:00Z</published></entry></feed>"""

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<item rdf:about="https://kurier.example/a-4"><title>Alt</title><link>https://kurier.example/a-4</link>
<dc:date>2026-11-02T10:00:00Z</dc:date></item></rdf:RDF>"""


def claim(name: str, value: str) -> Claim:
    return Claim(name=name, value=value, origin=Origin.FEED)


def test_rss_with_its_declared_encoding() -> None:
    first, second = read_feed(RSS, URL).entries
    assert first.url == "https://kurier.example/a-1"
    assert first.claims == (
        claim("headline", "Öl & Gas: teurer"),
        claim("datePublished", "Mon, 02 Nov 2026 10:00:00 +0100"),
        claim("author", "Jo Beispiel"),
    )
    assert first.published == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert first.modified is None
    assert second.url == "https://kurier.example/a-2"


def test_atom_tells_when_an_entry_changed() -> None:
    (entry,) = read_feed(ATOM, URL).entries
    assert entry.url == "https://kurier.example/a-3"
    assert entry.modified == datetime(2026, 11, 2, 11, tzinfo=UTC)
    assert claim("dateModified", "2026-11-02T11:00:00Z") in entry.claims


def test_rdf() -> None:
    (entry,) = read_feed(RDF, URL).entries
    assert entry.published == datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_json_feed() -> None:
    items = [
        {"url": "https://kurier.example/a-5", "title": "Neu", "date_modified": "2026-11-02T10:00:00Z", "id": 5},
        {"title": "ohne Adresse"},
        "kein Eintrag",
        {"url": 7},
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    (entry,) = read_feed(body, URL).entries
    assert (entry.url, entry.claims[0]) == ("https://kurier.example/a-5", claim("headline", "Neu"))


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ({"authors": [{"name": "Jo Beispiel"}, {"name": 5}, "x", {"name": "Ann Lee"}]}, "Jo Beispiel, Ann Lee"),
        ({"author": {"name": "Jo Beispiel"}}, "Jo Beispiel"),
    ],
)
def test_authors_of_a_json_feed(told: dict[str, object], author: str) -> None:
    items = [{"url": "https://kurier.example/a-5"} | told]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    (entry,) = read_feed(body, URL).entries
    assert entry.claims == (claim("author", author),)


def test_what_is_broken_beyond_reading_has_no_entries() -> None:
    for body in (b"", b"{", b"[1]", b'{"items": 3}', b"<rss>", b"<rss version='2.0'><channel><item>"):
        assert read_feed(body, URL).entries == ()


def test_an_encoding_nobody_knows_is_read_as_utf8() -> None:
    assert len(read_feed(ATOM.replace(b"utf-8", b"utf-eins"), URL).entries) == 1


@given(st.one_of(st.binary(max_size=300), st.integers(0, len(RSS)).map(lambda cut: RSS[:cut])))
def test_any_bytes_are_read_without_a_fault(body: bytes) -> None:
    assert all(entry.url.startswith("http") for entry in read_feed(body, URL).entries)
