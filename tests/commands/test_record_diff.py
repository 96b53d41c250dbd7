"""``scrapy reextract --diff`` as its options have it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.commands.record_diff import Comparison, compare, read_comparison
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import InputError, UsageError

RECORD = {"requested_url": "https://kurier.com/a", "content_sha256": "1", "headline": "Strom", "authors": []}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.jsonl"
    path.write_text(json.dumps({**RECORD, "authors": ["Grete Halm"]}) + "\n", encoding="utf-8")
    return path


def test_what_is_asked_for_is_checked(old: Path, new: Path, tmp_path: Path) -> None:
    assert read_comparison(None, None, None) is None
    assert read_comparison(str(old), 0.1, new) == Comparison(old=old, limit=0.1)
    with pytest.raises(UsageError, match="give that as well"):
        read_comparison(None, 0.1, new)
    with pytest.raises(UsageError, match="give -O FILE as well"):
        read_comparison(str(old), None, None)
    with pytest.raises(UsageError, match=r"none\.jsonl: expected a file of records that was written earlier"):
        read_comparison(str(tmp_path / "none.jsonl"), None, new)
    with pytest.raises(UsageError, match=r"new\.jsonl: expected a file of records that was written earlier"):
        read_comparison(str(new), None, new)
    with pytest.raises(UsageError, match="--diff-limit is 2; expected a share from 0 to 1"):
        read_comparison(str(old), 2, new)


@pytest.mark.parametrize(
    ("limit", "code"), [(None, ExitCode.OK), (1.0, ExitCode.OK), (0.5, ExitCode.FAILURES), (0.0, ExitCode.FAILURES)]
)
def test_more_changes_than_may_be_are_exit_code_two(old: Path, new: Path, limit: float | None, code: ExitCode) -> None:
    told: list[str] = []
    assert compare(Comparison(old=old, limit=limit), new, told.append) is code
    page = new.with_name("new.diff.html")
    assert told[0] == "1 of 1 pages changed (100.00%)."
    assert told[-1] == f"page: {page}."
    assert "<ins>Grete Halm</ins>" in page.read_text(encoding="utf-8")


def test_old_records_that_are_none_are_named(old: Path, new: Path) -> None:
    old.write_text("<html>", encoding="utf-8")
    with pytest.raises(InputError, match=r"old\.jsonl: cannot be read"):
        compare(Comparison(old=old, limit=None), new, print)
