"""JSON Schemas of what the project writes, generated from the dataclasses and the docstrings under their fields.

Source of the dialect: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, TypeAlias

from itemadapter import ItemAdapter

from newsscrape.model.article import SCHEMA_VERSION, Article, LabelledText
from newsscrape.model.label import Label
from newsscrape.model.manifest import Manifest
from newsscrape.model.reject import Reject

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INSTANT: Schema = {"format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}
_DAY: Schema = {"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SHA256: Schema = {"pattern": "^[0-9a-f]{64}$"}
_SHARE: Schema = {"minimum": 0, "maximum": 1}
_COUNT: Schema = {"minimum": 0}
_ORDINAL: Schema = {"minimum": 1}

_CONSTRAINTS: dict[str, Schema] = {
    "schema_version": {"const": SCHEMA_VERSION},
    "published_at": _INSTANT,
    "modified_at": _INSTANT,
    "fetched_at": _INSTANT,
    "started_at": _INSTANT,
    "finished_at": _INSTANT,
    "published_date": _DAY,
    "published_on": _DAY,
    "content_sha256": _SHA256,
    "sha256": _SHA256,
    "confidence": _SHARE,
    "share": _SHARE,
    "http_status": {"minimum": 100, "maximum": 599},
    "word_count": _COUNT,
    "reading_time_minutes": _COUNT,
    "reading_time_estimated_minutes": _COUNT,
    "offset": _COUNT,
    "length": _ORDINAL,
    "position": _ORDINAL,
    "version": _ORDINAL,
    "pages": _COUNT,
    "articles": _COUNT,
    "unchanged": _COUNT,
    "rejects": _COUNT,
    "failures": _COUNT,
    "records": _COUNT,
    "waiting": _COUNT,
    "boilerplate": {"propertyNames": {"enum": [label.value for label in Label]}},
    "field_sources": {"propertyNames": {"enum": [item.name for item in fields(Article)]}},
    "changes": {"items": {"type": "string", "enum": [item.name for item in fields(Article)]}},
}
"""What a field's type does not say, by field name, wherever the field stands."""

_ID: Schema = {
    "description": "The id of the line asked with, any JSON value; only in answers to JSON Lines that carry one.",
}


def article_schema() -> Schema:
    """Give the schema of one line of an articles file."""
    schema = _of(Article, "article", "An article record of newsscrape")
    blocks = _tidy(ItemAdapter.get_json_schema(LabelledText))
    schema["properties"]["blocks"] = {
        "type": "array",
        "items": blocks,
        "description": "The page map; only when NEWSSCRAPE_KEEP_BLOCKS is on.",
    }
    schema["properties"]["id"] = _ID
    return schema


def reject_schema() -> Schema:
    """Give the schema of one line of a rejects file."""
    schema = _of(Reject, "reject", "A page without an article, or an address without a page")
    schema["properties"]["id"] = _ID
    return schema


def manifest_schema() -> Schema:
    """Give the schema of a run's manifest."""
    return _of(Manifest, "manifest", "What a run of newsscrape did")


def as_text(schema: Schema) -> str:
    """Give a schema as the text of its file, for people to read: indented, with a closing line break."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _of(noun: type, name: str, title: str) -> Schema:
    head = {"$schema": _DIALECT, "$id": f"urn:newsscrape:{name}:{SCHEMA_VERSION}", "title": title}
    return head | _tidy(ItemAdapter.get_json_schema(noun))


def _tidy(schema: Schema) -> Schema:
    """Require every property, drop Python's defaults, and add the constraints of a field's name."""
    if "properties" in schema:
        schema["properties"] = {name: _constrained(name, prop) for name, prop in schema["properties"].items()}
        schema["required"] = list(schema["properties"])
    for part in (*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")):
        if isinstance(part, dict):
            _tidy(part)
    return schema


def _constrained(name: str, prop: Schema) -> Schema:
    prop.pop("default", None)
    if _says_unknown_with_null(prop):
        prop["minLength"] = 1
    if prop.get("type") == "array" and prop["items"] == {"type": "string"}:
        prop["items"]["minLength"] = 1
    return _tidy(prop | _applicable(_CONSTRAINTS.get(name, {}), prop))


def _says_unknown_with_null(prop: Schema) -> bool:
    return isinstance(prop.get("type"), list) and {"null", "string"} <= set(prop["type"])


def _applicable(constraint: Schema, prop: Schema) -> Schema:
    """Leave out a number's bounds where the same name is a string elsewhere (``version``)."""
    return {} if "minimum" in constraint and prop.get("type") == "string" else constraint
