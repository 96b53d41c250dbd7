"""RSS, Atom, RDF and JSON Feed → the addresses they name and what they claim of each."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from turbohtml.extract import feed

from newsscrape.discover.address import fetchable
from newsscrape.discover.moment import moment
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found, Listing
from newsscrape.text import encodable, squash

MOST_BYTES = 8 * 1024 * 1024
"""What is read of a feed: those of news sites have up to two megabytes, and a tag of four bytes becomes a hundred."""
MOST_ENTRIES = 10_000
"""Entries that are taken of one."""

_ENCODING = re.compile(rb"""\A[^>]{0,100}encoding=["']([\w.:-]+)["']""")


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


def _xml_entries(text: str) -> Iterator[dict[str, str]]:
    parsed = feed(text)
    for entry in parsed.entries if parsed else ():
        yield {
            "link": entry.link or "",
            "headline": entry.title or "",
            "datePublished": entry.published or "",
            "dateModified": entry.updated or "",
            "author": entry.author or "",
        }


def _json_entries(body: bytes) -> Iterator[dict[str, str]]:
    """https://www.jsonfeed.org/version/1.1/."""
    if len(body) > MOST_BYTES:
        return
    try:
        items = json.loads(body).get("items")
    except (ValueError, AttributeError, RecursionError):
        return
    names = {"link": "url", "headline": "title", "datePublished": "date_published", "dateModified": "date_modified"}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            entry = {ours: value for ours, theirs in names.items() if isinstance(value := item.get(theirs), str)}
            yield entry | {"author": ", ".join(_json_authors(item))}


def _json_authors(item: dict[str, Any]) -> Iterator[str]:
    """Give the names in ``authors``, or in ``author`` as version 1 has it."""
    authors = item.get("authors") or [item.get("author")]
    for author in authors if isinstance(authors, list) else ():
        name = author.get("name") if isinstance(author, dict) else None
        if isinstance(name, str):
            yield name


def _found(entry: dict[str, str], base: str) -> Found | None:
    link = fetchable(entry.pop("link", ""), base) if entry.get("link", "").strip() else None
    if not link:
        return None
    claims = tuple(
        Claim(name=name, value=value, origin=Origin.FEED)
        for name, raw in entry.items()
        if (value := encodable(squash(html.unescape(raw))))
    )
    return Found(
        url=link,
        claims=claims,
        published=moment(entry.get("datePublished")),
        modified=moment(entry.get("dateModified")),
    )


def _decoded(body: bytes) -> str:
    declared = _ENCODING.match(body)
    try:
        text = body.decode(declared[1].decode("ascii") if declared else "utf-8", errors="replace")
    except (LookupError, UnicodeError):  # no encoding, or one of Python's own: "hex", "idna"
        text = body.decode(errors="replace")
    return text.lstrip("\ufeff \t\r\n")
