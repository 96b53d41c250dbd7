"""Exit codes and messages of ``scrapy crawl``."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from threading import Event
from typing import Any

import pytest

ODD = "http://odd.example"
SLOW = ",".join(f"{ODD}/langsam/a-{number}.html" for number in range(1, 21))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("news",), "What to crawl?"),
        (("olds",), "Which spider? Expected one of news, found: olds."),
        (("news", "-a", "url"), "-a NAME=VALUE"),
        (("news", "-a", f"url={ODD}/", "--max-duration", "soon"), "--max-duration soon: expected a span"),
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
    assert crawled.code == crawled.manifest["exit_code"] == crawled.summary["exit_code"] == 2
    assert [reject["reason"] for reject in crawled.rejects] == ["http_error"]


def test_a_folder_that_cannot_be_written_is_exit_code_5(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    (tmp_path / "file").touch()
    crawled = crawls.run(tmp_path / "file", "news", "-a", f"url={ODD}/", **odd_site)
    assert crawled.code == 5
    assert "Traceback" not in crawled.said


def test_a_ledger_that_cannot_be_opened_is_exit_code_5(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    ledger = f"NEWSSCRAPE_LEDGER=sqlite:///{tmp_path}/nowhere/ledger.sqlite"
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/", "-s", ledger, **odd_site)
    assert (crawled.code, crawled.summary["exit_code"], crawled.summary["ended"]) == (5, 5, "storage")
    assert crawled.manifest == {}, "the next run writes it"
    assert "Traceback" not in crawled.said


def test_a_signal_stops_the_run_and_a_second_one_finds_the_lock(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    odd_site: dict[str, str],
    tmp_path: Path,
) -> None:
    command, environment = crawls.command("news", "-a", f"url={SLOW}"), crawls.environment(tmp_path, **odd_site)
    between = Event()
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as first:
        assert first.stderr
        while not list(tmp_path.glob("archive/*.part")):
            assert first.poll() is None
            between.wait(0.02)
        second = crawls.run(tmp_path, "news", "-a", f"url={ODD}/", **odd_site)
        assert second.code == 4
        assert f"process {first.pid}" in second.said
        assert f"process {first.pid}" in second.summary["message"]
        assert (second.summary["ended"], second.summary["exit_code"], second.summary["run"]) == ("locked", 4, None)
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


def test_standard_output_holds_the_summary_and_nothing_else(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    odd_site: dict[str, str],
    tmp_path: Path,
) -> None:
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/a-1000001.html", **odd_site)
    summary = crawled.summary
    for name in ("run", "spider", "pages", "articles", "unchanged", "rejects", "failures", "exit_code", "ended"):
        assert summary[name] == crawled.manifest[name]
    assert crawled.told == json.dumps(summary, sort_keys=True) + "\n"
    assert [Path(file).suffixes[-1] for file in summary["files"]] == [".jsonl", ".jsonl", ".json"]
    assert all(Path(file).is_file() for file in summary["files"])


def test_records_are_alone_on_standard_output(crawls: Any, odd_site: dict[str, str], tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawls.run(tmp_path, "news", "-a", f"url={ODD}/a-1000001.html", "-o", "-:jsonlines", **odd_site)
    (record,) = [json.loads(line) for line in crawled.told.splitlines()]
    assert record["url"] == f"{ODD}/a-1000001.html"
    assert json.loads(crawled.said.splitlines()[-1])["articles"] == 1


def test_a_run_ends_in_order_when_its_time_is_up_and_the_next_goes_on(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    odd_site: dict[str, str],
    tmp_path: Path,
) -> None:
    task = ("news", "-a", f"url={ODD}/einmal-{tmp_path.name}/feed.xml")
    cut = crawls.run(tmp_path, *task, "--max-duration", "3s", **odd_site)
    assert cut.code == 0
    assert cut.summary["ended"] == cut.manifest["ended"] == "closespider_timeout"
    assert "its time was up" in cut.said
    done = len(cut.articles)
    assert 1 <= done < 5
    assert cut.summary["waiting"] == cut.manifest["waiting"] == 5 - done
    assert cut.manifest["pages"] == done
    assert not list(tmp_path.rglob("*.part"))

    rest = crawls.run(tmp_path, *task, **odd_site)
    assert rest.summary["ended"] == "finished"
    assert rest.summary["waiting"] == 0
    assert len({article["url"] for article in (*cut.articles, *rest.articles)}) == len(rest.articles) + done == 5
    assert rest.articles[0]["headline"] == "Langsam"

    assert crawls.run(tmp_path, *task, **odd_site).manifest["pages"] == 0
