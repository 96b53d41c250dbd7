"""Page → Document, once."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from newsscrape.model.claim import Claim
from newsscrape.model.document import Document
from newsscrape.model.page import Care, Form, Page
from newsscrape.model.tree import attribute
from newsscrape.read.claims import read_claims
from newsscrape.read.decode import decode
from newsscrape.read.directives import directives
from newsscrape.read.embedded import LITTLE_TEXT, embedded_bodies
from newsscrape.read.links import is_address
from newsscrape.read.markup import Markup
from newsscrape.read.noscript import without_noscript
from newsscrape.read.plain import TEXT_TREE, blocks_of
from newsscrape.read.safe import walk_safely, without_markup
from newsscrape.read.selecting import Selecting, walk_selecting
from newsscrape.read.sniff import Kind, kind_of
from newsscrape.read.walk import walk

_PROSE = 60
NO_SELECTORS: Mapping[str, str] = {}


def read(page: Page, selectors: Mapping[str, str] = NO_SELECTORS) -> Document:
    """Read a page: sniff, decode, walk, gather claims.

    In: the page's bytes, the selectors of its site's profile; out: its blocks, claims, links and pictures, and what the
    selectors found. Raises `NotAnArticle` (empty, not_html, too_large, too_deep) for bytes that are no page.
    """
    return _read_text(page) if kind_of(page) is Kind.TEXT else _read_html(page, selectors)


def _read_html(page: Page, selectors: Mapping[str, str]) -> Document:
    decoded = decode(page)
    text = without_noscript(decoded.text)
    markup, selected = _walk(text, selectors, page.care)
    claimed = read_claims(markup)
    claims = claimed.claims + page.claims
    if page.care is Care.SAFE:
        claims = tuple(without_markup(claims))
    elif _has_little_text(markup):
        claims += tuple(embedded_bodies(markup.scripts))
    url = _url(page) or _claimed_url(claims)
    return Document(
        page=page,
        url=url,
        base_url=_base_url(markup.base, url or ""),
        title=markup.title,
        declared_language=attribute(markup.root, "lang") or attribute(markup.root, "xml:lang") or None,
        claims=claims,
        tree=markup.tree,
        blocks=markup.blocks,
        pictures=markup.pictures,
        anchors=markup.anchors,
        rels=markup.rels,
        head_links=markup.links,
        warnings=(
            *decoded.warnings,
            *claimed.warnings,
            *directives(page.headers, map(dict, markup.metas)),
            *(["blocks_cut"] if markup.is_cut else []),
            *(["rendered"] if page.form is Form.RENDERED else []),
            *(["read_safely"] if page.care is Care.SAFE else []),
        ),
        selected=selected,
    )


def _walk(markup: str, selectors: Mapping[str, str], care: Care) -> Selecting:
    """Take a page apart; selectors are followed by the usual parser only."""
    if care is Care.SAFE:
        return Selecting(walk_safely(markup), {})
    return walk_selecting(markup, selectors) if selectors else Selecting(walk(markup), {})


def _has_little_text(markup: Markup) -> bool:
    """Tell a page that prints hardly any prose."""
    return (
        sum(len(block.text) for block in markup.blocks if len(block.text) >= _PROSE and not block.link_chars)
        < LITTLE_TEXT
    )


def _read_text(page: Page) -> Document:
    decoded = decode(page)
    return Document(
        page=page,
        url=_url(page),
        base_url=_url(page) or "",
        title="",
        declared_language=None,
        claims=page.claims,
        tree=TEXT_TREE,
        blocks=blocks_of(decoded.text),
        pictures=(),
        anchors={},
        rels=frozenset(),
        head_links=(),
        warnings=(
            *decoded.warnings,
            *directives(page.headers, ()),
            *(["read_safely"] if page.care is Care.SAFE else []),
        ),
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


def _base_url(base: str, url: str) -> str:
    try:
        joined = urljoin(url, base) if base else url
    except ValueError:
        return url
    return joined if is_address(joined) else url
