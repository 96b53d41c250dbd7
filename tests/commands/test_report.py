"""``scrapy report`` as a person would call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.commands.report import Command
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.sinks.run import RunFiles
from tests.inprocess import ran
from tests.remembering import remember

Here = Callable[..., tuple[int, str, str]]

URL = "https://kurier.com/a?utm_source=x"
ARTICLE = Article(url="https://kurier.com/a", headline="Strom wird teurer", content_sha256="1")
CHANGED = replace(ARTICLE, headline="Strom wird billiger", content_sha256="2")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    with Ledger.in_folder(tmp_path) as ledger:
        for run, article in (("20261102T100000Z", ARTICLE), ("20261102T101500Z", CHANGED)):
            kept = remember(ledger, article, run, "https://kurier.com/a")
            assert isinstance(kept, Article)
            files = RunFiles(tmp_path, "news", run, "2026-11-02T10:00:00Z")
            files.write(Extraction(outcome=kept))
            files.close("2026-11-02T10:05:00Z", 0)
    return tmp_path


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Here:
    """Run the command in this process; gives exit code, standard output, standard error."""

    def run(output: Path, *arguments: str) -> tuple[int, str, str]:
        command = Command()
        command.settings = Settings({"NEWSSCRAPE_OUTPUT": str(output), "NEWSSCRAPE_LEDGER": ""})
        return ran(command, arguments, capsys)

    return run


def report(root: Path, output: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NEWSSCRAPE_OUTPUT": str(output)}
    command = [sys.executable, "-m", "scrapy", "report", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_latest_run_is_told_with_the_words_that_changed(root: Path, output: Path) -> None:
    told = report(root, output)
    assert told.returncode == 0
    assert "Run 20261102T101500Z of news" in told.stdout
    assert "headline: Strom wird [-teurer-]{+billiger+}" in told.stdout
    first = report(root, output, "20261102T100000Z")
    assert "billiger" not in first.stdout


def test_the_history_of_an_article_is_told(here: Here, output: Path) -> None:
    code, told, _ = here(output, "--url", URL)
    assert code == 0
    assert told.startswith("https://kurier.com/a: 2 versions")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("20991102T100000Z",), "20991102T100000Z: there is no such run; the latest are: 20261102T100000Z"),
        (("--url", "https://kurier.com/nie"), "the ledger remembers no article under this address"),
        (("a", "b"), "expected one RUN or --url URL"),
    ],
)
def test_what_is_not_there_is_one_sentence(here: Here, output: Path, arguments: tuple[str, ...], words: str) -> None:
    code, told, complained = here(output, *arguments)
    assert (code, told) == (1, "")
    assert words in complained
    assert complained.count("\n") == 1


def test_a_folder_without_a_ledger_is_named(root: Path, tmp_path: Path) -> None:
    told = report(root, tmp_path)
    assert (told.returncode, "there is no ledger.sqlite" in told.stderr) == (1, True)
    assert "Traceback" not in told.stderr
    assert not list(tmp_path.iterdir())
