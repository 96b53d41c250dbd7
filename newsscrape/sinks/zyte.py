"""Articles under the names of zyte-common-items, one a line, as its ``Article.from_dict`` takes them.

Source of the names: https://zyte-common-items.readthedocs.io/en/latest/reference/index.html#article
"""

from __future__ import annotations

from newsscrape.model.article import Article
from newsscrape.sinks.jsonl import encode_object


def encode_zyte(article: Article) -> bytes:
    """Give an article's line, newline included."""
    return encode_object(zyte_article(article))


def zyte_article(article: Article) -> dict[str, object]:
    """Give an article under these names; what is unknown has none.

    ``url`` is needed there: it is the address the page was read from, else the one asked for or claimed.
    ``datePublished`` has the day alone where no time of day is known, and never the date of a change. ``inLanguage`` is
    the language without script and region.
    """
    images = [{"url": image.url} for image in article.images]
    metadata = {"dateDownloaded": article.fetched_at, "probability": article.confidence}
    named = {
        "url": article.url or article.requested_url or article.canonical_url,
        "canonicalUrl": article.canonical_url,
        "headline": article.headline,
        "datePublished": article.published_at or article.published_date,
        "datePublishedRaw": article.published_raw,
        "dateModified": article.modified_at,
        "dateModifiedRaw": article.modified_raw,
        "authors": [{"name": name} for name in article.authors],
        "breadcrumbs": [{"name": article.section}] if article.section else [],
        "inLanguage": article.language.partition("-")[0] if article.language else None,
        "mainImage": images[0] if images else None,
        "images": images,
        "description": article.lead,
        "articleBody": article.text,
        "metadata": {name: value for name, value in metadata.items() if value is not None},
    }
    return {name: value for name, value in named.items() if value is not None and value not in ("", [])}
