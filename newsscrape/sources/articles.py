"""Files of article records → typed articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from newsscrape.errors import InputError
from newsscrape.model.article import SCHEMA_VERSION, Article
from newsscrape.sources.jsonl import LONGEST_LINE
from newsscrape.sources.packed import opened
from newsscrape.sources.typed import MisfitError, typed


def load(path: str | Path) -> Iterator[Article]:
    """Give the articles of a file of records, one at a time, in the order of its lines.

    In: a file of JSON Lines as crawls, ``scrapy reextract`` and ``scrapy export`` write them, packed where its name
    ends in ``.gz`` or ``.zst``. Keys that are no field of an article (``blocks``, ``id``) are passed over, and fields
    that a record of an older version lacks are unknown. Raises `InputError` for a file that cannot be read, and at the
    first line that is no article record, with file, line and key.
    """
    file = Path(path)
    if not file.is_file():
        raise InputError(f"{file}: there is no such file; expected one of article records, such as articles.jsonl.")
    return _articles(file)


def article_in(record: object, place: str) -> Article:
    """Give the article of a record as JSON has it; raises `InputError` with its place and the key that is wrong."""
    if not isinstance(record, dict) or "schema_version" not in record:
        raise InputError(f"{place}: is no article record; {_kind(record)}.")
    if record["schema_version"] != SCHEMA_VERSION:
        raise InputError(
            f"{place} key schema_version: expected {SCHEMA_VERSION}, found {record['schema_version']!r}; "
            "another version of newsscrape wrote it."
        )
    try:
        return typed(Article, record)
    except MisfitError as error:
        raise InputError(f"{place} key {error.path.removeprefix('.')}: {error}.") from None


def _articles(path: Path) -> Iterator[Article]:
    with opened(path) as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE + 1):
            number += 1
            if line.strip():
                place = f"{path} line {number}"
                yield article_in(_json(line, place), place)


def _json(line: bytes, place: str) -> object:
    if len(line) > LONGEST_LINE:
        raise InputError(f"{place}: longer than {LONGEST_LINE} bytes, which no article record is.")
    try:
        return json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error}); is the file whole?") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _kind(record: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(record, dict) and {"reason", "detail"} <= record.keys():
        return "a file of rejects was given, expected the articles beside it"
    return 'expected an object with "schema_version", "url", "headline" and so on'
