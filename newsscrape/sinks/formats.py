"""The formats that articles can be exported in, by name and by the names of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsscrape.model.article import Article
from newsscrape.sinks.csv_rows import csv_head, csv_row
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.jsonld import encode_jsonld
from newsscrape.sinks.packing import unpacked_name
from newsscrape.sinks.zyte import encode_zyte


class Format(StrEnum):
    """What articles can be exported as."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    CSV = "csv"
    JSONLD = "jsonld"
    ZYTE = "zyte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A format of text, line by line."""

    encode: Callable[[Article], bytes]
    """An article → its bytes, line break included."""
    head: bytes = b""
    """What stands before the first article."""


LINES: Mapping[Format, Lines] = {
    Format.JSONL: Lines(encode=encode_article),
    Format.CSV: Lines(encode=csv_row, head=csv_head()),
    Format.JSONLD: Lines(encode=encode_jsonld),
    Format.ZYTE: Lines(encode=encode_zyte),
}
"""The formats that are text; Parquet is none."""

ENDINGS: Mapping[str, Format] = {
    ".zyte.jsonl": Format.ZYTE,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".parquet": Format.PARQUET,
    ".csv": Format.CSV,
    ".jsonld": Format.JSONLD,
}
"""What names of files end in, the longer ones first."""


def format_of(name: str) -> Format | None:
    """Give the format that a file's name tells, packed (``.gz``, ``.zst``) or not; None where it tells none."""
    plain = unpacked_name(name).lower()
    return next((form for ending, form in ENDINGS.items() if plain.endswith(ending)), None)
