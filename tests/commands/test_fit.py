from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape import evaluate
from newsscrape.commands.fit import Command
from newsscrape.evaluate.folds import fold_files
from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.model.case import Case, CaseBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.policy.looks import looks_from
from newsscrape.policy.weights import weights_from
from newsscrape.read.document import read
from newsscrape.sinks.case import CaseFolder
from newsscrape.text import key_of

Fit = Callable[..., int]

PROSE = "On day {} the harbour crane number {} was lifted off its rails, and nobody in the town had expected it."


def set_of(folder: Path, pages: int) -> Path:
    (folder / "html").mkdir(parents=True)
    truths = []
    for number in range(pages):
        lines = [PROSE.format(day, number) for day in range(1, 4)]
        body = "<nav><a href=/a>Home and everything else that can be found on this site</a></nav>"
        body += "".join(f"<p>{line}</p>" for line in lines)
        (folder / "html" / f"{number}.html.gz").write_bytes(gzip.compress(body.encode()))
        domain = f"paper-{number}.example"
        truths.append({"id": str(number), "url": f"https://{domain}/1", "domain": domain, "text": "\n".join(lines)})
    (folder / "truth.jsonl").write_text("\n".join(map(json.dumps, truths)), encoding="utf-8")
    return folder


def label_all(dataset: Path, folder: Path) -> Path:
    """Label all blocks of a set in turn, whatever they are."""
    turn = cycle((Label.CAPTION, Label.NAVIGATION, Label.OTHER))
    (folder / dataset.name).mkdir(parents=True)
    for gold in load_dataset(dataset).pages:
        page = load_page(gold)
        content = {
            "dataset": dataset.name,
            "id": gold.id,
            "content_sha256": hashlib.sha256(page.body).hexdigest(),
            "language": "en",
            "domain": gold.domain,
            "blocks": [[block.index, key_of(block.text), next(turn)] for block in read(page).blocks],
        }
        (folder / dataset.name / f"{gold.id}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A set of a hundred pages of as many domains."""
    return set_of(tmp_path / "set", 100)


@pytest.fixture
def fit() -> Fit:
    """Give a function that runs the command and gives its exit code."""

    def run(*args: object) -> int:
        command = Command()
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        command.settings = Settings()
        command.add_options(parser)
        opts, rest = parser.parse_known_args([str(arg) for arg in args])
        command.run(rest, opts)
        return command.exitcode

    return run


def test_the_same_pages_give_byte_identical_files(
    fit: Fit, dataset: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = []
    for run in ("one", "two"):
        assert fit(dataset, "-O", tmp_path / f"{run}.json", "--folds", tmp_path / run) == 0
        files.append([path.read_bytes() for path in (tmp_path / f"{run}.json", *fold_files(tmp_path / run))])
    assert files[0] == files[1]
    assert weights_from(files[0][0].decode(), "one.json").first
    said = capfd.readouterr().err
    assert "100 pages; blocks: not_text 100, text 300" in said
    assert f"{tmp_path / 'two.json'}: " in said


def test_it_needs_pages_to_fit_to(fit: Fit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fit("-O", tmp_path / "w.json") == 1
    assert "scrapy fit: no DATASET given" in capsys.readouterr().err
    assert fit(tmp_path / "nowhere", "-O", tmp_path / "w.json") == 1
    assert "nowhere: no such folder" in capsys.readouterr().err
    assert fit(set_of(tmp_path / "small", 3), "-O", tmp_path / "w.json") == 1
    assert "scrapy fit: the 3 pages are too few to fit" in capsys.readouterr().err
    assert not (tmp_path / "w.json").exists()


def test_without_the_extra_it_says_what_to_install(
    fit: Fit, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("fit", "fit_names", "fit_trees", "fit_trust"):
        monkeypatch.delitem(sys.modules, f"newsscrape.evaluate.{name}", raising=False)
        monkeypatch.delattr(evaluate, name, raising=False)
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    assert fit(dataset, "-O", tmp_path / "w.json") == 1
    assert "lightgbm is not installed; install newsscrape[fit]" in capsys.readouterr().err


def test_the_help_tells_what_it_does() -> None:
    command = Command()
    assert command.syntax() == "[options] DATASET..."
    assert "Refit" in command.short_desc()
    assert "Example: scrapy fit" in command.long_desc()


def test_labels_by_hand_that_are_not_there_are_named(
    fit: Fit, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fit(dataset, "-O", tmp_path / "w.json", "--labels", tmp_path / "none") == 1
    assert f"{tmp_path / 'none'}: holds no label files" in capsys.readouterr().err


def test_too_few_pages_for_a_fold_are_said_where_they_are_found(
    fit: Fit, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    few = set_of(tmp_path / "few", 9)
    assert fit(few, "-O", tmp_path / "w.json", "--folds", tmp_path / "folds", "--jobs", "2") == 1
    assert "are too few to fit" in capfd.readouterr().err


def test_looks_are_fitted_to_labels_given_by_hand(
    fit: Fit, dataset: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    labels = label_all(dataset, tmp_path / "labels")
    files = []
    for run in ("one", "two"):
        assert fit(dataset, "--labels", labels, "-O", tmp_path / f"{run}.json", "--folds", tmp_path / run) == 0
        folds = [tmp_path / run / f"{fold}.looks.json" for fold in range(5)]
        files.append([path.read_bytes() for path in (tmp_path / f"{run}.looks.json", *folds)])
    assert files[0] == files[1]
    assert "100 pages labelled by hand" in capfd.readouterr().err
    looks = looks_from(files[0][0].decode(), "one.looks.json")
    assert looks.labels == (Label.CAPTION, Label.NAVIGATION, Label.OTHER)


def test_cases_are_a_set_and_their_labels_count(
    fit: Fit, dataset: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    labels, cases = label_all(dataset, tmp_path / "labels"), tmp_path / "cases"
    page = Page(body=(PROSE * 3).encode(), url="https://kurier.example/a-1")
    keys = [key_of(block.text) for block in read(page).blocks]
    folder = CaseFolder(Case(page=page, language="en", blocks=tuple(CaseBlock(key, Label.AD) for key in keys)), cases)
    folder.begin()
    folder.label("kurier.example")
    folder.publish()
    assert fit(dataset, cases, "--labels", labels, "-O", tmp_path / "weights.json") == 0
    said = capfd.readouterr().err
    assert "101 pages; blocks:" in said
    assert "101 pages labelled by hand" in said
    assert fit(dataset, cases, "-O", tmp_path / "plain.json") == 0
    assert "labelled by hand" not in capfd.readouterr().err
    assert not (tmp_path / "plain.looks.json").exists()
