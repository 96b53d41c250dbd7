"""The addresses a page points to, absolute and in reading order."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.model.link import Link
from newsscrape.model.tree import Tree, attribute
from newsscrape.text import one_line

_IGNORED = ("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:", "sms:", "about:")
_HEAD_RELS = frozenset(("alternate", "next", "prev", "canonical", "amphtml"))
_MAX_LINKS = 5_000


def links_of(document: Document) -> tuple[Link, ...]:
    """Give the links of head (feeds, next, canonical) and body, resolved against the base, without fragments."""
    resolve = resolver(document.base_url)
    found: list[Link] = []
    for attrs in document.head_links:
        rel = " ".join((attribute(attrs, "rel") or "").lower().split())
        href = attribute(attrs, "href")
        if href and not _HEAD_RELS.isdisjoint(rel.split()) and (url := resolve(href)):
            text, kind = attribute(attrs, "title") or "", attribute(attrs, "type") or ""
            found.append(Link(url=url, text=text, rel=rel, type=kind))
    tree = document.tree
    for element, texts in document.anchors.items():
        if url := resolve(tree.get(element, "href")):
            text, rel = one_line("".join(texts)), one_line(tree.get(element, "rel").lower())
            found.append(Link(url=url, text=text, rel=rel))
            if len(found) == _MAX_LINKS:
                break
    return tuple(found)


class Resolver:
    """Makes addresses absolute; the two commonest forms without the cost of a full parse."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        parts = urlsplit(base_url)
        self.root = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    def __call__(self, href: str) -> str | None:
        """Give an address without fragment as http or https; None for what is neither, or no address at all."""
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


def resolver(base_url: str) -> Resolver:
    """Give what makes addresses absolute on a page of that base; only absolute ones where the base is no address."""
    try:
        return Resolver(base_url)
    except ValueError:
        return Resolver("")


def links_in(block: Block, tree: Tree) -> list[tuple[str, str]]:
    """Give the links of a block as (address as written, words), in reading order."""
    if not block.link_chars:
        return []
    texts: dict[int, str] = {}
    for element, text in block.pieces:
        link = element
        while link >= 0 and tree.tags[link] != "a":
            link = tree.parents[link]
        if link >= 0:
            texts[link] = texts.get(link, "") + text
    return [(href, text) for link, text in texts.items() if (href := attribute(tree.attrs[link], "href")) is not None]


def is_address(url: str) -> bool:
    """Tell whether an address can be taken apart at all; "http://[consent]/" cannot (RFC 3986, section 3.2.2)."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True
