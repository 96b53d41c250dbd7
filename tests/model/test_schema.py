from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from newsscrape.model import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECORD: dict[str, Any] = {
    "schema_version": 1,
    "url": "https://www.kurier.example/wirtschaft/strom-1.html",
    "requested_url": "https://www.kurier.example/wirtschaft/strom-1.html",
    "canonical_url": None,
    "other_urls": [],
    "site": "kurier.example",
    "publisher": "Kurier",
    "section": "Wirtschaft",
    "headline": "Strom wird billiger",
    "kicker": None,
    "lead": None,
    "paragraphs": [{"kind": "paragraph", "text": "Der Preis sinkt."}],
    "text": "Der Preis sinkt.",
    "authors": ["Anna Beispiel"],
    "published_at": "2026-03-01T07:00:00Z",
    "modified_at": None,
    "published_date": "2026-03-01",
    "published_raw": "1. März 2026, 8:00 Uhr",
    "modified_raw": None,
    "published_precision": "minute",
    "timezone": "Europe/Berlin",
    "reading_time_minutes": None,
    "reading_time_raw": None,
    "reading_time_estimated_minutes": 0.1,
    "word_count": 3,
    "language": "de",
    "topics": ["Strom"],
    "images": [{"url": "https://www.kurier.example/1.jpg", "caption": None, "credit": None}],
    "is_accessible_for_free": None,
    "is_advertorial": None,
    "is_liveblog": None,
    "entries": [],
    "teasers": [
        {
            "position": 1,
            "kind": "related",
            "label": None,
            "section": None,
            "headline": "Gas auch",
            "url": None,
            "published_on": "2026-02-27",
            "snippet": None,
            "truncated": False,
            "is_promotion": False,
        }
    ],
    "boilerplate": {"navigation": 120},
    "same_story_as": None,
    "confidence": 0.9,
    "field_sources": {"headline": "printed"},
    "warnings": [],
    "fetched_at": "2026-03-01T09:00:00Z",
    "http_status": 200,
    "content_sha256": "0" * 64,
    "capture": {"file": "run.warc.gz", "offset": 0, "length": 100},
    "version": 1,
    "changes": [],
    "extractor": {"name": "newsscrape", "version": "0.1.0", "engine": "blocks"},
}


@pytest.fixture(scope="module")
def article() -> Draft202012Validator:
    return Draft202012Validator(schema.article_schema())


@pytest.mark.parametrize("make", [schema.article_schema, schema.reject_schema, schema.manifest_schema])
def test_each_schema_is_itself_valid_and_closed(make: Callable[[], schema.Schema]) -> None:
    made = make()
    Draft202012Validator.check_schema(made)
    assert made["additionalProperties"] is False
    assert set(made["properties"]) - set(made["required"]) <= {"blocks", "id"}
    assert all(prop.get("description") for prop in made["properties"].values())


def test_the_shipped_file_is_what_the_generator_gives(root: Path) -> None:
    shipped = (root / "newsscrape/data/article.schema.json").read_text(encoding="utf-8")
    assert shipped == schema.as_text(schema.article_schema()), "run `make schema`"


def test_a_whole_record_is_valid(article: Draft202012Validator) -> None:
    article.validate(RECORD)
    article.validate(RECORD | {"blocks": [{"label": "body", "confidence": 1, "reason": "prose", "text": "Der Preis"}]})


@pytest.mark.parametrize("field", sorted(RECORD))
def test_no_field_may_be_missing(article: Draft202012Validator, field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        article.validate({key: value for key, value in RECORD.items() if key != field})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema_version", 2),
        ("headline", ""),
        ("authors", [""]),
        ("authors", None),
        ("published_at", "2026-03-01"),
        ("published_at", "2026-03-01T07:00:00+01:00"),
        ("published_date", "2026-03-01T07:00:00Z"),
        ("published_precision", "hour"),
        ("confidence", 1.1),
        ("http_status", 0),
        ("content_sha256", ""),
        ("version", 0),
        ("boilerplate", {"junk": 1}),
        ("field_sources", {"headline": "guessed"}),
        ("field_sources", {"nonsense": "printed"}),
        ("paragraphs", [{"kind": "paragraph", "text": "x", "more": 1}]),
        ("surplus", 1),
    ],
)
def test_what_breaks_the_contract_is_refused(article: Draft202012Validator, field: str, value: object) -> None:
    record = copy.deepcopy(RECORD) | {field: value}
    assert not article.is_valid(record)


def test_a_reject_line_and_a_manifest_are_valid() -> None:
    reject = {
        "url": "https://www.kurier.example/",
        "requested_url": None,
        "reason": "index_page",
        "detail": "A page of links.",
        "http_status": 200,
        "fetched_at": "2026-03-01T09:00:00Z",
        "content_sha256": "0" * 64,
        "capture": None,
    }
    manifest = {
        "run": "20260301T090000Z",
        "spider": "news",
        "started_at": "2026-03-01T09:00:00Z",
        "finished_at": "2026-03-01T09:00:09Z",
        "pages": 1,
        "articles": 0,
        "unchanged": 0,
        "rejects": 1,
        "failures": 0,
        "rejects_by_reason": {"index_page": 1},
        "left_out": [{"host": "kurier.example", "budget": "pages", "addresses": 3}],
        "files": [{"name": "news.jsonl", "records": 0, "sha256": "0" * 64}],
        "versions": {"newsscrape": "0.1.0"},
        "exit_code": 0,
        "ended": "finished",
        "waiting": 0,
        "alarms": [
            {
                "site": "kurier.example",
                "aspect": "coverage",
                "name": "authors",
                "found": 0.0,
                "low": 0.6,
                "high": 1.0,
                "usual": 0.9,
                "runs": 9,
                "sentence": "kurier.example: authors in 0 % of 40 articles.",
            }
        ],
        "slowest": [{"url": "https://www.kurier.example/", "seconds": 1.5}],
    }
    Draft202012Validator(schema.reject_schema()).validate(reject)
    Draft202012Validator(schema.manifest_schema()).validate(manifest)
    assert not Draft202012Validator(schema.reject_schema()).is_valid(reject | {"reason": "because"})


def test_the_text_of_a_schema_reads_back() -> None:
    made = schema.article_schema()
    assert json.loads(schema.as_text(made)) == made
