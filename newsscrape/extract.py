"""Read, label, compose: one page in, one article out."""

from __future__ import annotations

from newsscrape.errors import NotAnArticle
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page


def read_page(page: Page) -> Extraction:
    """Read one page.

    In: a page; out: its article or the reject that says why there is none, its links and its page map. Never raises
    for anything a page may contain.
    """
    raise NotImplementedError(page)


def extract(page: Page) -> Article:
    """Give the article of a page, or raise `NotAnArticle` with the stable reason."""
    outcome = read_page(page).outcome
    if isinstance(outcome, Article):
        return outcome
    raise NotAnArticle(outcome.reason, outcome.detail)
