"""Articles as the rows of a table: CSV as RFC 4180 has it, in UTF-8, that no spreadsheet takes for formulas.

A row has a cell for each field of the record, in its order. Unknown is an empty cell, which databases read as null;
texts stand in quotes, ``""`` being the empty text; lists and objects are JSON. A text that begins with a sign which
makes a spreadsheet compute it is written with an apostrophe before
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import json
from dataclasses import fields

from newsscrape.model.article import Article
from newsscrape.sinks.jsonl import encode_article

_COMPUTED = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - full-width forms are computed too
_END = "\r\n"


def csv_head() -> bytes:
    """Give the first row, the names of the fields."""
    return (",".join(f'"{field.name}"' for field in fields(Article)) + _END).encode()


def csv_row(article: Article) -> bytes:
    """Give an article's row, line break included."""
    # By way of its line: that has no sign left which readers of text stumble over.
    record = json.loads(encode_article(article))
    return (",".join(_cell(value) for value in record.values()) + _END).encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(f"'{value}" if value.startswith(_COMPUTED) else value)
    if isinstance(value, list | dict):
        return _quoted(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return json.dumps(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
