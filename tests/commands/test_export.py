"""``scrapy export`` as a person would call it."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from scrapy.settings import Settings

from newsscrape.commands import export
from newsscrape.commands.export import Command
from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.instant import now_written
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.part import PartFile
from newsscrape.sources.articles import load
from tests.inprocess import ran
from tests.remembering import remember

Here = Callable[..., tuple[int, str, str]]

OLD = Article(
    url="https://kurier.com/a", site="kurier.com", headline="Alt", content_sha256="1", fetched_at="2026-11-01T00:00:00Z"
)
CHANGED = replace(OLD, headline="Neu", content_sha256="2", fetched_at="2026-11-03T00:00:00Z")
OTHER = replace(OLD, url="https://bote.com/b", site="bote.com", content_sha256="3", text="x")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    with Ledger.in_folder(folder) as ledger:
        for article in (OLD, OTHER, CHANGED):
            assert article.url
            remember(ledger, article, "R", article.url)
    return folder


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], output: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Here]:
    """Run the command in this process; gives exit code, standard output, standard error."""
    monkeypatch.chdir(output.parent)
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments: str, folder: Path = output) -> tuple[int, str, str]:
        command = Command()
        command.settings = Settings({"NEWSSCRAPE_OUTPUT": str(folder), "NEWSSCRAPE_LEDGER": ""})
        return ran(command, arguments, capsys)

    yield run
    signal.signal(signal.SIGTERM, before)


def headlines(lines: str) -> list[tuple[str, str]]:
    return [(record["url"], record["headline"]) for record in map(json.loads, lines.splitlines())]


NEWEST = [("https://bote.com/b", "Alt"), ("https://kurier.com/a", "Neu")]


def test_the_newest_version_of_each_article_goes_to_standard_output_by_address(here: Here) -> None:
    code, out, said = here()
    assert (code, headlines(out), said) == (0, NEWEST, "scrapy export: 2 articles.\n")


def test_lines_are_those_of_the_crawl(here: Here) -> None:
    changed = replace(CHANGED, version=2, changes=("headline",))
    assert here()[1].splitlines()[1].encode() + b"\n" == encode_article(changed)


def test_the_name_of_the_file_tells_the_format_and_packing(here: Here, tmp_path: Path) -> None:
    code, out, said = here("-O", "a.parquet")
    assert (code, out, said) == (0, "", "scrapy export: 2 articles in a.parquet.\n")
    assert pq.read_table(tmp_path / "a.parquet").column("headline").to_pylist() == ["Alt", "Neu"]
    here("-O", "a.csv.gz")
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).startswith(b'"schema_version",')
    here("-O", "a.jsonl.zst")
    assert [article.headline for article in load(tmp_path / "a.jsonl.zst")] == ["Alt", "Neu"]
    here("--format", "jsonld", "-O", "a.txt")
    assert json.loads((tmp_path / "a.txt").read_text().splitlines()[0])["@type"] == "NewsArticle"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "a.csv.gz", "a.jsonl.zst", "a.parquet", "a.txt"
    ]  # fmt: skip


def test_since_leaves_out_what_was_fetched_earlier(here: Here) -> None:
    assert headlines(here("--since", "2026-11-02")[1]) == NEWEST[1:]
    assert headlines(here("--since", "2026-11-01")[1]) == NEWEST
    assert here("--since", "1m")[1] == ""


def test_sites_are_chosen_by_name_and_one_that_is_not_there_is_told(here: Here) -> None:
    code, out, said = here("--site", "kurier.com,nie.com", "--site", "Nirgends.com")
    assert (code, headlines(out)) == (0, NEWEST[1:])
    assert said.splitlines() == [
        "scrapy export: --site nie.com: there is no such article.",
        "scrapy export: --site nirgends.com: there is no such article.",
        "scrapy export: 1 article.",
    ]


def test_files_of_records_are_read_in_place_of_the_ledger(here: Here, tmp_path: Path) -> None:
    recent = replace(OTHER, fetched_at=now_written())
    unknown = replace(OTHER, fetched_at=None, headline="Wann?")
    (tmp_path / "1.jsonl").write_bytes(encode_article(CHANGED) + encode_article(OLD))
    (tmp_path / "2.jsonl.gz").write_bytes(gzip.compress(encode_article(recent) + encode_article(unknown)))
    nowhere = tmp_path / "nowhere"
    found = here("1.jsonl", "2.jsonl.gz", folder=nowhere)[1]
    assert [headline for _, headline in headlines(found)] == ["Neu", "Alt", "Alt", "Wann?"]
    found = here("1.jsonl", "2.jsonl.gz", "--since", "1h", folder=nowhere)[1]
    assert [headline for _, headline in headlines(found)] == ["Alt", "Wann?"]
    assert not nowhere.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "xml"), "--format xml: expected one of jsonl, parquet, csv, jsonld, zyte."),
        (
            ("-O", "a.xml"),
            "-O a.xml: this name tells no format; expected one in .zyte.jsonl, .jsonl, ",
        ),
        (("--format", "parquet"), "--format parquet: is no text; name a file to write with -O FILE.parquet."),
        (("-O", "a.parquet.gz"), "-O a.parquet.gz: parquet is packed inside; expected a name without .gz."),
        (("-O", "output"), "-O output: is a folder or one of the inputs"),
        (("x.jsonl", "-O", "x.jsonl"), "-O x.jsonl: is a folder or one of the inputs"),
        (("x.jsonl",), "x.jsonl: there is no such file"),
        (("--sinse", "1d"), "there is no option --sinse; scrapy export -h lists them."),
        (("--since", "later"), "since=later: expected a span such as 30m, 12h, 2d or 1w, or a day"),
    ],
)
def test_an_error_in_use_is_one_sentence(here: Here, arguments: tuple[str, ...], words: str) -> None:
    code, out, said = here(*arguments)
    assert (code, out, said.count("\n")) == (1, "", 1)
    assert words in said


def test_an_option_without_its_value_is_an_error_in_use(here: Here, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        here("--since")
    assert left.value.code == 1
    assert "argument --since: expected one argument" in capsys.readouterr().err


def test_a_folder_without_a_ledger_is_named_and_no_file_touched(here: Here, tmp_path: Path) -> None:
    code, _, said = here("-O", "a.csv", folder=tmp_path)
    assert (code, "there is no ledger.sqlite; name the output folder" in said) == (1, True)
    assert not (tmp_path / "a.csv").exists()


def test_a_wrong_line_leaves_what_was_there_before(here: Here, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("before")
    (tmp_path / "a.jsonl").write_bytes(encode_article(OLD) + b"{}\n")
    code, _, said = here("a.jsonl", "-O", "a.csv")
    assert (code, "a.jsonl line 2: is no article record" in said) == (1, True)
    assert (tmp_path / "a.csv").read_text() == "before"
    assert not (tmp_path / "a.csv.part").exists()


def test_a_full_disk_is_exit_code_5_and_leaves_nothing(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: PartFile, _: bytes) -> None:
        raise StorageError(f"{file.part}: cannot be written (No space left on device)")

    monkeypatch.setattr(PartFile, "_put", full)
    for name in ("a.csv", "a.parquet"):
        code, _, said = here("-O", name)
        assert (code, said) == (5, f"scrapy export: {name}.part: cannot be written (No space left on device)\n")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_signal_is_exit_code_6_and_leaves_nothing(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> Article:
        signal.raise_signal(signal.SIGTERM)
        raise AssertionError("the signal was not heard")

    monkeypatch.setattr(export, "article_in", stopped)
    code, _, said = here("-O", "a.csv")
    assert (code, said) == (6, "scrapy export: stopped by a signal; no file was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_it_ends_quietly_when_nobody_reads_on(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(encode_article(replace(OLD, text="x" * 100_000)) * 20)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        ran = subprocess.run(
            [sys.executable, "-m", "scrapy", "export", str(tmp_path / "a.jsonl")],
            cwd=root, stdout=nobody, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (6, "")


def test_the_command_tells_what_it_does() -> None:
    command = Command()
    assert "FILE.jsonl" in command.syntax()
    assert command.short_desc()
    assert "Exit codes" in command.long_desc()
