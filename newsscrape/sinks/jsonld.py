"""Articles as schema.org has them: one NewsArticle a line, in JSON-LD.

Only what the record says is given; a running blog is a LiveBlogPosting as well.
Source of the names: https://schema.org/NewsArticle, https://schema.org/LiveBlogPosting
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from newsscrape.model.article import Article, Entry, Image
from newsscrape.policy.agencies import agency_named
from newsscrape.sinks.jsonl import encode_object
from newsscrape.text import fold

Node: TypeAlias = dict[str, object]

_CONTEXT = "https://schema.org"


def encode_jsonld(article: Article) -> bytes:
    """Give an article's line, newline included."""
    return encode_object(news_article(article))


def news_article(article: Article) -> Node:
    """Give an article as a node of schema.org; what is unknown has no property."""
    is_blog = article.is_liveblog is True
    return {
        "@context": _CONTEXT,
        "@type": ["NewsArticle", "LiveBlogPosting"] if is_blog else "NewsArticle",
    } | _known(
        {
            "url": article.canonical_url or article.url,
            "sameAs": list(article.other_urls),
            "headline": article.headline,
            "alternativeHeadline": article.kicker,
            "description": article.lead,
            "articleSection": article.section,
            "articleBody": article.text,
            "wordCount": article.word_count,
            "author": [_author(name, article.publisher) for name in article.authors],
            "publisher": _organization(article.publisher) if article.publisher else None,
            "datePublished": article.published_at or article.published_date,
            "dateModified": article.modified_at,
            "timeRequired": _duration(article.reading_time_minutes),
            "inLanguage": article.language,
            "keywords": list(article.topics),
            "image": [_image(image) for image in article.images],
            "isAccessibleForFree": article.is_accessible_for_free,
            "version": article.version,
            "liveBlogUpdate": [_update(entry) for entry in article.entries] if is_blog else None,
        }
    )


def _known(node: Mapping[str, object]) -> Node:
    return {name: value for name, value in node.items() if value is not None and value not in ("", [])}


def _author(name: str, publisher: str | None) -> Node:
    """Give an author by name: a person, unless it is an agency's or the publication's own."""
    is_house = publisher is not None and fold(name) == fold(publisher)
    return _organization(name) if is_house or agency_named(name) else {"@type": "Person", "name": name}


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _duration(minutes: float | None) -> str | None:
    """Give minutes as ISO 8601 has a duration."""
    if minutes is None:
        return None
    whole, seconds = divmod(round(minutes * 60), 60)
    return f"PT{whole}M{seconds}S" if seconds else f"PT{whole}M"


def _image(image: Image) -> Node:
    return {"@type": "ImageObject"} | _known({"url": image.url, "caption": image.caption, "creditText": image.credit})


def _update(entry: Entry) -> Node:
    return {"@type": "BlogPosting"} | _known(
        {"headline": entry.headline, "datePublished": entry.published_at, "articleBody": entry.text}
    )
