"""``scrapy reextract --engine local`` as a person uses it; a cluster's tests are in tests/batch/test_cluster.py."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

import pytest
from scrapy.cmdline import execute
from scrapy.settings import Settings

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.crawl.lock import held
from newsscrape.extract import read_page
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.sources.articles import load
from tests.made_archive import archive, html, page
from tests.remembering import remember

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process; gives exit code and standard error."""

    def reextract(*args: object) -> tuple[int, str]:
        before = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as left:
            execute(["scrapy", "reextract", *map(str, args)], Settings())
        signal.signal(signal.SIGTERM, before)
        said, complained = capsys.readouterr()
        assert said == ""
        assert "Traceback" not in complained
        return int(left.value.code or 0), complained

    return reextract


def records(folder: Path) -> bytes:
    paths = sorted(path for path in folder.glob("shard-*.jsonl") if not path.name.endswith(".rejects.jsonl"))
    return b"".join(path.read_bytes() for path in paths)


def test_shards_have_the_lines_of_one_file_whoever_makes_them(run: Run, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", 30)
    assert run(path, "-O", tmp_path / "one.jsonl")[0] == 0
    for jobs in (1, 2):
        code, said = run(path, "-O", tmp_path / f"{jobs}", "--engine", "local", "--jobs", jobs, "--shard-bytes", 5000)
        assert code == 0
        assert "30 pages: 30 articles, 0 unchanged, 0 rejects, 0 failures; 6 shards in" in said
        assert records(tmp_path / f"{jobs}") == (tmp_path / "one.jsonl").read_bytes()
    assert (tmp_path / "1/shards.jsonl").read_bytes() == (tmp_path / "2/shards.jsonl").read_bytes()
    assert not (tmp_path / "1/.parts").exists()
    code, said = run(path, "-O", tmp_path / "1", "--engine", "local", "--shard-bytes", 5000)
    assert (code, "6 shards, 6 of them done already." in said) == (0, True)
    code, said = run(path, "-O", tmp_path / "1", "--engine", "local", "--shard-bytes", 6000)
    assert (code, "holds the shards of other work (other shards)" in said) == (1, True)


def test_what_only_the_ledger_knows_is_put_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = "20260102T030405Z"
    writer = ArchiveWriter(Archive(tmp_path / "crawl/archive", "news", crawl, 1_000_000))
    with Ledger.in_folder(tmp_path / "crawl") as ledger:
        ledger.begin_run(crawl, "news", "2026-01-02T03:04:05Z")
        for number in (1, 2, 1, 3):
            visit = replace(page(1), body=html(number), fetched_at=datetime(2026, 1, 2, 3, 4, 5 + number, tzinfo=UTC))
            article = read_page(writer.write(visit)).outcome
            assert isinstance(article, Article)
            remember(ledger, article, crawl)
    writer.close()
    assert run(tmp_path / "crawl/archive", "-O", tmp_path / "one.jsonl")[0] == 0
    assert run(tmp_path / "crawl/archive", "-O", tmp_path / "out", "--engine", "local", "--shard-bytes", 1000)[0] == 0
    assert records(tmp_path / "out") == (tmp_path / "one.jsonl").read_bytes()
    assert [json.loads(line)["version"] for line in records(tmp_path / "out").splitlines()][-1] > 1
    (tmp_path / "crawl/ledger.sqlite").rename(tmp_path / "elsewhere.sqlite")
    monkeypatch.chdir(tmp_path)
    options = ("--engine", "local", "--shard-bytes", 1000, "--ledger", "elsewhere.sqlite")
    assert run(tmp_path / "crawl/archive", "-O", tmp_path / "third", *options)[0] == 0
    assert records(tmp_path / "third") == records(tmp_path / "out")


def test_failures_above_the_threshold_are_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"no archive" * 100)
    code, said = run(tmp_path / "a.warc.gz", "-O", tmp_path / "out", "--engine", "local", "--shard-bytes", 300)
    assert code == 2
    assert "1 pages: 0 articles, 0 unchanged, 0 rejects, 1 failures" in said
    assert "without an article: unreadable 1." in said
    assert json.loads((tmp_path / "out/manifest.json").read_bytes())["exit_code"] == 2


def test_inputs_without_pages_are_exit_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\n")
    code, said = run(tmp_path / "in.jsonl", "-O", tmp_path / "out", "--engine", "local")
    assert (code, f"there are no pages in {tmp_path / 'in.jsonl'}" in said) == (1, True)


def test_parquet_is_a_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    out = tmp_path / "out"
    assert run(tmp_path / "a.html", "-O", out, "--engine", "local", "--format", "parquet")[0] == 0
    assert len(list(out.glob("shard-000000-*.parquet"))) == 1


