"""``scrapy explain`` as a person runs it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.commands import explain
from newsscrape.commands.explain import Command
from newsscrape.crawl.once import Once
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from tests.inprocess import ran

Here = Callable[..., tuple[int, str, str]]
PAGES = Path(__file__).parents[2] / "fixtures/pages"
SAVED = PAGES / "hochtal-kurier.example/seilbahn-probe/page.html"
PLAIN = {
    "NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_CONTACT": "", "NEWSSCRAPE_LEDGER": "", "NEWSSCRAPE_OUTPUT": "output",
    "NEWSSCRAPE_PAGE_SECONDS": 10.0, "NEWSSCRAPE_PAGE_MEMORY": 1_500_000_000, "DOWNLOAD_DELAY": 1.0,
    "LOG_INSTALL_ROOT_HANDLER": False,
}  # fmt: skip


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Here:
    """Run the command in this process, in an empty folder; gives exit code, standard output, standard error."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> tuple[int, str, str]:
        command = Command()
        command.settings = Settings(PLAIN)
        command.crawler_process = CrawlerProcess(command.settings)
        return ran(command, tuple(map(str, arguments)), capsys)

    return run


def test_a_saved_page_is_explained_beside_the_working_folder(here: Here, tmp_path: Path) -> None:
    code, told, said = here(SAVED)
    assert (code, told) == (0, "")
    assert said.startswith(
        "scrapy explain: seilbahn-probe.explained.html: written; an article, right with a chance of "
    )
    assert [path.name for path in tmp_path.glob("*.html*")] == ["seilbahn-probe.explained.html"]
    text = (tmp_path / "seilbahn-probe.explained.html").read_text(encoding="utf-8")
    assert "Seilbahn fährt zur Probe: 40 Sandsäcke und ein Mutiger" in text


def test_a_page_that_is_no_article_is_explained(here: Here, tmp_path: Path) -> None:
    (tmp_path / "list_of things!.html").write_text("<title>x</title><p>Nichts.", encoding="utf-8")
    code, _, said = here(tmp_path / "list_of things!.html", "-o", tmp_path / "out.html")
    assert code == 0
    assert "out.html: written; no article (no_text), 1 blocks." in said
    assert "<strong>No article.</strong>" in (tmp_path / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "expected one page, found 0"),
        (("a.html", "b.html"), "expected one page, found 2"),
        (("nirgends.html",), "nirgends.html: there is no such file"),
        (("--jsn", SAVED), "there is no option --jsn"),
        ((SAVED, "-o", "."), "-o .: is a folder or the page itself"),
        ((SAVED, "-o", SAVED), "is a folder or the page itself"),
        ((PAGES,), "holds more than one page, such as"),
        (("--record", "a.jsonl"), "--record a.jsonl: expected FILE:LINE"),
        (("--record", "a.jsonl:0"), "--record a.jsonl:0: expected FILE:LINE"),
        (("--record", "a.jsonl:1"), "a.jsonl: cannot be read"),
        (("--record", "a.jsonl:1", SAVED), "--record names the page already"),
        (("--record", "a.jsonl:1", "--case", "case.json"), "two different things"),
        (("--case", "case.json"), "case.json: cannot be read"),
        (("http://10.0.0.1/",), "10.0.0.1"),
    ],
)
def test_an_error_in_use_is_one_sentence(arguments: tuple[object, ...], words: str, here: Here) -> None:
    code, told, said = here(*arguments)
    assert (code, told) == (1, "")
    assert said.startswith("scrapy explain: ")
    assert words in said
    assert len(said.splitlines()) == 1


