"""Sitemaps, sitemap indexes, Google News sitemaps and plain lists → the addresses they name.

https://www.sitemaps.org/protocol.html and Google's "Create a News sitemap".
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from newsscrape.discover.address import fetchable
from newsscrape.discover.moment import moment
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found, Listing
from newsscrape.text import squash

# Element → schema.org name; the elements of a <url>, at any depth.
_CLAIMS = {
    "title": "headline",
    "publication_date": "datePublished",
    "lastmod": "dateModified",
    "name": "publisher",
    "language": "inLanguage",
}
_OTHER_MEDIA = ("image", "video")  # their <title> is not the article's


def read_sitemap(body: bytes, url: str) -> Listing:
    """Read a sitemap or an index of sitemaps; out: what could be read before the first unrepairable fault."""
    entries: list[Found] = []
    sitemaps: list[Found] = []
    for kind, fields in _elements(body):
        address = fetchable(fields.pop("loc"), url) if "loc" in fields else None
        if address:
            (entries if kind == "url" else sitemaps).append(_found(address, fields))
    return Listing(entries=tuple(entries), sitemaps=tuple(sitemaps))


def _elements(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each <url> and <sitemap> as its texts by element name; memory stays flat."""
    events = etree.iterparse(
        BytesIO(body), events=("end",), tag=("{*}url", "{*}sitemap"), recover=True, resolve_entities=False
    )
    try:
        for _, element in events:
            yield str(element.tag).rpartition("}")[2], dict(_texts(element))
            element.clear()
    except etree.XMLSyntaxError:
        return


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    for child in element.iterchildren(tag=etree.Element):
        space, _, name = str(child.tag).rpartition("}")
        if any(f"sitemap-{medium}" in space for medium in _OTHER_MEDIA):
            continue
        if len(child):
            yield from _texts(child)
        elif text := squash(child.text or ""):
            yield name, text


def _found(address: str, fields: dict[str, str]) -> Found:
    return Found(
        url=address,
        claims=tuple(
            Claim(name=name, value=fields[element], origin=Origin.SITEMAP)
            for element, name in _CLAIMS.items()
            if element in fields
        ),
        published=moment(fields.get("publication_date")),
        modified=moment(fields.get("lastmod")),
    )
