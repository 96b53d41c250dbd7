"""``scrapy report`` as a person would call it."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.commands.report import Command
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.figures import SiteFigures
from newsscrape.sinks.run import RunFiles
from tests.inprocess import ran
from tests.remembering import remember

Here = Callable[..., tuple[int, str, str]]

URL = "https://kurier.com/a?utm_source=x"
ARTICLE = Article(url="https://kurier.com/a", headline="Strom wird teurer", content_sha256="1")
FIGURES = [SiteFigures(site="kurier.com", articles=1, words=(1.0, 2.0, 3.0), confidence=(0,) * 10)]
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
    page = output / "reports" / "20261102T101500Z.html"
    assert told.stdout.endswith(f"Page: {page}\n")
    assert "<ins>billiger</ins>" in page.read_text(encoding="utf-8")
    assert "Run 20261102T101500Z of news" in told.stdout
    assert "headline: Strom wird [-teurer-]{+billiger+}" in told.stdout


def test_a_page_goes_where_it_is_told(here: Here, output: Path, tmp_path: Path) -> None:
    path = tmp_path / "pages" / "first.html"
    code, told, _ = here(output, "20261102T100000Z", "-o", str(path))
    assert (code, "billiger" in told) == (0, False)
    assert "Run 20261102T100000Z of news" in path.read_text(encoding="utf-8")


def test_the_ledger_may_lie_elsewhere_and_maps_may_be_left_out(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (output / "ledger.sqlite").rename(tmp_path / "elsewhere.sqlite")
    command = Command()
    command.settings = Settings(
        {"NEWSSCRAPE_OUTPUT": str(output), "NEWSSCRAPE_LEDGER": f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"}
    )
    code, told, _ = ran(command, ("--without-maps",), capsys)
    assert (code, "[-teurer-]{+billiger+}" in told) == (0, True)
    assert [path.name for path in (output / "reports").iterdir()] == ["20261102T101500Z.html"]


def test_outside_a_project_there_is_nothing_to_report(capsys: pytest.CaptureFixture[str]) -> None:
    command = Command()
    assert command.syntax() == "[options] [RUN]"
    command.run([], Namespace())
    assert (command.exitcode, "a Scrapy project is needed" in capsys.readouterr().err) == (1, True)


def test_a_page_that_cannot_be_written_is_exit_code_five(here: Here, output: Path) -> None:
    (output / "file").touch()
    code, _, complained = here(output, "-o", str(output / "file" / "page.html"))
    assert (code, "cannot be written" in complained) == (5, True)


def test_all_runs_have_a_page(here: Here, output: Path) -> None:
    with Ledger.in_folder(output) as ledger:
        ledger.figures.keep("20261102T101500Z", FIGURES, {"kurier.com"})
    code, told, _ = here(output, "--trend")
    page = output / "reports" / "trend.html"
    assert (code, told) == (0, f"Page: {page}\n")
    assert "20261102T101500Z (drift)" in page.read_text(encoding="utf-8")


def test_what_a_run_found_is_accepted(here: Here, output: Path) -> None:
    with Ledger.in_folder(output) as ledger:
        ledger.figures.keep("20261102T101500Z", FIGURES, {"kurier.com"})
    code, told, _ = here(output, "--accept", "kurier.com")
    assert (code, told.count("\n")) == (0, 1)
    with Ledger.in_folder(output) as ledger:
        assert [one.is_usual for one in ledger.figures.all()] == [True]
    code, _, complained = here(output, "--accept", "bote.com")
    assert (code, "has no such site; its sites are: kurier.com" in complained) == (1, True)


def test_the_history_of_an_article_is_told(here: Here, output: Path) -> None:
    code, told, _ = here(output, "--url", URL)
    assert code == 0
    assert told.startswith("https://kurier.com/a: 2 versions")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("20991102T100000Z",), "20991102T100000Z: there is no such run; the latest are: 20261102T100000Z"),
        (("--url", "https://kurier.com/nie"), "the ledger remembers no article under this address"),
        (("a", "b"), "expected one RUN, --trend or --url URL, found: a b"),
        (("--trend", "--url", "https://kurier.com/nie"), "found: two of them"),
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
