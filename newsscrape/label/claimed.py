"""Tell whether the page says of itself that it is an article."""

from __future__ import annotations

from newsscrape.model.claim import Origin
from newsscrape.model.document import Document
from newsscrape.policy.verdict import verdict_words


def is_claimed_article(document: Document) -> bool:
    """Tell whether a schema.org or Open Graph type claimed by the page is one of an article."""
    types = {claim.value.rpartition("/")[2].lower() for claim in document.claimed("@type")}
    return not types.isdisjoint(verdict_words().article_types)


def claimed_as(document: Document) -> float:
    """Tell what a page calls itself: 3 news in JSON-LD, 2 another article there, 1 an article elsewhere, 0 none."""
    words = verdict_words()
    said = 0.0
    for claim in document.claimed("@type"):
        name = claim.value.rpartition("/")[2].lower()
        if name in words.article_types:
            in_jsonld = claim.origin is Origin.JSONLD
            said = max(said, (3.0 if "news" in name else 2.0) if in_jsonld else 1.0)
    return said
