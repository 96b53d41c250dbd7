from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.discover.feed import MOST_BYTES, MOST_ENTRIES, MOST_NAMES, read_feed
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found
from newsscrape.text import squash

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
    ("told", "authors"),
    [
        ({"authors": [{"name": "Jo Beispiel"}, {"name": 5}, "x", {"name": "Ann Lee"}]}, ["Jo Beispiel", "Ann Lee"]),
        ({"author": {"name": "Jo Beispiel"}}, ["Jo Beispiel"]),
    ],
)
def test_authors_of_a_json_feed(told: dict[str, object], authors: list[str]) -> None:
    items = [{"url": "https://kurier.example/a-5"} | told]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    (entry,) = read_feed(body, URL).entries
    assert entry.claims == tuple(claim("author", author) for author in authors)


def test_topics_of_a_json_feed() -> None:
    body = json.dumps({"items": [{"url": "https://kurier.example/a-5", "tags": ["Hafen", 5, "Elbe"]}]}).encode()
    (entry,) = read_feed(body, URL).entries
    assert entry.claims == (claim("keywords", "Hafen"), claim("keywords", "Elbe"))


@pytest.mark.parametrize(
    "root",
    ["<rss>", "<rss version=''>", "<rss version='0.91'>", "<RSS>", "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'>"],
)
def test_rss_is_read_whatever_version_it_says(root: str) -> None:
    item = "<item><title>Neu</title><link>/a-1</link><dc:creator>Jo Beispiel</dc:creator></item>"
    (entry,) = read_feed(f"<?xml version='1.0'?>{root}<channel>{item}</channel></rss>".encode(), URL).entries
    assert entry.url == "https://kurier.example/a-1"
    assert entry.claims == (claim("headline", "Neu"), claim("author", "Jo Beispiel"))


def test_atom_without_its_namespace_is_read() -> None:
    (entry,) = read_feed(b"<feed><entry><title>Neu</title><link href='/a-3'/></entry></feed>", URL).entries
    assert entry.url == "https://kurier.example/a-3"


RSS_NAMES = """<author>jo@kurier.example (Jo Beispiel)</author><author>Ann Lee</author>
<category>Hafen</category><category domain="x"><![CDATA[Bo & Co]]></category>"""
RSS_CREATORS = """<author>redaktion@kurier.example</author><dc:creator>Jo Beispiel</dc:creator>
<dc:creator><![CDATA[Ann Lee]]></dc:creator><category>Hafen</category><dc:subject>Bo &amp; Co</dc:subject>"""
ATOM_NAMES = """<author><name>Jo Beispiel</name><email>jo@kurier.example</email></author>
<author><name>Ann Lee</name></author><category term="hafen" label="Hafen"/><category term="Bo &amp; Co"/>
<source><author><name>Wer Anders</name></author></source>"""
NAMESPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def rss(names: str) -> str:
    item = f"<item><link>https://kurier.example/a-1</link>{names}</item>"
    return f'<rss version="2.0" {NAMESPACES}><channel>{item}</channel></rss>'


