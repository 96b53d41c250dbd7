"""The command as a person uses it: what comes out, where, and with which exit code."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from unittest.mock import ANY

import jsonschema
import pytest
from scrapy.cmdline import execute
from scrapy.settings import Settings

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.extract import read_page
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page
from newsscrape.model.schema import article_schema, manifest_schema, reject_schema
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sources.articles import load
from tests.remembering import remember

SENTENCES = (
    "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit.",
    "Haushalte zahlen dann weniger als noch vor {} Jahren, weil die Umlage fällt.",
    "Die Stadtwerke wollen ihre Kunden bis Ende des Monats anschreiben.",
)
PARAGRAPHS = "\n".join(f"<p>{' '.join(SENTENCES).format(number)}</p>" for number in range(2, 12))


def html(number: int) -> bytes:
    return f"""<html lang="de"><head><title>Strom {number}</title></head><body><article><h1>Strom wird billiger, Teil
{number}</h1>{PARAGRAPHS}<p>Ende des Teils {number}.</p></article></body></html>""".encode()


INDEX = "<html lang=de><h1>Politik</h1>{}</html>".format(
    "".join(f'<div><a href="/politik/{n}.html">Meldung Nummer {n} aus der Politik</a></div>' for n in range(60))
).encode()


@dataclass(frozen=True)
class Ran:
    code: int
    out: bytes
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Ran]]:
    """Runs the command in this process."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.chdir("/")

    def reextract(*args: object, stdin: bytes = b"") -> Ran:
        read, write = os.pipe()
        os.write(write, stdin)
        os.close(write)
        with os.fdopen(read, "rb") as lines:
            monkeypatch.setattr(sys, "stdin", lines)
            capfdbinary.readouterr()
            with pytest.raises(SystemExit) as left:
                execute(["scrapy", "reextract", *map(str, args)], Settings())
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out, err.decode())

    yield reextract
    signal.signal(signal.SIGTERM, before)


Run = Callable[..., Ran]


def manifest_of(target: Path) -> dict[str, Any]:
    manifest = json.loads(target.with_suffix(".manifest.json").read_bytes())
    jsonschema.validate(manifest, manifest_schema())
    end_states = ("articles", "unchanged", "rejects", "failures")
    assert manifest["pages"] == sum(manifest[name] for name in end_states)
    return dict(manifest)


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_records_go_to_standard_output_and_everything_else_to_standard_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "a.url").write_text("https://a.example/strom-1.html")
    (tmp_path / "b.html").write_bytes(b"")
    ran = run(tmp_path)
    assert ran.code == 0
    (record,) = ran.records
    jsonschema.validate(record, article_schema())
    assert (record["url"], record["headline"]) == ("https://a.example/strom-1.html", "Strom wird billiger, Teil 1")
    reject, *messages = ran.err.splitlines()
    jsonschema.validate(json.loads(reject), reject_schema())
    assert json.loads(reject)["url"] == str(tmp_path / "b.html")
    assert messages[0] == "scrapy reextract: 2 pages: 1 articles, 0 unchanged, 1 rejects, 0 failures."


