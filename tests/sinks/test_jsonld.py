"""JSON-LD of articles keeps to schema.org, whose vocabulary the package msgspec-schemaorg carries as classes."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from inspect import get_annotations
from typing import Any

import pytest

from newsscrape.model.article import Article
from newsscrape.sinks.jsonld import encode_jsonld, news_article
from tests.records import BARE, FULL

VOCABULARY = "msgspec_schemaorg.models"
KEYWORDS = {"@context", "@type"}


def is_date(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value))


def is_datetime(value: object) -> bool:
    return isinstance(value, str) and "T" in value and bool(datetime.fromisoformat(value).tzinfo)


TYPES: dict[str, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str) and value != "",
    "URL": lambda value: isinstance(value, str) and bool(re.match("https?://", value)),
    "int": lambda value: type(value) is int,
    "float": lambda value: type(value) in (int, float),
    "bool": lambda value: type(value) is bool,
    "date": is_date,
    "datetime": is_datetime,
    "Duration": lambda value: isinstance(value, str) and bool(re.fullmatch(r"PT\d+M(\d+S)?", value)),
}
"""Types of values, as that package calls them."""


def properties_of(kind: str) -> dict[str, set[str]]:
    """Give the properties of a type of schema.org, those of its ancestors included, with the types they may have."""
    models = importlib.import_module(VOCABULARY)
    found: dict[str, set[str]] = {}
    for ancestor in reversed(getattr(models, kind).__mro__[:-2]):
        for name, types in get_annotations(ancestor).items():
            found[name] = set(re.findall(r"\w+", str(types))) - {"Union", "List", "None"}
    return found


def faults(node: dict[str, Any]) -> Iterable[str]:
    """Give what schema.org does not allow in a node."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    allowed = {name: types for kind in kinds for name, types in properties_of(kind).items()}
    for name, value in node.items():
        if name in KEYWORDS:
            continue
        for one in value if isinstance(value, list) else [value]:
            if name not in allowed:
                yield f"{kinds} has no property {name}"
            elif isinstance(one, dict):
                if not is_one_of(one["@type"], allowed[name]):
                    yield f"{name} is no {one['@type']}"
                yield from faults(one)
            elif not any(TYPES[kind](one) for kind in allowed[name] & TYPES.keys()):
                yield f"{name}: {one!r} is none of {allowed[name]}"


def is_one_of(kind: str, allowed: set[str]) -> bool:
    ancestors = getattr(importlib.import_module(VOCABULARY), kind).__mro__
    return not allowed.isdisjoint(ancestor.__name__ for ancestor in ancestors)


def test_a_full_article_keeps_to_the_vocabulary() -> None:
    node = json.loads(encode_jsonld(FULL))
    assert not list(faults(node))
    assert node["@context"] == "https://schema.org"


def test_the_articles_of_the_pages_keep_to_it(page_articles: list[Article]) -> None:
    assert not [fault for article in page_articles for fault in faults(news_article(article))]


def test_a_fault_would_be_seen() -> None:
    wrong = {"@type": "NewsArticle", "kicker": "a", "wordCount": "5", "author": [{"@type": "ImageObject"}]}
    assert [fault.partition(":")[0] for fault in faults(wrong)] == [
        "['NewsArticle'] has no property kicker", "wordCount", "author is no ImageObject"
    ]  # fmt: skip


def test_what_the_record_says_stands_under_the_names_of_schema_org() -> None:
    node = news_article(FULL)
    assert node["@type"] == ["NewsArticle", "LiveBlogPosting"]
    assert node["url"] == "https://kurier.example/strom-1"
    assert node["author"] == [
        {"@type": "Person", "name": "Nellie Bly"},
        {"@type": "Organization", "name": "dpa"},
        {"@type": "Organization", "name": "kurier"},
    ]
    assert node["timeRequired"] == "PT1M30S"
    assert node["liveBlogUpdate"] == [
        {"@type": "BlogPosting", "datePublished": "2026-11-02T10:30:00Z", "articleBody": "Es geht los."}
    ]


def test_what_is_unknown_has_no_property() -> None:
    assert news_article(BARE) == {
        "@context": "https://schema.org", "@type": "NewsArticle", "wordCount": 0, "version": 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"), [("published_at", "2026-11-02T10:00:00Z"), ("published_date", "2026-11-02")]
)
def test_the_day_stands_in_where_the_time_is_unknown(field: str, value: str) -> None:
    assert news_article(replace(BARE, **{field: value}))["datePublished"] == value


def test_whole_minutes_and_no_paper_are_told_too() -> None:
    node = news_article(replace(FULL, reading_time_minutes=4.0, publisher=None, canonical_url=None, is_liveblog=None))
    assert node["timeRequired"] == "PT4M"
    assert node["url"] == FULL.url
    assert "publisher" not in node
    assert "liveBlogUpdate" not in node
