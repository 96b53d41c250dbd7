"""RSS, Atom, RDF and JSON Feed → the addresses they name and what they claim of each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import Any, NamedTuple

from turbohtml import CData, Element, HTMLParseError, Text, parse_xml
from turbohtml.extract import Entry, Feed, feed

from newsscrape.discover.address import fetchable
from newsscrape.discover.moment import moment
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found, Listing
from newsscrape.read.claim_values import clean
from newsscrape.text import encodable, squash

MOST_BYTES = 8 * 1024 * 1024
"""What is read of a feed: those of news sites have up to two megabytes, and a tag of four bytes becomes a hundred."""
MOST_ENTRIES = 10_000
"""Entries that are taken of one."""
MOST_NAMES = 30
"""Authors, and topics, that are taken of an entry."""

_ENCODING = re.compile(rb"""\A[^>]{0,100}encoding=["']([\w.:-]+)["']""")
_ROOT = re.compile(r"<(rss|feed)\b[^<>]*+>", re.IGNORECASE)
_ROOTS = {"rss": '<rss version="2.0">', "feed": '<feed xmlns="http://www.w3.org/2005/Atom">'}
_MAIL = re.compile(r"(?<![^\s@])[^\s@]++@[^\s@(]++ ?\(([^()]++)\)")
"""An author as RSS 2.0 has it: "ann@kurier.example (Ann Lee)"."""
_RDF = "rdf"


class _Entry(NamedTuple):
    """What a feed says of one address."""

    link: str
    title: str
    published: str
    updated: str
    authors: Sequence[str]
    topics: Sequence[str]


class _Names(NamedTuple):
    """Who wrote an entry and what it is about."""

    authors: Sequence[str]
    topics: Sequence[str]


_NOBODY = _Names((), ())


def read_feed(body: bytes, url: str) -> Listing:
    """Read a feed.

    In: its bytes, its address (entries may be relative); out: its entries in order, none when it is broken beyond
    reading, and as far as anybody writes one.
    """
    is_json = body.lstrip()[:1] == b"{"
    entries = _json_entries(body) if is_json else _xml_entries(_decoded(body[:MOST_BYTES]))
    taken = list(islice(entries, MOST_ENTRIES))
    left = sum(1 for _ in entries) + (len(body) > MOST_BYTES)
    return Listing(entries=tuple(found for entry in taken if (found := _found(entry, url))), left=left)


def _xml_entries(text: str) -> Iterator[_Entry]:
    parsed = _parsed(text)
    entries = parsed.entries if parsed else ()
    for entry, names in zip(entries, chain(_names_of(entries, text, parsed), repeat(_NOBODY)), strict=False):
        yield _Entry(
            link=entry.link or "",
            title=entry.title or "",
            published=entry.published or "",
            updated=entry.updated or "",
            authors=names.authors or [entry.author or ""],
            topics=names.topics,
        )


def _parsed(text: str) -> Feed | None:
    """Read a feed also where its root does not say of what kind it is, with the version or the namespace."""
    parsed = feed(text)
    if parsed is None and _ROOT.search(text):
        return feed(_ROOT.sub(lambda root: _ROOTS[root[1].lower()], text, count=1))
    return parsed


def _names_of(entries: Sequence[Entry], text: str, parsed: Feed | None) -> Sequence[_Names]:
    """Give all authors and topics of each entry that is taken; the reader tells the first author. None of broken XML.

    Here entities a document declares are not known, so that none can be a file or grow.
    """
    try:
        items = list(parse_xml(text).iter_elements(("item", "entry"))) if entries else []
    except HTMLParseError:
        return ()
    if parsed is not None and parsed.type == _RDF:  # its entries come in the order its channel tells
        known = {item.attr("rdf:about"): item for item in items}
        told = [known.get(entry.id) for entry in entries[:MOST_ENTRIES]]
        return [_names_in(item) if item is not None else _NOBODY for item in told]
    return [_names_in(item) for item in items[:MOST_ENTRIES]] if len(items) == len(entries) else ()


def _names_in(item: Element) -> _Names:
    said: dict[str, list[str]] = {}
    for child in item.children:
        if isinstance(child, Element):
            said.setdefault(child.tag, []).append(_words(child))
    authors = said.get("dc:creator") or said.get("author", [])
    return _Names(authors, [*said.get("category", ()), *said.get("dc:subject", ())])


def _words(element: Element) -> str:
    """Give the text of an element: of a person its name, of a topic its label or its key where it has any."""
    told = element.attr("label") or element.attr("term")
    named = next((child for child in element.children if isinstance(child, Element) and child.tag == "name"), element)
    return told or "".join([node.data for node in named.descendants if isinstance(node, (Text, CData))])


def _json_entries(body: bytes) -> Iterator[_Entry]:
    """https://www.jsonfeed.org/version/1.1/."""
    if len(body) > MOST_BYTES:
        return
    try:
        items = json.loads(body).get("items")
    except (ValueError, AttributeError, RecursionError):
        return
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            tags = item.get("tags")
            yield _Entry(
                link=_text(item, "url"),
                title=_text(item, "title"),
                published=_text(item, "date_published"),
                updated=_text(item, "date_modified"),
                authors=list(_json_authors(item)),
                topics=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else (),
            )


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _json_authors(item: dict[str, Any]) -> Iterator[str]:
    """Give the names in ``authors``, or in ``author`` as version 1 has it."""
    authors = item.get("authors") or [item.get("author")]
    for author in authors if isinstance(authors, list) else ():
        name = author.get("name") if isinstance(author, dict) else None
        if isinstance(name, str):
            yield name


def _found(entry: _Entry, base: str) -> Found | None:
    link = fetchable(entry.link, base) if entry.link.strip() else None
    if not link:
        return None
    return Found(
        url=link,
        claims=tuple(_claims(entry)),
        published=moment(entry.published),
        modified=moment(entry.updated),
    )


def _claims(entry: _Entry) -> Iterator[Claim]:
    said: Iterable[tuple[str, str]] = (
        ("headline", entry.title),
        ("datePublished", entry.published),
        ("dateModified", entry.updated),
        *[("author", _MAIL.sub(r"\1", clean(name), count=1)) for name in entry.authors[:MOST_NAMES]],
        *[("keywords", topic) for topic in entry.topics[:MOST_NAMES]],
    )
    for name, raw in said:
        if value := squash(encodable(clean(raw))):
            yield Claim(name=name, value=value, origin=Origin.FEED)


def _decoded(body: bytes) -> str:
    declared = _ENCODING.match(body)
    try:
        text = body.decode(declared[1].decode("ascii") if declared else "utf-8", errors="replace")
    except (LookupError, UnicodeError):  # no encoding, or one of Python's own: "hex", "idna"
        text = body.decode(errors="replace")
    return text.lstrip("\ufeff \t\r\n")
