from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from newsscrape.commands import page_maps
from newsscrape.commands.page_maps import MeasuredSet, check, labelled_pages, parts_of
from newsscrape.errors import UsageError
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import Dataset, load_dataset, load_page
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.tools import Answer
from newsscrape.read.document import read
from newsscrape.text import key_of

NO_FLOORS = Floors(floors={}, highest={}, reasons={})


@pytest.fixture
def datasets(tmp_path: Path, root: Path) -> list[Dataset]:
    """One set of one page of our own, with a text of which no block is a part."""
    body = (root / "fixtures/pages/northbank-observer.example/street-lamps/page.html").read_bytes()
    folder = tmp_path / "wcxb"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "lamps.html.gz").write_bytes(gzip.compress(body))
    truth = {"id": "lamps", "domain": "northbank-observer.example", "text": "Some words that are not on the page"}
    (folder / "truth.jsonl").write_text(json.dumps(truth), encoding="utf-8")
    return [load_dataset(folder)]


@pytest.fixture
def labels(tmp_path: Path, datasets: list[Dataset]) -> Path:
    """Labels that call every block of the page its body."""
    page = load_page(datasets[0].pages[0])
    blocks = [[block.index, key_of(block.text), "body"] for block in read(page).blocks]
    labels = {
        "dataset": "wcxb",
        "id": "lamps",
        "content_sha256": hashlib.sha256(page.body).hexdigest(),
        "language": "en",
        "domain": "northbank-observer.example",
        "blocks": blocks,
    }
    path = tmp_path / "labels" / "wcxb" / "lamps.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(labels), encoding="utf-8")
    return tmp_path / "labels"


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"labels": None, "reliability": None, "folds": None, "jobs": 1} | given)


def measured(datasets: list[Dataset], confidence: float) -> list[MeasuredSet]:
    gold = datasets[0].pages[0]
    answer = Answer(text="words", confidence=confidence)
    one = Measurement(gold=gold, answer=answer, score={"f1": 0.95}, cpu_seconds=0, failure=None)
    return [MeasuredSet(dataset=datasets[0], measurements=[one])]


def test_without_labels_and_reliability_nothing_is_read(datasets: list[Dataset]) -> None:
    opts = options()
    assert labelled_pages(opts, datasets) == ()
    assert parts_of((), measured(datasets, 0.9), NO_FLOORS, opts) == []


def test_labels_are_compared_and_printed(
    datasets: list[Dataset], labels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opts = options(labels=labels)
    (part,) = parts_of(labelled_pages(opts, datasets), measured(datasets, 0.9), NO_FLOORS, opts)
    written: Any = part.written
    assert part.name == "labels"
    assert part.figures["text_f1"] > 0
    assert (written["pages"], written["lost"], written["unlabelled"]) == (1, 0, 0)
    assert written["labels"]["body"]["blocks"] == written["blocks"] == written["languages"]["en"]["blocks"]
    out = capsys.readouterr().out
    assert "labels: 1 pages of 1 domains" in out
    assert "labels by language" in out


def test_labels_of_pages_that_were_left_out_do_not_count(datasets: list[Dataset], labels: Path) -> None:
    opts = options(labels=labels)
    cut = [MeasuredSet(dataset=Dataset(name="wcxb", kind=datasets[0].kind, pages=()), measurements=())]
    assert parts_of(labelled_pages(opts, datasets), cut, NO_FLOORS, opts) == []


def test_reliability_is_measured_of_records_and_blocks(
    datasets: list[Dataset], labels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib", reason="newsscrape[bench] is not installed")
    opts = options(labels=labels, reliability=tmp_path / "plot.svg")
    floors = Floors(floors={"reliability": {"ece_pages": 0.25}}, highest={}, reasons={})
    _, part = parts_of(labelled_pages(opts, datasets), measured(datasets, 0.75), floors, opts)
    assert part.name == "reliability"
    assert part.figures["ece_pages"] == pytest.approx(0.25)
    assert set(part.figures) == {"ece_pages", "ece_blocks", "ece_blocks_by_hand"}
    assert (tmp_path / "plot.svg").is_file()
    out = " ".join(capsys.readouterr().out.split())
    assert "records 1 0.7500 1.0000 0.2500 0.2500" in out


def test_reliability_without_texts_is_not_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert parts_of((), [], NO_FLOORS, options(reliability=tmp_path / "plot.svg")) == []
    assert "plot.svg: not drawn, for no text is known" in capsys.readouterr().err


def test_without_matplotlib_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_maps, "find_spec", lambda _: None)
    check(options())
    with pytest.raises(UsageError, match=r"install newsscrape\[bench\]"):
        check(options(reliability=Path("plot.svg")))


def test_labels_of_no_page_at_hand_are_not_measured(
    datasets: list[Dataset], labels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Dataset(name="another", kind=datasets[0].kind, pages=datasets[0].pages)
    assert labelled_pages(options(labels=labels), [other]) == ()
    assert "has labels for no page of another" in capsys.readouterr().err
