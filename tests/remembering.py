"""Articles as tests have the ledger remember them."""

from __future__ import annotations

from dataclasses import replace

from newsscrape.ledger.fingerprint import fingerprint_of
from newsscrape.ledger.ledger import Kept, Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.sinks.jsonl import encode_article


def remember(ledger: Ledger, article: Article, run: str = "R", key: str | None = None) -> Article | Unchanged:
    """Have an article remembered, under the key of its address or another."""
    mark = fingerprint_of(article)
    met = Kept(article=article, line=encode_article(article), mark=replace(mark, key=key) if key else mark)
    kept = ledger.remember(met, run, encode_article)
    if isinstance(kept, Unchanged):
        return kept
    assert kept.line == encode_article(kept.article)
    return kept.article
