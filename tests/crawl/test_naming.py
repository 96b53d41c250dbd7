from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from newsscrape.crawl.naming import Ledgers, new_run

NOW = datetime(2026, 11, 2, 9, 8, 7, tzinfo=UTC)


def test_a_run_is_named_after_its_second(tmp_path: Path) -> None:
    run = new_run(tmp_path, "news", NOW)
    assert (run.name, run.spider, run.started_at) == ("20261102T090807Z", "news", "2026-11-02T09:08:07Z")


def test_a_second_run_of_the_same_second_gets_a_number(tmp_path: Path) -> None:
    for room, name in (
        ("articles", "news-20261102T090807Z.jsonl.part"),
        ("archive", "news-20261102T090807Z-2.warc.gz"),
    ):
        (tmp_path / room).mkdir()
        (tmp_path / room / name).touch()
    assert new_run(tmp_path, "news", NOW).name == "20261102T090807Z-3"
    assert new_run(tmp_path, "other", NOW).name == "20261102T090807Z"


def test_runs_that_may_share_a_ledger_have_names_of_their_own(tmp_path: Path) -> None:
    names = {new_run(tmp_path, "news", NOW, Ledgers.NAMED).name for _ in range(20)}
    assert len(names) == 20
    assert all(re.fullmatch(r"20261102T090807Z-[0-9a-f]{6}", name) for name in names)