def test_what_new_records_change_in_old_ones_is_told_and_can_be_a_gate(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(4):
        (tmp_path / "pages" / f"{number}.html").write_bytes(html(number))
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    assert run(tmp_path / "pages", "-O", old).code == 0
    same = run(tmp_path / "pages", "-O", new, "--diff", old, "--diff-limit", "0")
    assert (same.code, "0 of 4 pages changed (0.00%)." in same.err) == (0, True)
    old.write_bytes(old.read_bytes().replace(b"Teil 3", b"Teil III"))
    changed = run(tmp_path / "pages", "-O", new, "--diff", old, "--diff-limit", "0.2")
    assert (changed.code, "1 of 4 pages changed (25.00%)." in changed.err) == (2, True)
    assert "<del>III</del>" in (tmp_path / "new.diff.html").read_text(encoding="utf-8")
    wrong = run(tmp_path / "pages", "--diff", old)
    assert (wrong.code, "give -O FILE as well" in wrong.err) == (1, True)


def test_an_article_saved_in_several_pages_is_one_record(run: Run, tmp_path: Path) -> None:
    url = "https://a.example/strom.html"
    for number, name in ((1, "a"), (2, "b"), (3, "c")):
        following = f'<head><link rel="next" href="{url}?page={number + 1}">'.encode()
        (tmp_path / f"{name}.html").write_bytes(html(number).replace(b"<head>", following))
        (tmp_path / f"{name}.url").write_text(f"{url}?page={number}" if number > 1 else url)
    ran = run(tmp_path)
    (record,) = ran.records
    jsonschema.validate(record, article_schema())
    ends = [paragraph["text"] for paragraph in record["paragraphs"] if paragraph["text"].startswith("Ende")]
    assert ends == ["Ende des Teils 1.", "Ende des Teils 2.", "Ende des Teils 3."]
    assert record["url"] == url
    assert record["warnings"] == ["pages_missing"]  # the fourth
    rejects = [json.loads(line) for line in ran.err.splitlines()[:2]]
    assert [(reject["url"], reject["reason"]) for reject in rejects] == [
        (f"{url}?page=2", "continuation"),
        (f"{url}?page=3", "continuation"),
    ]


EVERY_INPUT = {
    "article.html": (html(1), None),
    "binary.bin": (bytes(range(256)) * 20, ANY),
    "cut.html.gz": (gzip.compress(html(2))[:-30], "truncated_body"),
    "document.pdf": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3" + bytes(500), "not_html"),
    "empty.html": (b"", "empty"),
    "huge.html": (b"<p>" + b"x" * 30_000_001, "too_large"),
    "index.html": (INDEX, "index_page"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), "not_html"),
    "wrong-charset.html": (html(3).replace(b"<head>", b"<head><meta charset=utf-16>"), None),
}


