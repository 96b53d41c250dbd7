"""The columns of articles in Arrow and Parquet, made from the record's schema: the same whatever rows there are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias, cast

import pyarrow as pa

from newsscrape.model.article import Article
from newsscrape.model.instant import instant_in
from newsscrape.model.schema import Schema, article_schema

Value: TypeAlias = Any
"""A value of JSON."""

REPEATED = frozenset(("site", "publisher", "section", "published_precision", "timezone", "language"))
"""Texts that many articles share; readers get them as categories."""
_PLAIN: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
_FORMATS: Mapping[str, pa.DataType] = {"date-time": pa.timestamp("us", tz="UTC"), "date": pa.date32()}


@cache
def arrow_schema() -> pa.Schema:
    """Give the columns: those of the record, in its order."""
    columns = _columns()
    kinds = {name: _kind(part) for name, part in columns.items()}
    kinds |= {name: pa.dictionary(pa.int32(), pa.string()) for name in REPEATED}
    return pa.schema([pa.field(name, kinds[name]) for name in columns])


def arrow_row(record: Mapping[str, Value]) -> dict[str, Value]:
    """Give a record's values as its columns take them: instants and days as such."""
    return {name: _value(part, record[name]) for name, part in _columns().items()}


@cache
def _columns() -> Mapping[str, Schema]:
    """Give what each field holds; null is left out, since every column may be."""
    properties = article_schema()["properties"]
    return {name: _certain(properties[name]) for name in Article.__dataclass_fields__}


def _certain(part: Schema) -> Schema:
    """Give a part of the schema without the null it allows, and with objects of names made objects of properties."""
    if "anyOf" in part:
        (part,) = (one for one in part["anyOf"] if one.get("type") != "null")
    kind = part["type"]
    if isinstance(kind, list):
        (kind,) = (one for one in kind if one != "null")
    if kind == "array":
        return {"type": kind, "items": _certain(part["items"])}
    if kind == "object":
        return {"type": kind, "properties": {name: _certain(one) for name, one in _properties(part).items()}}
    return {"type": kind, "format": part.get("format")}


def _properties(part: Schema) -> Mapping[str, Schema]:
    """Give the properties of an object; those of one whose names are listed are all alike."""
    if "properties" in part:
        return cast("Mapping[str, Schema]", part["properties"])
    names: list[str] = part["propertyNames"]["enum"]
    alike: Schema = part["additionalProperties"]
    return dict.fromkeys(names, alike)


def _kind(part: Schema) -> pa.DataType:
    if part["type"] == "array":
        return pa.list_(_kind(part["items"]))
    if part["type"] == "object":
        return pa.struct([pa.field(name, _kind(one)) for name, one in part["properties"].items()])
    return _FORMATS.get(part["format"]) or _PLAIN[part["type"]]


def _value(part: Schema, value: Value) -> Value:
    if value is None:
        return None
    if part["type"] == "array":
        return [_value(part["items"], one) for one in value]
    if part["type"] == "object":
        return {name: _value(part["properties"][name], one) for name, one in value.items()}
    if part["format"] == "date-time":
        return instant_in(value)
    return date.fromisoformat(value) if part["format"] == "date" else value
