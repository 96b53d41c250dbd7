"""The page shape the project started from: a plain-text capture, a page stripped of all claims, and a real page."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from newsscrape import extract
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = {
    "dwn-syrien.txt": "dwn-syrien",
    "dwn-syrien.html": "dwn-syrien",
    "dwn-industriestrompreis.html": "dwn-industriestrompreis",
}
FIELDS = (
    "url",
    "section",
    "headline",
    "lead",
    "paragraphs",
    "text",
    "authors",
    "published_at",
    "published_date",
    "published_raw",
    "published_precision",
    "timezone",
    "reading_time_minutes",
    "reading_time_raw",
    "language",
    "topics",
    "is_accessible_for_free",
    "teasers",
)


def record_of(path: Path) -> dict[str, Any]:
    (found,) = read_file(path)
    assert isinstance(found.content, Page)
    return json.loads(json.dumps(dataclasses.asdict(extract(found.content)), default=dict))


def expected_of(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(
        path.with_name(f"{INPUTS[path.name]}.expected.json").read_text(encoding="utf-8")
    )
    if path.suffix == ".txt":
        expected["teasers"] = [teaser | {"url": None} for teaser in expected["teasers"]]
    return expected


def like(expected: object, found: object) -> object:
    """Cut what was found to the keys that are expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: found.get(key) for key in expected}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [like(one, other) for one, other in zip(expected, found, strict=True)]
    return found


def test_every_expected_field_is_compared(seed: Path) -> None:
    expected = {field for name in INPUTS for field in expected_of(seed / name)}
    assert expected == set(FIELDS)


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_exactly_as_expected(seed: Path, name: str, field: str) -> None:
    expected = expected_of(seed / name)
    if field in expected:
        assert like(expected[field], record_of(seed / name)[field]) == expected[field]


@pytest.mark.parametrize("name", INPUTS)
def test_nothing_of_the_boxes_is_text(seed: Path, name: str) -> None:
    record = record_of(seed / name)
    lines = record["text"].split("\n\n")
    assert "Anzeige" not in lines
    assert record["headline"] not in lines
    assert not [teaser["headline"] for teaser in record["teasers"] if teaser["headline"] in record["text"]]