def test_a_file_url_is_a_path(run: Run, tmp_path: Path) -> None:
    path = archive(tmp_path / "a warc.warc.gz", 2)
    out = tmp_path / "out"
    assert run(path.as_uri(), "-O", out.as_uri(), "--engine", "local")[0] == 0
    assert records(out).count(b"\n") == 2
    assert run(path.as_uri(), "-O", tmp_path / "one.jsonl")[0] == 0
    assert len(list(load(tmp_path / "one.jsonl"))) == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-", "-O", "/nowhere", "--engine", "local"], "- for standard input is no work in shards"),
        (["/etc/hostname", "--engine", "local"], "name the folder or URL they go to with -O"),
        (["/etc/hostname", "-O", "/etc/hostname", "--engine", "local"], "-O /etc/hostname: is a file"),
        (["/etc", "-O", "/etc", "--engine", "local"], "-O /etc: is one of the inputs"),
        (["/etc/hostname", "-O", "/x", "--engine", "spark"], "invalid choice: 'spark'"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--address", "a:1"], "--address a:1: is that of a cluster"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--shard-bytes", "0"], "--shard-bytes is 0; expected 1"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--shard-files", "0"], "--shard-files is 0; expected 1"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--jobs", "0"], "--jobs is 0; expected 1"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--format", "csv"], "expected one of jsonl, parquet"),
        (["/etc/hostname", "-O", "/x", "--engine", "local", "--diff", "old.jsonl"], "--diff compares two files"),
        (["/nowhere", "-O", "/x", "--engine", "local"], "/nowhere: there is no such file or folder"),
        (["ftp://a/b", "-O", "/x", "--engine", "local"], "ftp is no store that is known here"),
        (["/etc/hostname", "-O", "ftp://a/b", "--engine", "local"], "ftp is no store that is known here"),
        (["/etc/hostname", "-O", "s3://a/b"], "-O s3://a/b: is a URL; give --engine local or ray as well"),
        (["/etc/hostname", "--shard-bytes", "9"], "--shard-bytes is for work in shards"),
        (
            ["/etc/hostname", "-O", "/x", "--format", "parquet", "--engine", "local", "-s", "NEWSSCRAPE_KEEP_BLOCKS=1"],
            "has no column for page maps",
        ),
    ],
)
def test_errors_in_use_are_one_sentence_and_exit_code_1(run: Run, args: list[str], message: str) -> None:
    code, said = run(*args)
    assert (code, len(said.splitlines())) == (1, 1)
    assert message in said


@pytest.mark.parametrize(
    ("module", "option", "extra"),
    [("ray", ["--engine", "ray"], "ray"), ("pyarrow", ["--engine", "local", "--format", "parquet"], "parquet")],
)
def test_a_missing_extra_is_named(run: Run, tmp_path: Path, module: str, option: list[str], extra: str) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    with pytest.MonkeyPatch.context() as patch:
        for name in {"newsscrape.batch.cluster", "newsscrape.sinks.parquet"} & sys.modules.keys():
            patch.delitem(sys.modules, name)
        patch.setitem(sys.modules, module, None)
        code, said = run(tmp_path / "a.html", "-O", tmp_path / "out", *option)
    assert (code, f"install newsscrape[{extra}]" in said.splitlines()[-1]) == (1, True)


def test_a_folder_in_which_another_run_works_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    with held(tmp_path / "out", "reextract"):
        code, said = run(tmp_path / "a.html", "-O", tmp_path / "out", "--engine", "local")
    assert (code, "holds the lock; try again when it has ended" in said) == (4, True)


def test_a_folder_that_cannot_be_written_is_exit_code_5(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "file").write_bytes(b"")
    code, said = run(tmp_path / "a.html", "-O", tmp_path / "file/out", "--engine", "local")
    assert (code, "cannot be written" in said) == (5, True)


def test_shards_that_are_given_up_are_named_and_exit_code_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsscrape.batch import local  # noqa: PLC0415 - what is changed
    from tests.batch.dying import die  # noqa: PLC0415 - as above

    monkeypatch.setattr(local, "make_shard", die)
    (tmp_path / "a.html").write_bytes(html(1))
    code, said = run(tmp_path / "a.html", "-O", tmp_path / "out", "--engine", "local")
    assert code == 2
    assert "a.html): 4 processes ended over it, the last with exit code 3." in said
    assert "0 of 1 shards are done, 1 were given up; run again for the rest." in said
    assert not (tmp_path / "out/manifest.json").exists()


def test_a_signal_ends_it_in_order_and_the_next_start_goes_on(run: Run, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", 300)
    args = [str(path), "-O", str(tmp_path / "out"), "--engine", "local", "--jobs", "1", "--shard-bytes", "10000"]
    command = [sys.executable, "-P", "-m", "scrapy", "reextract", *args]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as ran:
        began = monotonic()
        while not list(tmp_path.glob("out/*.account.json")) and monotonic() - began < 60:
            sleep(0.05)
        ran.send_signal(signal.SIGTERM)
        _, said = ran.communicate(timeout=60)
    assert ran.returncode == 6
    assert "Traceback" not in said
    assert "shards are done, run again for the rest." in said
    done = len(list(tmp_path.glob("out/*.account.json")))
    assert 0 < done < 27
    assert not (tmp_path / "out/.parts").exists()
    code, said = run(*args)
    assert (code, f"{done} of them done already" in said) == (0, True)
    assert "300 pages: 300 articles" in said
