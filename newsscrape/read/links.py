"""The addresses a page points to, absolute and in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import turbohtml

from newsscrape.model.link import Link
from newsscrape.read.tree import Anchor

_IGNORED = ("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:", "sms:", "about:")
_HEAD_RELS = frozenset(("alternate", "next", "prev", "canonical", "amphtml"))
_MAX_LINKS = 5_000


def links_of(document: turbohtml.Document, anchors: Iterable[Anchor], base_url: str) -> tuple[Link, ...]:
    """Give the links of head (feeds, next, canonical) and body, resolved against the base, without fragments."""
    resolve = _resolver(base_url)
    found: list[Link] = []
    for element in document.find_all("link"):
        rel = (element.attr("rel") or "").lower()
        href = element.attr("href")
        if href and not _HEAD_RELS.isdisjoint(rel.split()) and (url := resolve(href)):
            found.append(Link(url=url, text=element.attr("title") or "", rel=rel, type=element.attr("type") or ""))
    for anchor in anchors:
        if url := resolve(anchor.href):
            found.append(Link(url=url, text=anchor.text, rel=anchor.rel.lower()))
            if len(found) == _MAX_LINKS:
                break
    return tuple(found)


class _Resolver:
    """Makes addresses absolute; the two commonest forms without the cost of a full parse."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        parts = urlsplit(base_url)
        self.root = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    def __call__(self, href: str) -> str | None:
        href = href.strip().partition("#")[0].strip()
        if not href or href[:12].lower().startswith(_IGNORED) or ("[" in href and not is_address(href)):
            return None
        if href.startswith(("https://", "http://")):
            return href
        if not self.root:
            return None
        if href[0] == "/" and href[:2] != "//" and "/." not in href:
            return self.root + href
        try:
            url = urljoin(self.base_url, href)
        except ValueError:
            return None
        return url if url.startswith(("https://", "http://")) else None


def _resolver(base_url: str) -> _Resolver:
    try:
        return _Resolver(base_url)
    except ValueError:
        return _Resolver("")


def is_address(url: str) -> bool:
    """Tell whether an address can be taken apart at all; "http://[consent]/" cannot (RFC 3986, section 3.2.2)."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def absolute(href: str, base_url: str) -> str | None:
    """Make one address absolute; None for anything but http and https."""
    return _resolver(base_url)(href)
