"""Every page of the bundled site gives what its ``NAME.expected.json`` says, field by field, as it is served.

Fields that the extraction is known to get wrong are listed in ``fixtures/site/known_wrong.toml`` with their cause; they
must stay wrong to stay there.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from newsscrape import Article, read_page
from newsscrape.model.extraction import Outcome
from newsscrape.sinks.jsonl import encode_article
from tests.served_pages import SITE, pages_as_served

SUFFIX = ".expected.json"
TRUTHS = sorted(SITE.rglob(f"*{SUFFIX}"))


def name_of(truth: Path) -> str:
    return truth.relative_to(SITE).as_posix().removesuffix(SUFFIX)


PAGES = pages_as_served()


def known_wrong() -> dict[str, dict[str, str]]:
    """Give for each page the fields known to be wrong, with the cause."""
    found: dict[str, dict[str, str]] = {}
    for cause in tomllib.loads((SITE / "known_wrong.toml").read_text(encoding="utf-8")).get("cause", ()):
        assert cause["why"].endswith("."), "a cause is a sentence"
        for page, fields in cause["pages"].items():
            for field in fields:
                assert field not in found.setdefault(page, {}), f"{page}: {field} is listed twice"
                found[page][field] = cause["why"]
    return found


def expected_in(truth: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    return record


def found_in(outcome: Outcome) -> dict[str, Any]:
    """Give the record, or for a page without one its reason under ``reject``."""
    if not isinstance(outcome, Article):
        return {"reject": outcome.reason.value}
    record: dict[str, Any] = json.loads(encode_article(outcome))
    return record


def cut_to(expected: Any, found: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """Give the found value without the keys the truth does not speak of."""
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [cut_to(own, other) for own, other in zip(expected, found, strict=True)]
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: cut_to(own, found.get(key)) for key, own in expected.items()}
    return found


def differing(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Give the fields that differ, with what was expected and what was found."""
    if ("reject" in found) != ("reject" in expected):
        return {"reject": (expected.get("reject"), found.get("reject"))}
    cut = {field: cut_to(value, found.get(field)) for field, value in expected.items()}
    return {field: (value, cut[field]) for field, value in expected.items() if cut[field] != value}


@pytest.mark.parametrize("truth", TRUTHS, ids=name_of)
def test_the_page_gives_what_is_expected(truth: Path) -> None:
    page = PAGES[name_of(truth)]
    differ = differing(expected_in(truth), found_in(read_page(page).outcome))
    known = known_wrong().get(name_of(truth), {})
    wrong = {field: values for field, values in differ.items() if field not in known}
    if wrong:
        told = "\n".join(f"{field}:\n  expected {own!r}\n  found    {other!r}" for field, (own, other) in wrong.items())
        pytest.fail(f"{name_of(truth)}\n{told}", pytrace=False)
    mended = sorted(set(known).difference(differ))
    assert not mended, f"{mended} of {name_of(truth)} is right now: take it out of known_wrong.toml"


def test_every_truth_has_its_page_and_every_known_fault_its_truth() -> None:
    names = {name_of(truth) for truth in TRUTHS}
    assert names <= set(PAGES)
    assert set(known_wrong()) <= names


def test_known_faults_stay_few() -> None:
    faults = Counter(field for fields in known_wrong().values() for field in fields)
    promised = sum(len(expected_in(truth)) for truth in TRUTHS)
    assert faults.total() < promised / 2, faults.most_common()


def test_a_truth_that_leaves_a_key_open_is_met_by_any_value_of_it() -> None:
    found = {"teasers": [{"position": 1, "kind": "related"}], "lead": None}
    assert not differing({"teasers": [{"position": 1}]}, found)
    assert differing({"teasers": [{"position": 2}]}, found)
    assert differing({"teasers": []}, found)
    assert differing({"lead": "Words"}, found) == {"lead": ("Words", None)}
