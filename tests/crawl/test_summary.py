from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from newsscrape.crawl.summary import Watch, line_of, told
from newsscrape.crawl.verdict import ExitCode
from newsscrape.model.manifest import Manifest, ManifestFile
from tests.records import ALARM

RUN = Manifest(
    run="20261102T100000Z",
    spider="news",
    started_at="2026-11-02T10:00:00Z",
    finished_at="2026-11-02T10:10:00Z",
    pages=7,
    articles=4,
    unchanged=1,
    rejects=1,
    failures=1,
    files=(ManifestFile(name="news-20261102T100000Z.jsonl", records=4, sha256="0" * 64),),
    ended="closespider_timeout",
    waiting=12,
)


def test_a_runs_figures_are_those_of_its_manifest() -> None:
    watch = Watch(spider="news", output=Path("output"))
    watch.take(RUN)
    told = json.loads(line_of(watch.summary(ExitCode.OK)))
    for name in ("run", "spider", "pages", "articles", "unchanged", "rejects", "failures", "ended", "waiting"):
        assert told[name] == getattr(RUN, name)
    assert told["files"] == [
        "output/articles/news-20261102T100000Z.jsonl",
        "output/articles/news-20261102T100000Z.manifest.json",
    ]
    assert told["duration_seconds"] >= 0
    assert told["message"] is None


def test_a_command_that_began_no_run_says_why_under_the_same_keys() -> None:
    ran, refused = Watch(spider="news", output=Path("output")), Watch(spider="news", output=Path("output"))
    ran.take(RUN)
    refused.message = "output: process 7 holds the lock."
    told = json.loads(line_of(refused.summary(ExitCode.LOCKED)))
    assert list(told) == sorted(told) == list(json.loads(line_of(ran.summary(ExitCode.OK))))
    assert (told["ended"], told["exit_code"], told["run"]) == ("locked", 4, None)
    assert told["message"] == "output: process 7 holds the lock."


def test_it_is_one_line_whatever_a_message_holds() -> None:
    watch = Watch(spider="news", output=Path("output"), message="one\ntwo\u2028three")
    assert len(line_of(watch.summary(ExitCode.USAGE)).splitlines()) == 1


def test_a_drift_alarm_is_a_sentence_of_the_summary_and_of_the_log() -> None:
    watch = Watch(spider="news", output=Path("output"))
    watch.take(replace(RUN, alarms=(ALARM,), exit_code=3))
    assert json.loads(line_of(watch.summary(ExitCode.DRIFT)))["alarms"] == [ALARM.sentence]
    said = told(replace(RUN, alarms=(ALARM,), exit_code=3), Path("output"))
    assert "1 drift alarms, see scrapy report 20261102T100000Z" in said
    assert "ended with exit code 3" in said