def test_a_file_without_a_page_is_told(here: Here, tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").touch()
    code, _, said = here(tmp_path / "pages.jsonl")
    assert code == 1
    assert "pages.jsonl: there is no page in it." in said


def test_a_page_that_cannot_be_read_is_a_failure(here: Here, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x", encoding="utf-8")
    (tmp_path / "page.toml").write_text("http_status = 404", encoding="utf-8")
    code, _, said = here(tmp_path / "page.html")
    assert code == 2
    assert "The server answered with status 404." in said


def test_a_disk_that_refuses_is_told(here: Here, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, _, said = here(SAVED, "-o", tmp_path / "file/x.html")
    assert code == 5
    assert "cannot be written" in said


def test_an_unknown_option_ends_with_the_code_for_use(capsys: pytest.CaptureFixture[str]) -> None:
    command = Command()
    command.settings = Settings(PLAIN)
    with pytest.raises(SystemExit) as ended:
        ran(command, ("--record",), capsys)
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("scrapy explain: ")


def test_outside_a_project_it_says_where_to_go(capsys: pytest.CaptureFixture[str]) -> None:
    command = Command()
    command.run([str(SAVED)], argparse.Namespace())
    assert command.exitcode == 1
    assert "a Scrapy project is needed" in capsys.readouterr().err
    command.settings = Settings(PLAIN)
    code, _, said = ran(command, ("https://www.kurier.example/a",), capsys)
    assert code == 1
    assert "a Scrapy project is needed to fetch it" in said


def test_a_signal_leaves_nothing(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt  # as Python does at SIGINT, where nobody else listens

    monkeypatch.setattr(explain, "page_map", interrupted)
    code, _, said = here(SAVED)
    assert code == 6
    assert "stopped by a signal; nothing was written." in said
    assert not list(tmp_path.glob("*.explained.html"))


def test_what_was_fetched_is_named_after_its_address(
    here: Here, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = next(read_file(SAVED)).content
    assert isinstance(page, Page)

    def looked(kind: type[Once], url: str, *_: object) -> Once:
        spider = kind(url)
        spider.page = page if "seilbahn" in url or url.endswith(".example/") else None
        return spider

    monkeypatch.setattr(explain, "looked", looked)
    assert here("https://www.kurier.example/tal/seilbahn-1.html/")[0] == 0
    assert here("https://www.kurier.example/")[0] == 0
    assert {path.name for path in tmp_path.glob("*.html*")} == {
        "seilbahn-1.html.explained.html", "www.kurier.example.explained.html",
    }  # fmt: skip
    code, _, said = here("https://www.kurier.example/nirgends")
    assert code == 2
    assert "https://www.kurier.example/nirgends: nothing could be fetched." in said


def test_the_page_of_a_record_is_named_after_its_line(here: Here, tmp_path: Path) -> None:
    page = next(read_file(SAVED)).content
    assert isinstance(page, Page)
    writer = ArchiveWriter(Archive(tmp_path / "archive", "news", "1", 10**9))
    capture = writer.write(page).capture
    writer.close()
    assert capture is not None
    record = {"capture": {"file": capture.file, "offset": capture.offset, "length": capture.length}}
    (tmp_path / "news-1.jsonl").write_text(f"\n{json.dumps(record)}\n", encoding="utf-8")
    code, _, said = here("--record", "news-1.jsonl:2", "--archive", tmp_path / "archive")
    assert code == 0
    assert "news-1-2.explained.html: written; an article" in said


def test_the_help_has_examples_and_exit_codes() -> None:
    command = Command()
    assert command.syntax().startswith("[options] PATH-or-URL")
    assert command.short_desc().startswith("Explain one page")
    assert "Examples: scrapy explain page.html" in command.long_desc()
    assert "Exit codes: 0 written" in command.long_desc()


def test_a_case_becomes_a_folder(here: Here, tmp_path: Path) -> None:
    here(SAVED)
    text = (tmp_path / "seilbahn-probe.explained.html").read_text(encoding="utf-8")
    case = json.loads(text.partition('id="case">')[2].partition("</script>")[0])
    case["corrected"] = [[9, "ad"]]
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    code, _, said = here("--case", "case.json", "cases")
    assert code == 0
    folder = tmp_path / "cases/www.hochtal-kurier.example"
    assert [path.name for path in folder.iterdir()] == ["tal-2024-06-seilbahn-faehrt-zur-probe-61244"]
    assert "name cases among the sets of scrapy fit" in said
    code, _, said = here("--case", "case.json", "cases")
    assert code == 1
    assert "there is a case of this page already" in said


@pytest.fixture(scope="module")
def crawled(
    root: Path, bundled_site: dict[str, str], uncovered: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """An output folder of a short crawl of the bundled site, and the environment it is reached in."""
    output = tmp_path_factory.mktemp("explained")
    environment = uncovered | bundled_site | {"NEWSSCRAPE_OUTPUT": str(output)}
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "url=http://elbkurier.example/", "-a", "limit=1"]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, timeout=120)
    return output, environment


@pytest.mark.usefixtures("programs_uncovered")
def test_the_page_of_a_record_and_of_an_address_are_explained(
    crawled: tuple[Path, dict[str, str]], root: Path, tmp_path: Path
) -> None:
    output, environment = crawled
    (records,) = (path for path in (output / "articles").glob("*.jsonl") if ".rejects" not in path.name)
    url = json.loads(records.read_text(encoding="utf-8").splitlines()[0])["url"]
    for given in (["--record", f"{records}:1"], [url]):
        target = tmp_path / "out.html"
        command = [sys.executable, "-m", "scrapy", "explain", *given, "-o", str(target)]
        ended = subprocess.run(
            command, cwd=root, env=environment, check=False, capture_output=True, text=True, timeout=120
        )
        assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
        assert "an article" in ended.stderr
        assert url in target.read_text(encoding="utf-8")
        target.unlink()


@pytest.mark.usefixtures("programs_uncovered")
def test_what_the_server_refuses_is_a_failure(
    crawled: tuple[Path, dict[str, str]], root: Path, covered: dict[str, str], tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "explain",
        "http://elbkurier.example/nirgends-1",
        "-o",
        str(tmp_path / "x"),
    ]
    ended = subprocess.run(
        command, cwd=root, env=crawled[1] | covered, check=False, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 2
    assert ended.stderr == "scrapy explain: http://elbkurier.example/nirgends-1: The server answered with status 404.\n"
    assert not list(tmp_path.iterdir())
