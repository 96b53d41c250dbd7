"""Exit codes and messages of ``scrapy crawl``."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

ODD = "http://odd.example"
SLOW = ",".join(f"{ODD}/langsam/a-{number}.html" for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("news",), "What to crawl?"),
        (("olds",), "Which spider? Expected one of news, found: olds."),
        (("news", "-a", "url"), "-a NAME=VALUE"),
    ],
)
def test_an_error_in_use_is_one_sentence_and_exit_code_1(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    crawled = crawls.run(tmp_path / "output", *arguments)
    assert crawled.code == 1
    assert words in crawled.said
    assert "Traceback" not in crawled.said
    assert not list(tmp_path.iterdir())


def test_a_site_that_does_not_answer_is_exit_code_2(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/fehlt/x", **odd_site)
    assert crawled.code == crawled.manifest["exit_code"] == 2
    assert [reject["reason"] for reject in crawled.rejects] == ["http_error"]


def test_a_folder_that_cannot_be_written_is_exit_code_5(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    (tmp_path / "file").touch()
    crawled = crawls.run(tmp_path / "file", "news", "-a", f"url={ODD}/", **odd_site)
    assert crawled.code == 5
    assert "Traceback" not in crawled.said


def test_a_ledger_that_cannot_be_opened_is_exit_code_5(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    ledger = f"NEWSSCRAPE_LEDGER=sqlite:///{tmp_path}/nowhere/ledger.sqlite"
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/", "-s", ledger, **odd_site)
    assert crawled.code == crawled.manifest["exit_code"] == 5
    assert "Traceback" not in crawled.said


def test_a_signal_stops_the_run_and_a_second_one_finds_the_lock(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    odd_site: dict[str, str],
    tmp_path: Path,
) -> None:
    command, environment = crawls.command("news", "-a", f"url={SLOW}"), crawls.environment(tmp_path, **odd_site)
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as first:
        assert first.stderr
        while not list(tmp_path.glob("archive/*.part")):
            assert first.poll() is None
        second = crawls.run(tmp_path, "news", "-a", f"url={ODD}/", **odd_site)
        assert second.code == 4
        assert f"process {first.pid}" in second.said
        first.send_signal(signal.SIGINT)
        said = first.stderr.read()
    crawled = crawls.result(tmp_path, first.returncode, said)
    assert crawled.code == crawled.manifest["exit_code"] == 6
    assert not list(tmp_path.rglob("*.part"))


def test_an_export_holds_the_articles(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    urls = f"url={ODD}/a-1000001.html,{ODD}/fehlt/x,{ODD}/a-1000002.html"
    export = tmp_path / "export.jsonl"
    crawled = crawls.run(tmp_path / "output", "news", "-a", urls, "-O", str(export), **odd_site)
    exported = [json.loads(line)["url"] for line in export.read_text(encoding="utf-8").splitlines()]
    assert sorted(exported) == sorted(article["url"] for article in crawled.articles)
    assert len(exported) == 2
