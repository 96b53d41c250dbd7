from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from newsscrape.crawl.naming import new_run

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
