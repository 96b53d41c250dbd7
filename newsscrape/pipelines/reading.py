"""What a child does with a page of a crawl: all that needs neither the ledger nor the run's files."""

from __future__ import annotations

from dataclasses import replace

from newsscrape.extract import map_page, read_linked_page
from newsscrape.ledger.fingerprint import fingerprint_of
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.link import Links
from newsscrape.model.page import Page
from newsscrape.sinks.jsonl import encode_article


def read_ready(page: Page) -> Extraction:
    """Read a page, with what is written of its article and what it is recognised by."""
    return ready(read_linked_page(page))


def map_ready(page: Page) -> Extraction:
    """Read a page as `read_ready` does, with its page map."""
    return ready(map_page(page))


def ready(extraction: Extraction) -> Extraction:
    """Give an extraction with what is written of its article and what it is recognised by."""
    article, links = extraction.outcome, Links(extraction.links)
    if not isinstance(article, Article):
        return replace(extraction, links=links)
    return replace(extraction, links=links, line=encode_article(article), mark=fingerprint_of(article))
