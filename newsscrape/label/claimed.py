"""Tell whether the page says of itself that it is an article."""

from __future__ import annotations

from newsscrape.model.document import Document
from newsscrape.policy.verdict import verdict_words


def is_claimed_article(document: Document) -> bool:
    """Tell whether a schema.org or Open Graph type claimed by the page is one of an article."""
    types = {claim.value.rpartition("/")[2].lower() for claim in document.claimed("@type")}
    return not types.isdisjoint(verdict_words().article_types)
