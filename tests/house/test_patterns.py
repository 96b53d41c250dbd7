"""Every pattern of the package takes a time that grows with the length of what a page says, and no faster."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
OF_OTHERS = {"evaluate.profiles._is_article", "learn.draft._matching"}
"""Functions that ask with patterns of profiles, or learned ones, which are attacked where those are made."""


def attacked(*patterns: str) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "patterns.py"), *patterns]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


@pytest.fixture(scope="module")
def found(programs_uncovered: None) -> dict[str, Any]:  # noqa: ARG001 - attacks take long enough
    return attacked()


def test_no_pattern_is_slow(found: dict[str, Any]) -> None:
    slow = [
        f"{makers}: {method} {source!r:.200} with {worst}"
        for makers, source, method, worst in found["results"]
        if worst
    ]
    assert not slow, "possessive quantifiers (\\s*+) and a look at the sign before ((?<!\\s)\\s+) mend most"


def test_every_pattern_is_attacked(found: dict[str, Any]) -> None:
    assert len(found["results"]) > 500
    assert set(found["unseen"]) == OF_OTHERS


def test_what_is_known_of_patterns_holds_for_some(found: dict[str, Any]) -> None:
    assert not found["unused"], "patterns.toml names what is not there"


SLOW = (
    r"\s+$",
    r"\s*[,;]\s*",
    r"(?:a+)+b",
    r"<!--.*?-->",
    r"\w+@\w+",
    r"^/[^/]+(?:-[^/]+){3,}$",
    r"by\s*:?\s*\d",
    r"a.*b.*c",
    r"\bword\b(?=.*;)",
)
QUICK = (
    r"(?<!\s)\s+$",
    r"(?:(?<!\s)\s+)?[,;]\s*",
    r"(?<!\w)\w++@\w+",
    r"\d{1,3}(?:px|em)",
    r"by\s*+(?::\s*+)?\d",
    r"[^,]+",
)


def test_slow_patterns_are_found_and_others_are_not() -> None:
    results = attacked(*SLOW, *QUICK)["results"]
    assert [source for _, source, _, worst in results if worst] == list(SLOW)