def atom(names: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a-1"/>{names}</entry></feed>'


def rdf(names: str) -> str:
    order = "".join(f'<rdf:li rdf:resource="https://kurier.example/{one}"/>' for one in ("a-1", "a-2"))
    items = "".join(
        f'<item rdf:about="https://kurier.example/{one}"><link>https://kurier.example/{one}</link>{said}</item>'
        for one, said in (("a-2", "<dc:creator>Wer Anders</dc:creator>"), ("a-1", names))
    )
    channel = f"<channel><items><rdf:Seq>{order}</rdf:Seq></items></channel>"
    return f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {NAMESPACES}>{channel}{items}</rdf:RDF>'


@pytest.mark.parametrize("body", [rss(RSS_NAMES), rss(RSS_CREATORS), atom(ATOM_NAMES), rdf(RSS_CREATORS)])
def test_all_authors_and_topics_are_claimed(body: str) -> None:
    entry = read_feed(body.encode(), URL).entries[0]
    assert entry.url == "https://kurier.example/a-1"
    said = {name: [one.value for one in entry.claims if one.name == name] for name in ("author", "keywords")}
    assert said == {"author": ["Jo Beispiel", "Ann Lee"], "keywords": ["Hafen", "Bo & Co"]}


def test_of_broken_xml_the_first_author_is_told() -> None:
    (entry,) = read_feed(rss(RSS_CREATORS.replace("&amp;", "&")).encode(), URL).entries
    assert [one.value for one in entry.claims] == ["redaktion@kurier.example"]


def test_of_more_names_than_anybody_has_the_first_are_taken() -> None:
    many = "".join(f"<author>Ann Lee {n}</author><category>Thema {n}</category>" for n in range(MOST_NAMES + 5))
    (entry,) = read_feed(rss(many).encode(), URL).entries
    assert len(entry.claims) == 2 * MOST_NAMES


FLOOD = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
ENTITIES = ['<!ENTITY e11 SYSTEM "file:///etc/passwd">', '<!ENTITY % p SYSTEM "file:///etc/passwd">%p;', FLOOD]
PLACES = ["<title>{}</title>", "<author>{}</author>", "<category>{}</category>", "<title><![CDATA[{}]]></title>"]


@given(st.sampled_from(ENTITIES), st.lists(st.sampled_from(PLACES), max_size=4), st.sampled_from(["&e11;", "&e1;"]))
def test_entities_become_neither_files_nor_floods(entity: str, places: list[str], named: str) -> None:
    said = "".join(places).replace("{}", named * 3)
    body = f"<?xml version='1.0'?><!DOCTYPE rss [{entity}]>{rss(said)}".encode()
    for entry in read_feed(body, URL).entries:
        told = "".join(one.value for one in entry.claims)
        assert "root:" not in told
        assert len(told) <= len(said)


def test_what_is_broken_beyond_reading_has_no_entries() -> None:
    for body in (b"", b"{", b"[1]", b'{"items": 3}', b"<rss>", b"<rss version='2.0'><channel><item>"):
        assert read_feed(body, URL).entries == ()


def test_a_feed_without_end_is_read_as_far_as_anybody_writes_one() -> None:
    item = b"<item><link>https://kurier.example/a-1</link></item>"
    listing = read_feed(
        b"<rss version='2.0'><channel>" + item * (MOST_ENTRIES + 7) + b"</channel></rss>", "https://kurier.example/"
    )
    assert (len(listing.entries), listing.left) == (MOST_ENTRIES, 7)
    longer = read_feed(b"<rss version='2.0'><channel>" + item + b"<!-- " + b"x" * MOST_BYTES, "https://kurier.example/")
    assert (len(longer.entries), longer.left) == (1, 1)
    json = b'{"items": [{"url": "https://kurier.example/a-1"}]' + b" " * MOST_BYTES + b"}"
    assert read_feed(json, "https://kurier.example/").left == 1


def test_an_encoding_nobody_knows_is_read_as_utf8() -> None:
    assert len(read_feed(ATOM.replace(b"utf-8", b"utf-eins"), URL).entries) == 1


WHOLE = [RSS, ATOM, RDF, rss(RSS_NAMES).encode(), atom(ATOM_NAMES).encode(), rdf(RSS_CREATORS).encode()]


@st.composite
def cut_and_joined(draw: st.DrawFn) -> bytes:
    """Give a feed cut anywhere, with a part of another behind."""
    first, second = draw(st.sampled_from(WHOLE)), draw(st.sampled_from(WHOLE))
    return first[: draw(st.integers(0, len(first)))] + second[draw(st.integers(0, len(second))) :]


@given(st.one_of(st.binary(max_size=300), cut_and_joined()))
def test_any_bytes_are_read_without_a_fault(body: bytes) -> None:
    assert all(entry.url.startswith("http") for entry in read_feed(body, URL).entries)


@pytest.mark.parametrize("encoding", ["hex", "rot13", "base64", "idna", "punycode", "undefined", "raw_unicode_escape"])
def test_what_is_an_encoding_to_python_alone_is_read_as_utf8(encoding: str) -> None:
    assert len(read_feed(ATOM.replace(b"utf-8", encoding.encode()), URL).entries) == 1


ITEMS = st.dictionaries(
    st.sampled_from(["url", "title", "date_published", "date_modified", "authors", "author", "id"]),
    st.none()
    | st.integers()
    | any_text(max_size=30)
    | any_text(max_size=20).map("https://kurier.example/{}".format)
    | st.lists(st.fixed_dictionaries({"name": any_text(max_size=20) | st.none()})),
)


@given(st.lists(ITEMS, max_size=4))
def test_any_items_of_a_json_feed_are_read(items: list[dict[str, object]]) -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    check_entries(read_feed(body, URL).entries)


@given(st.dictionaries(st.sampled_from(["link", "title", "pubDate", "author", "guid"]), any_text(max_size=40)))
def test_any_words_in_a_feed_are_read(said: dict[str, str]) -> None:
    fields = "".join(f"<{name}>{escape(text)}</{name}><{name}>{text}</{name}>" for name, text in said.items())
    body = f"<rss version='2.0'><channel><item>{fields}<link>https://kurier.example/a</link></item></channel></rss>"
    check_entries(read_feed(body.encode("utf-8", "surrogatepass"), URL).entries)


def check_entries(entries: Iterable[Found]) -> None:
    for entry in entries:
        assert entry.url.isascii()
        assert entry.url.isprintable()
        assert all(claim.value == squash(claim.value) != "" for claim in entry.claims)


def test_half_a_character_becomes_a_replacement() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "title": "a\\ud800b"}]}'
    assert read_feed(body, URL).entries[0].claims == (claim("headline", "a\ufffdb"),)
