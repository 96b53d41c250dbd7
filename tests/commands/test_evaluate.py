from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.commands import evaluate as command_module
from newsscrape.commands.evaluate import Command
from newsscrape.evaluate.tools import Answer, Tool
from newsscrape.model.page import Page
from newsscrape.text import key_of

Evaluate = Callable[..., int]


def echo(page: Page) -> Answer:
    if page.body == b"stone":
        raise ValueError("stumbled")
    return Answer(text=page.body.decode(), published_date="2024-05-03")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A set of three pages: one right, one half right, one that makes the tool stumble."""
    folder = tmp_path / "wcxb"
    (folder / "html").mkdir(parents=True)
    lines = []
    for name, body in (("right", "one two"), ("half", "one more"), ("stumbling", "stone")):
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(body.encode()))
        truth = {"id": name, "url": f"https://{name}.example/", "domain": f"{name}.example", "text": "one two"}
        lines.append(json.dumps(truth))
    (folder / "truth.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """Give a function that runs the command with a tool that repeats the page; gives the exit code."""
    monkeypatch.setattr(command_module, "NEWSSCRAPE", Tool(name="newsscrape", ask=echo))

    def run(*args: object) -> int:
        command = Command()
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        command.settings = Settings()
        command.add_options(parser)
        opts, rest = parser.parse_known_args([str(arg) for arg in args])
        command.run(rest, opts)
        return command.exitcode

    return run


def test_it_prints_a_table_and_names_the_pages_a_tool_fails_on(
    evaluate: Evaluate, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(dataset) == 0
    out, err = capsys.readouterr()
    assert "wcxb: 3 pages" in out
    assert ["F1", "0.5000"] in [line.split() for line in out.splitlines()]
    assert "newsscrape failed on stumbling.html.gz: ValueError" in err


def test_it_measures_other_tools_beside(evaluate: Evaluate, dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(dataset.parent, "--against", "trafilatura", "--jobs", 1) == 0
    out, _ = capsys.readouterr()
    assert "over trafilatura" in " ".join(out.split())


def test_it_writes_figures_and_pages(evaluate: Evaluate, dataset: Path, tmp_path: Path) -> None:
    figures, pages = tmp_path / "figures.json", tmp_path / "pages.jsonl"
    assert evaluate(dataset, "--json", figures, "--per-page", pages) == 0
    (result,) = json.loads(figures.read_text())["wcxb"]
    assert (result["pages"], result["crashes"], result["figures"]["f1"]) == (3, 1, 0.5)
    lines = [json.loads(line) for line in pages.read_text().splitlines()]
    assert [line["id"] for line in lines] == ["right", "half", "stumbling"]
    assert "stumbled" in lines[2]["failure"]


def test_it_lists_the_worst_pages(evaluate: Evaluate, dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(dataset, "--worst", 2)
    worst = capsys.readouterr().out.split("Worst pages of wcxb (F1, precision, recall):")[1].splitlines()[1:3]
    assert worst[0].startswith("  0.0000  0.0000  0.0000  stumbling  https://stumbling.example/")
    assert worst[1].startswith("  0.5000  0.5000  0.5000  half")


def test_it_can_take_fewer_pages(evaluate: Evaluate, dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(dataset, "--pages", 1)
    assert "wcxb: 1 pages" in capsys.readouterr().out
    evaluate(dataset, "--domains-out", "stumbling.example,half.example")
    assert "wcxb: 1 pages" in capsys.readouterr().out


def test_a_fall_below_a_floor_ends_with_two(
    evaluate: Evaluate, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"floors": {"wcxb": {"f1": 0.5}, "another": {"f1": 1}}}', encoding="utf-8")
    assert evaluate(dataset, "--floors", floors) == 0
    floors.write_text('{"floors": {"wcxb": {"f1": 0.6}}}', encoding="utf-8")
    assert evaluate(dataset, "--floors", floors) == 2
    assert "wcxb: f1 is 0.5000, its floor is 0.6000." in capsys.readouterr().err


def test_floors_are_raised_on_request(evaluate: Evaluate, dataset: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"floors": {"wcxb": {"f1": 0.4, "recall": 0.9}}}', encoding="utf-8")
    assert evaluate(dataset, "--floors", floors, "--raise-floors") == 0
    now = json.loads(floors.read_text())["floors"]["wcxb"]
    assert (now["f1"], now["recall"], now["precision"]) == (0.5, 0.9, 0.5)


def test_authors_given_where_nobody_is_named_are_counted(
    evaluate: Evaluate, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody, figures = tmp_path / "nobody.json", tmp_path / "figures.json"
    nobody.write_text('{"wcxb": ["right", "half"]}', encoding="utf-8")
    assert evaluate(dataset, "--nobody", nobody, "--json", figures) == 0
    assert "wcxb: authors given on 0 of 2 pages that name nobody" in capsys.readouterr().out
    assert json.loads(figures.read_text())["nobody"] == [{"dataset": "wcxb", "pages": 2, "given": []}]


def test_labels_given_by_hand_are_measured_and_have_floors(
    evaluate: Evaluate, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels" / "wcxb" / "right.json"
    labels.parent.mkdir(parents=True)
    digest = hashlib.sha256(b"one two").hexdigest()
    page = {"dataset": "wcxb", "id": "right", "content_sha256": digest, "language": "en", "domain": "right.example"}
    labels.write_text(json.dumps(page | {"blocks": [[0, key_of("One, two"), "caption"]]}), encoding="utf-8")
    floors, figures = tmp_path / "floors.json", tmp_path / "figures.json"
    floors.write_text('{"floors": {"labels": {"text_f1": 0.9}}}', encoding="utf-8")
    assert evaluate(dataset, "--labels", labels.parents[1], "--floors", floors, "--json", figures) == 2
    out, err = capsys.readouterr()
    assert "labels: 1 pages of 1 domains, 1 blocks by hand" in out
    assert "labels: text_f1 is 0.0000, its floor is 0.9000." in err
    assert json.loads(figures.read_text())["labels"]["labels"]["caption"]["blocks"] == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "no DATASET given"),
        (("{set}/nowhere",), "nowhere: no such folder"),
        (("{set}/html",), "holds a truth.jsonl"),
        (("{set}", "--pages", "0"), "--pages is 0, expected 1 or more"),
        (("{set}", "--jobs", "-1"), "--jobs is -1, expected 1 or more"),
        (("{set}", "--raise-floors"), "--raise-floors needs --floors FILE"),
        (("{set}", "--floors", "x", "--pages", "1"), "--floors hold for whole sets"),
        (("{set}", "--floors", "{set}/none.json"), "none.json: cannot be read"),
        (("{set}", "--labels", "{set}/html"), "html: holds no label files"),
        (("{set}", "--json", "{set}/no/such.json"), "such.json: cannot be written"),
        (("{set}", "--domains-out", "right.example,half.example,stumbling.example"), "no page is left"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_one(
    evaluate: Evaluate, dataset: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], message: str
) -> None:
    assert evaluate(*(arg.format(set=dataset) for arg in args)) == 1
    err = capsys.readouterr().err.splitlines()[-1]
    assert err.startswith("scrapy evaluate: ")
    assert message in err


def test_it_is_a_command_of_scrapy(tmp_path: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "evaluate", str(tmp_path / "nowhere")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"scrapy evaluate: {tmp_path / 'nowhere'}: no such folder; "
        "name a folder with a truth.jsonl or one that holds such folders\n"
    )
