"""Read, label, compose: one page in, one article out."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from newsscrape.compose.article import compose
from newsscrape.errors import NotAnArticle
from newsscrape.label.page import label
from newsscrape.label.plain import label_lines
from newsscrape.model.article import Article, LabelledText
from newsscrape.model.document import Document, LabelledPage
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.model.site import Site
from newsscrape.model.weights import Weights
from newsscrape.policy.sites import site_for_host
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import read
from newsscrape.read.plain import TEXT_TREE


def extract(page: Page) -> Article:
    """Give the article of a page, or raise `NotAnArticle` with the stable reason."""
    outcome = read_page(page).outcome
    if isinstance(outcome, Article):
        return outcome
    raise NotAnArticle(outcome.reason, outcome.detail)


def read_page(page: Page) -> Extraction:
    """Read one page.

    In: a page; out: its article or the reject that says why there is none, its links and its page map. Never raises
    for anything a page may contain.
    """
    return read_with(page, shipped_weights())


def read_with(page: Page, weights: Weights) -> Extraction:
    """Read one page by weights other than those shipped, for measuring them."""
    try:
        document = read(page)
    except NotAnArticle as verdict:
        return Extraction(outcome=Reject.of(page, verdict.reason, verdict.detail))
    labelled = _label(document, weights)
    blocks = tuple(
        LabelledText(label=one.label, confidence=one.confidence, reason=one.reason, text=one.block.text)
        for one in labelled.blocks
    )
    try:
        return Extraction(outcome=compose(labelled), links=document.links, blocks=blocks)
    except NotAnArticle as verdict:
        reject = replace(Reject.of(page, verdict.reason, verdict.detail), url=document.url)
        return Extraction(outcome=reject, links=document.links, blocks=blocks)


def _label(document: Document, weights: Weights) -> LabelledPage:
    site = _site_of(document)
    return label_lines(document, site) if document.tree is TEXT_TREE else label(document, site, weights)


def _site_of(document: Document) -> Site | None:
    host = urlsplit(document.url or "").hostname
    return site_for_host(host) if host else None
