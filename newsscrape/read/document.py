"""Page → Document, once."""

from __future__ import annotations

from urllib.parse import urljoin

import turbohtml

from newsscrape.model.claim import Claim
from newsscrape.model.document import Document
from newsscrape.model.page import Page
from newsscrape.read.claims import read_claims
from newsscrape.read.decode import decoded, encoding_of
from newsscrape.read.links import is_address, links_of
from newsscrape.read.plain import TEXT_TREE, blocks_of
from newsscrape.read.sniff import Kind, kind_of
from newsscrape.read.tree import walk


def read(page: Page) -> Document:
    """Read a page: sniff, decode, parse, gather claims, walk.

    In: the page's bytes; out: its blocks, claims, links and pictures. Raises `NotAnArticle` (empty, not_html,
    too_large) for bytes that are no page.
    """
    return _read_text(page) if kind_of(page) is Kind.TEXT else _read_html(page)


def _read_html(page: Page) -> Document:
    decoding = encoding_of(page)
    parsed = turbohtml.parse(page.body, encoding=decoding.encoding, detect_encoding=True, positions=False)
    claims = read_claims(parsed) + page.claims
    url = _url(page) or _claimed_url(claims)
    base_url = _base_url(parsed, url or "")
    walked = walk(parsed)
    title = parsed.find("title")
    root = parsed.root
    return Document(
        page=page,
        url=url,
        base_url=base_url,
        title=" ".join(title.text.split()) if title is not None else "",
        declared_language=(root.attr("lang") or root.attr("xml:lang") if root is not None else None) or None,
        claims=claims,
        tree=walked.tree,
        blocks=walked.blocks,
        pictures=walked.pictures,
        links=links_of(parsed, walked.anchors, base_url),
        warnings=decoding.warnings,
    )


def _read_text(page: Page) -> Document:
    decoding = encoding_of(page)
    return Document(
        page=page,
        url=_url(page),
        base_url=_url(page) or "",
        title="",
        declared_language=None,
        claims=page.claims,
        tree=TEXT_TREE,
        blocks=blocks_of(decoded(page)),
        pictures=(),
        links=(),
        warnings=decoding.warnings,
    )


def _url(page: Page) -> str | None:
    return page.url if page.url and is_address(page.url) else None


def _claimed_url(claims: tuple[Claim, ...]) -> str | None:
    """Give the address the page claims for itself: canonical first, then og:url and JSON-LD."""
    for name in ("canonical", "url"):
        for claim in claims:
            if claim.name == name and claim.value.startswith(("https://", "http://")) and is_address(claim.value):
                return claim.value
    return None


def _base_url(parsed: turbohtml.Document, url: str) -> str:
    base = parsed.find("base")
    href = base.attr("href") if base is not None else None
    try:
        return urljoin(url, href) if href else url
    except ValueError:
        return url
