"""Read, label, compose: one page in, one article out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from newsscrape.compose.article import compose
from newsscrape.compose.continuation import next_page
from newsscrape.compose.explain import considered
from newsscrape.errors import NotAnArticle
from newsscrape.label.explain import page_map
from newsscrape.label.page import label
from newsscrape.label.plain import label_lines
from newsscrape.model.article import Article
from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import Document, LabelledPage
from newsscrape.model.extraction import Account, Extraction
from newsscrape.model.label import Label
from newsscrape.model.link import Link
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.model.site import Site
from newsscrape.model.weights import Weights
from newsscrape.policy.sites import site_for_host
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import NO_SELECTORS, read
from newsscrape.read.links import is_address, links_of
from newsscrape.read.plain import TEXT_TREE

BY_HAND = "by_hand"
"""The reason of a label that a person gave."""


def extract(page: Page) -> Article:
    """Give the article of a page, or raise `NotAnArticle` with the stable reason.

    Reads in this process, by a parser written in C, which a page made for it can crash; `newsscrape.isolate` has
    children for pages of strangers.
    """
    outcome = read_page(page).outcome
    if isinstance(outcome, Article):
        return outcome
    raise NotAnArticle(outcome.reason, outcome.detail)


def read_page(page: Page) -> Extraction:
    """Read one page.

    In: a page; out: its article, or the reject that says why there is none. Never raises for anything a page may
    contain.
    """
    return read_with(page, shipped_weights())


def read_with(page: Page, weights: Weights) -> Extraction:
    """Read one page by weights other than those shipped, for measuring them."""
    understood = _understand(page, weights)
    return Extraction(outcome=understood.outcome, next_page=_next_page(understood))


def read_for(page: Page, site: Site) -> Extraction:
    """Read one page by a profile that is given, such as a draft, instead of its host's shipped one."""
    return Extraction(outcome=_understand(page, shipped_weights(), site).outcome)


def read_linked_page(page: Page) -> Extraction:
    """Read one page and the addresses it points to, for who goes on to those."""
    understood = _understand(page, shipped_weights())
    return Extraction(outcome=understood.outcome, links=_links(understood), next_page=_next_page(understood))


def map_page(page: Page) -> Extraction:
    """Read one page, the addresses it points to and what each of its blocks is, with the reasons."""
    return map_with(page, shipped_weights())


def map_with(page: Page, weights: Weights) -> Extraction:
    """Read one page as `map_page` does, by weights other than those shipped, for measuring them."""
    understood = _understand(page, weights)
    blocks = page_map(understood.labelled, weights) if understood.labelled is not None else ()
    outcome, following = understood.outcome, _next_page(understood)
    return Extraction(outcome=outcome, links=_links(understood), blocks=blocks, next_page=following)


def explain_page(page: Page) -> Extraction:
    """Read one page as `map_page` does, and tell what was weighed for each field of the record."""
    weights = shipped_weights()
    understood = _understand(page, weights)
    labelled, outcome = understood.labelled, understood.outcome
    if labelled is None:
        return Extraction(outcome=outcome)
    account = Account(
        title=labelled.document.title,
        language=labelled.language,
        claims=labelled.document.claims,
        considered=considered(labelled) if isinstance(outcome, Article) else {},
        hidden=frozenset([one.index for one in labelled.document.blocks if one.is_hidden]),
    )
    return Extraction(outcome=outcome, blocks=page_map(labelled, weights), account=account)


def read_corrected(page: Page, labels: Sequence[Label]) -> Extraction:
    """Read one page with the labels a person gave its blocks, one for each.

    Raises `ValueError` where there are more or fewer blocks than labels.
    """
    labelled = _understand(page, shipped_weights()).labelled
    blocks = labelled.blocks if labelled is not None else ()
    given = tuple(
        one if one.label is label else LabelledBlock(one.block, label, 1.0, BY_HAND)
        for one, label in zip(blocks, labels, strict=True)
    )
    if labelled is None:
        return read_page(page)
    return Extraction(outcome=_composed(replace(labelled, blocks=given)))


class _Understood(NamedTuple):
    """A page as far as it could be understood."""

    labelled: LabelledPage | None
    outcome: Article | Reject


def _understand(page: Page, weights: Weights, site: Site | None = None) -> _Understood:
    try:
        found = _read(page, site)
    except NotAnArticle as verdict:
        return _Understood(None, Reject.of(page, verdict.reason, verdict.detail))
    labelled = _label(found.document, found.site, weights)
    return _Understood(labelled, _composed(labelled))


def _composed(labelled: LabelledPage) -> Article | Reject:
    document = labelled.document
    try:
        return compose(labelled)
    except NotAnArticle as verdict:
        return replace(Reject.of(document.page, verdict.reason, verdict.detail), url=document.url)


class _Read(NamedTuple):
    """A page that was read, and its site's profile."""

    document: Document
    site: Site | None


def _read(page: Page, site: Site | None) -> _Read:
    """Read a page by the selectors of its site; where only the page itself tells its address, by then it was read."""
    site = site or _site_at(page.url)
    document = read(page, site.selectors if site else NO_SELECTORS)
    if site is None and document.url != page.url and (site := _site_at(document.url)) and site.selectors:
        document = read(page, site.selectors)
    return _Read(document, site)


def _links(understood: _Understood) -> tuple[Link, ...]:
    return links_of(understood.labelled.document) if understood.labelled is not None else ()


def _next_page(understood: _Understood) -> str | None:
    """Give the address where an article goes on; what is no article does not."""
    if understood.labelled is None or not isinstance(understood.outcome, Article):
        return None
    return next_page(understood.labelled.document)


def _label(document: Document, site: Site | None, weights: Weights) -> LabelledPage:
    return label_lines(document, site) if document.tree is TEXT_TREE else label(document, site, weights)


def _site_at(url: str | None) -> Site | None:
    host = urlsplit(url).hostname if url and is_address(url) else None
    return site_for_host(host) if host else None
