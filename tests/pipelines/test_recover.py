"""Killed runs get their files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.extraction import Extraction
from newsscrape.pipelines.drift import Drift
from newsscrape.pipelines.recover import recover
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.run import RunFiles
from tests.remembering import remember

START = "2026-11-02T10:00:00Z"
REJECT = EndState(kind=EndKind.REJECT, reason="no_text", line=b'{"reason":"no_text"}\n')


def killed(output: Path, name: str = "R") -> list[bytes]:
    """Leave a run as a kill leaves it: what the ledger knows, and files that know more and end in a torn line."""
    files = RunFiles(output, "news", name, START)
    lines = []
    with Ledger.in_folder(output) as ledger:
        ledger.begin_run(name, "news", START)
        for number in range(3):
            article = remember(ledger, Article(url=f"https://{name}.example/{number}", text=f"Satz {number}."), name)
            assert isinstance(article, Article)
            files.write(Extraction(outcome=article))
            lines.append(encode_article(article))
        ledger.end_states.note(name, REJECT)
    files.write(Extraction(outcome=Article(url="https://kurier.example/forgotten")))
    files.abandon()
    with (output / "articles" / f"news-{name}.jsonl.part").open("ab") as part:
        part.write(b'{"schema_version":1,"url":"https://kur')
    return lines


def names(output: Path) -> list[str]:
    return sorted(path.name for path in (output / "articles").iterdir())


def test_what_the_ledger_was_told_is_written_and_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = killed(tmp_path)
    with Ledger.in_folder(tmp_path) as ledger:
        (manifest,) = recover(tmp_path, ledger, Drift.WATCH)
        assert recover(tmp_path, ledger, Drift.WATCH) == []
        assert ledger.unfinished() == []
    assert (manifest.articles, manifest.rejects, manifest.pages) == (3, 1, 4)
    assert (manifest.started_at, manifest.ended, manifest.exit_code) == (START, "killed", 6)
    assert names(tmp_path) == ["news-R.jsonl", "news-R.manifest.json", "news-R.rejects.jsonl"]
    assert (tmp_path / "articles" / "news-R.jsonl").read_bytes() == b"".join(lines)
    assert (tmp_path / "articles" / "news-R.rejects.jsonl").read_bytes() == REJECT.line
    assert caplog.messages == [
        "Run R was killed before its files were whole; now they are: 3 articles, 0 unchanged, 1 rejects, 0 failures."
    ]


def test_a_run_killed_while_it_gave_its_files_their_names_is_finished(tmp_path: Path) -> None:
    lines = killed(tmp_path)
    (tmp_path / "articles" / "news-R.jsonl.part").rename(tmp_path / "articles" / "news-R.jsonl")
    with Ledger.in_folder(tmp_path) as ledger:
        recover(tmp_path, ledger, Drift.WATCH)
    assert (tmp_path / "articles" / "news-R.jsonl").read_bytes() == b"".join(lines)


def test_a_run_that_has_its_manifest_is_only_noted_as_ended(tmp_path: Path) -> None:
    killed(tmp_path)
    (tmp_path / "articles" / "news-R.manifest.json").write_text(json.dumps({}))
    with Ledger.in_folder(tmp_path) as ledger:
        assert recover(tmp_path, ledger, Drift.WATCH) == []
        assert ledger.unfinished() == []
    assert (tmp_path / "articles" / "news-R.manifest.json").read_text() == "{}"


def test_runs_of_other_folders_are_left_to_these(tmp_path: Path) -> None:
    killed(tmp_path)
    (tmp_path / "other").mkdir()
    with Ledger.in_folder(tmp_path) as ledger:
        assert recover(tmp_path / "other", ledger, Drift.WATCH) == []
        assert [run.name for run in ledger.unfinished()] == ["R"]


def test_files_of_a_run_nobody_knows_go(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("news-20261127T154652Z.jsonl.part", "news-20261127T154652Z-2.rejects.jsonl.part", "own.jsonl.part"):
        (tmp_path / "articles" / name).touch()
    with Ledger.in_folder(tmp_path) as ledger:
        assert recover(tmp_path, ledger, Drift.WATCH) == []
    assert names(tmp_path) == ["own.jsonl.part"]
