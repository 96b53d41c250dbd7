"""Saved pages give the records that were once read against them by a person, field by field.

A folder of ``fixtures/pages/<host>/<slug>/`` holds ``page.html``, ``page.toml`` and ``article.json`` (``reject.json``).
Fields that the extraction is known to get wrong keep their right value in ``article.json`` and are named in
``page.toml`` as ``known_wrong``, with a sentence in ``known_wrong_reason``; they must stay wrong to stay there.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsscrape.model.article import Article
from newsscrape.sinks.jsonl import encode_indented
from tests.scripts import loaded

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOLDERS = sorted(path.parent for path in (FIXTURES / "pages").glob("*/*/page.html"))
CHANGES_WITH_EVERY_RELEASE = ("extractor",)


GOLDEN = loaded("fixtures/golden.py")


def name_of(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def record_of(outcome: object) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(encode_indented(outcome))
    return record


def expected_in(folder: Path) -> tuple[str, dict[str, Any]]:
    (file,) = [folder / name for name in ("article.json", "reject.json") if (folder / name).is_file()]
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return file.stem, record


def known_wrong_in(folder: Path) -> frozenset[str]:
    table = tomllib.loads((folder / "page.toml").read_text(encoding="utf-8"))
    fields = frozenset(table.get("known_wrong", ()))
    assert not fields or table.get("known_wrong_reason", "").endswith("."), "known_wrong needs a sentence of reason"
    return fields


def lines_of(value: object) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True).splitlines()


def differing(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    fields = [field for field in expected if field not in CHANGES_WITH_EVERY_RELEASE]
    return [field for field in fields if field not in found or found[field] != expected[field]]


def explain(fields: list[str], expected: dict[str, Any], found: dict[str, Any]) -> str:
    told = []
    for field in fields:
        diff = list(difflib.unified_diff(lines_of(expected[field]), lines_of(found.get(field)), n=1, lineterm=""))
        told.append("\n".join([f"{field}: - expected, + found", *diff[3:]]))
    return "\n\n".join(told)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_the_page_gives_its_record(folder: Path) -> None:
    outcome = GOLDEN.read_golden(folder)
    kind, expected = expected_in(folder)
    found = record_of(outcome)
    assert kind == ("article" if isinstance(outcome, Article) else "reject"), f"got {found}"
    differ = differing(expected, found)
    known_wrong = known_wrong_in(folder)
    wrong = [field for field in differ if field not in known_wrong]
    if wrong:
        pytest.fail(f"{name_of(folder)}\n\n{explain(wrong, expected, found)}", pytrace=False)
    mended = sorted(known_wrong.difference(differ))
    assert not mended, f"{mended} is right now: take it out of known_wrong in page.toml"


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_the_record_agrees_with_itself(folder: Path) -> None:
    kind, expected = expected_in(folder)
    if kind == "article":
        assert set(expected) <= set(record_of(Article()))
        assert expected["text"] == "\n\n".join(paragraph["text"] for paragraph in expected["paragraphs"])


def test_there_are_golden_pages() -> None:
    assert len(FOLDERS) >= 15


def test_a_difference_is_told_by_field_and_line() -> None:
    expected = {"headline": "a", "paragraphs": ["one", "two"], "extractor": {"version": "1"}}
    found = {"headline": "a", "paragraphs": ["one", "teaser", "two"], "extractor": {"version": "2"}}
    (field,) = differing(expected, found)
    assert explain([field], expected, found).splitlines() == [
        "paragraphs: - expected, + found",
        '   "one",',
        '+  "teaser",',
        '   "two"',
    ]