def test_every_input_has_an_end_state(run: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, (body, _) in EVERY_INPUT.items():
        (pages / name).write_bytes(body)
    target = tmp_path / "out.jsonl"
    ran = run(pages, "-O", target, "--jobs", 2)
    assert (ran.code, ran.out) == (0, b"")
    manifest = manifest_of(target)
    rejects = {Path(line["url"]).name: line["reason"] for line in lines_of(tmp_path / "out.rejects.jsonl")}
    assert rejects == {name: reason for name, (_, reason) in EVERY_INPUT.items() if reason}
    records = lines_of(target)
    assert [record["headline"][-6:] for record in records] == ["Teil 1", "Teil 3"]
    assert "Frühjahr" in records[1]["text"]
    assert (manifest["pages"], manifest["articles"], manifest["failures"]) == (len(EVERY_INPUT), 2, 0)
    assert [(file["name"], file["records"]) for file in manifest["files"]] == [
        ("out.jsonl", 2),
        ("out.rejects.jsonl", len(EVERY_INPUT) - 2),
    ]
    assert not list(tmp_path.glob("*.part"))


def test_what_cannot_be_read_is_named_and_the_exit_code_tells(run: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_bytes(html(1))
    (pages / "b.html").symlink_to(tmp_path / "nowhere.html")
    target = tmp_path / "out.jsonl"
    ran = run(pages, "-O", target)
    assert ran.code == 2
    assert f"{pages / 'b.html'}: cannot be read (No such file or directory)" in ran.err
    manifest = manifest_of(target)
    assert (manifest["articles"], manifest["failures"], manifest["exit_code"]) == (1, 1, 2)
    assert run(pages, "-O", target, "-s", "NEWSSCRAPE_UNREADABLE_SHARE=0.5").code == 0


def test_a_404_page_is_a_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(html(1))
    (tmp_path / "page.toml").write_text('url = "https://a.example/1"\nhttp_status = 404\n')
    line = {"id": 1, "url": "https://a.example/2", "html": html(1).decode(), "http_status": 404}
    (tmp_path / "in.jsonl").write_text(json.dumps(line))
    ran = run(tmp_path, tmp_path / "in.jsonl", "-O", tmp_path / "out.jsonl")
    assert ran.code == 2
    rejects = lines_of(tmp_path / "out.rejects.jsonl")
    assert [(line["url"][-1], line["reason"], line["http_status"]) for line in rejects] == [
        ("1", "http_error", 404),
        ("2", "http_error", 404),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything can be read by root")
def test_a_file_one_may_not_read_is_a_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "a.html").chmod(0)
    assert run(tmp_path).code == 2
    ran = run(tmp_path / "a.html")
    assert (ran.code, "a.html: you may not read it" in ran.err) == (1, True)


def test_paths_that_do_not_exist_are_all_named_before_work_begins(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "void").mkdir()
    ran = run(tmp_path / "a.html", tmp_path / "x.html", tmp_path / "void")
    assert (ran.code, ran.out) == (1, b"")
    assert f"{tmp_path / 'x.html'}: there is no such file or folder." in ran.err
    assert f"{tmp_path / 'void'}: there are no pages in this folder" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "no PATH given"),
        (["--bogus", "/"], "there is no option --bogus"),
        (["-O"], "expected one argument"),
        (["--jobs", "two", "/"], "invalid int value: 'two'"),
        (["--jobs", "0", "/"], "--jobs is 0; expected 1 or more"),
        (["-", "/"], "stands alone"),
        (["/etc/hostname", "-O", "/etc"], "-O /etc: is a folder or one of the inputs"),
        (["/etc/hostname", "-O", "/etc/hostname"], "-O /etc/hostname: is a folder or one of the inputs"),
        (["/etc/hostname", "--ledger", "/none.sqlite"], "--ledger /none.sqlite: there is no such file"),
    ],
)
def test_errors_in_use_are_one_sentence_and_exit_code_1(run: Run, args: list[str], message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (1, b"")
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_empty_json_lines_file_holds_no_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\n")
    ran = run(tmp_path / "in.jsonl")
    assert ran.code == 1
    assert f"there are no pages in {tmp_path / 'in.jsonl'}" in ran.err


def test_output_is_the_same_for_any_number_of_jobs_and_in_the_order_of_the_input(run: Run, tmp_path: Path) -> None:
    lines = [{"id": n, "url": f"https://a.example/strom-{n}.html", "html": html(n).decode()} for n in range(40)]
    lines[7]["html"] = "x" * 2_000_000
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    one, three = (run(tmp_path / "in.jsonl", "--jobs", jobs) for jobs in (1, 3))
    assert one == three
    assert [record["url"] for record in one.records] == [line["url"] for n, line in enumerate(lines) if n != 7]


def test_blocks_are_kept_when_wanted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    assert "blocks" not in run(tmp_path).records[0]
    (record,) = run(tmp_path, "-s", "NEWSSCRAPE_KEEP_BLOCKS=1").records
    assert record["blocks"][0].keys() == {"label", "confidence", "reason", "text"}
    jsonschema.validate(record, article_schema())


def test_standard_input_is_answered_line_by_line_with_ids(run: Run) -> None:
    good = {"id": "a", "url": "https://a.example/strom-1.html", "html": html(1).decode()}
    ran = run("-", stdin=b"\n".join([json.dumps(good).encode(), b'{"id": 7, "text": ""}', b"no json"]))
    assert ran.code == 2
    assert [(line["id"], line.get("reason")) for line in ran.records] == [
        ("a", None),
        (7, "empty"),
        (None, "unreadable"),
    ]
    assert ran.records[0]["headline"] == "Strom wird billiger, Teil 1"


def test_standard_input_may_be_empty(run: Run) -> None:
    assert (run("-").code, run("-").out) == (0, b"")


@pytest.fixture
def crawled(tmp_path: Path) -> tuple[Path, list[bytes]]:
    """An output folder with an archive and its ledger, and the lines the run wrote."""
    writer = ArchiveWriter(Archive(tmp_path / "archive", "news", "20260102T030405Z", 1_000_000))
    written = []
    with Ledger.in_folder(tmp_path) as ledger:
        ledger.begin_run("20260102T030405Z", "news", "2026-01-02T03:04:05Z")
        for number, body in enumerate([html(1), html(2), html(1), html(3)]):
            page = Page(
                body=body,
                url="https://a.example/strom-1.html" if number != 1 else "https://a.example/strom-2.html",
                requested_url="http://a.example/strom",
                headers=(("content-type", "text/html; charset=utf-8"),),
                http_status=200,
                fetched_at=datetime(2026, 1, 2, 3, number, 5, tzinfo=UTC),
                claims=(Claim(name="articleSection", value="Politik", origin=Origin.FEED),),
            )
            article = read_page(writer.write(page)).outcome
            assert isinstance(article, Article)
            remembered = remember(ledger, article, "20260102T030405Z")
            if isinstance(remembered, Article):
                written.append(encode_article(remembered))
    writer.close()
    return tmp_path, written


def test_a_run_read_again_beside_its_ledger_gives_its_lines_byte_for_byte(
    run: Run, crawled: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    folder, written = crawled
    ran = run(folder / "archive", "-O", tmp_path / "again.jsonl")
    assert ran.code == 0
    assert (tmp_path / "again.jsonl").read_bytes() == b"".join(written)
    manifest = manifest_of(tmp_path / "again.jsonl")
    assert (manifest["articles"], manifest["unchanged"]) == (3, 1)
    assert json.loads(written[-1])["version"] == 2


def test_the_ledger_may_lie_elsewhere(run: Run, crawled: tuple[Path, list[bytes]], tmp_path: Path) -> None:
    folder, written = crawled
    elsewhere = tmp_path / "elsewhere.sqlite"
    (folder / "ledger.sqlite").rename(elsewhere)
    assert run(folder / "archive", "--ledger", elsewhere).out == b"".join(written)
    assert run(folder / "archive", "--ledger", f"sqlite:///{elsewhere}").out == b"".join(written)
    without = run(folder / "archive").records
    assert [record["version"] for record in without] == [1, 1, 1, 1]
    assert all(record["capture"] for record in without)


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_records_are_packed_where_the_name_ends_so(run: Run, tmp_path: Path, packing: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.html").write_bytes(html(1))
    (tmp_path / "pages/b.html").write_bytes(b"")
    assert run(tmp_path / "pages", "-O", tmp_path / f"out.jsonl.{packing}").code == 0
    (article,) = load(tmp_path / f"out.jsonl.{packing}")
    assert article.headline == "Strom wird billiger, Teil 1"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        f"out.jsonl.{packing}", "out.manifest.json", f"out.rejects.jsonl.{packing}"
    ]  # fmt: skip


def test_an_existing_file_stays_until_the_new_one_is_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    target = tmp_path / "out.jsonl"
    target.write_text("old\n")
    assert run(tmp_path / "a.html", "-O", target).code == 0
    assert len(lines_of(target)) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_exit_code_5_and_leaves_no_final_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "out.jsonl.part").symlink_to("/dev/full")
    ran = run(tmp_path / "a.html", "-O", tmp_path / "out.jsonl")
    assert ran.code == 5
    assert "out.jsonl.part: cannot be written (No space left on device); make room" in ran.err
    assert not (tmp_path / "out.jsonl").exists()


COMMAND = [sys.executable, "-W", "error", "-m", "scrapy", "reextract"]


def started(*args: object, **more: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - Popen's own
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.Popen([*COMMAND, *map(str, args)], **pipes)


def is_gone(group: int) -> bool:
    """Wait until no process of a group is left; the one that forks children ends a moment after its parent."""
    deadline = monotonic() + 10
    while monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        os.sched_yield()
    return False


def test_a_line_is_answered_before_the_next_is_asked_and_a_signal_ends_it(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "html": html(1).decode()}).encode() + b"\n"
    with started("-", "--jobs", 2, cwd=tmp_path) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(line)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 6
        _, err = process.communicate()
    assert b"stopped by a signal after 3 pages" in err
    assert b"Traceback" not in err


def test_an_interrupted_run_leaves_parts_and_no_processes(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    os.mkfifo(pages)
    with started(pages, "-O", tmp_path / "out.jsonl", start_new_session=True) as process:
        with pages.open("wb") as lines:
            lines.write(json.dumps({"html": html(1).decode()}).encode() + b"\n")
            lines.flush()
            part, between = tmp_path / "out.jsonl.part", Event()
            while not (part.exists() and part.stat().st_size):
                between.wait(0.02)
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(30) == 6
        _, err = process.communicate()
    assert f"what was read lies in {part}" in err.decode()
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.jsonl.part", "out.rejects.jsonl.part"]
    assert is_gone(process.pid)


def test_a_reader_who_leaves_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps({"html": html(n).decode()}) for n in range(300)))
    with started(tmp_path / "in.jsonl") as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr
        err = process.stderr.read()
        assert process.wait(30) == 6
    assert err == b""
