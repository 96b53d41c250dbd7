from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

import pytest

from newsscrape.commands.page_maps import MeasuredSet
from newsscrape.commands.teaser_lists import TEASERS, listed_pages, teaser_parts
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import Dataset, load_dataset, load_page
from newsscrape.evaluate.teaser_truth import address_key, headline_key

FLOORS = Floors(floors={"teasers": {"f1": 0.1}}, highest={}, reasons={})
PROSE = "The town council decided on Tuesday evening to replace every lamp along the old harbour road by spring."
CARD = "<li><h3><a href='/story-of-the-old-lamps'>The story of the old lamps</a></h3></li>"
MARKUP = f"<html lang='en'><h1>New lamps</h1>{f'<p>{PROSE}</p>' * 4}<aside><ul>{CARD}</ul></aside></html>"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """One page with one box."""
    folder = tmp_path / "set"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "lamps.html.gz").write_bytes(gzip.compress(MARKUP.encode()))
    truth = {"id": "lamps", "domain": "news.example", "url": "https://news.example/lamps"}
    (folder / "truth.jsonl").write_text(json.dumps(truth), encoding="utf-8")
    return load_dataset(folder)


@pytest.fixture
def teasers(tmp_path: Path, dataset: Dataset) -> Path:
    """The list of its boxes."""
    listed = {
        "dataset": "set",
        "id": "lamps",
        "content_sha256": hashlib.sha256(load_page(dataset.pages[0]).body).hexdigest(),
        "language": "en",
        "domain": "news.example",
        "part": "unseen",
        "boxes": [
            [
                address_key("https://news.example/story-of-the-old-lamps"),
                headline_key("The story of the old lamps"),
                "editorial",
            ]
        ],
    }
    path = tmp_path / "teasers" / "set" / "lamps.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(listed), encoding="utf-8")
    return tmp_path / "teasers"


def options(teasers: Path | None) -> argparse.Namespace:
    return argparse.Namespace(teasers=teasers, folds=None, jobs=1)


def test_nothing_is_measured_where_nothing_is_asked_for(dataset: Dataset) -> None:
    assert listed_pages(options(None), [dataset]) == ()
    assert teaser_parts((), [], FLOORS, options(None)) == []


def test_the_boxes_listed_are_measured(dataset: Dataset, teasers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opts = options(teasers)
    measured = [MeasuredSet(dataset=dataset, measurements=())]
    (part,) = teaser_parts(listed_pages(opts, [dataset]), measured, FLOORS, opts)
    assert (part.name, part.figures["f1"], part.figures["headline"]) == (TEASERS, 1.0, 1.0)
    assert isinstance(part.written, dict)
    assert set(part.written["parts"]) == {"unseen"}
    assert "1 pages of 1 domains, 1 boxes by hand" in capsys.readouterr().out


def test_pages_left_out_are_not_measured(dataset: Dataset, teasers: Path) -> None:
    opts = options(teasers)
    assert teaser_parts(listed_pages(opts, [dataset]), [], FLOORS, opts) == []


def test_a_folder_for_other_sets_is_pointed_out(
    dataset: Dataset, teasers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Dataset(name="other", kind=dataset.kind, pages=dataset.pages)
    assert listed_pages(options(teasers), [other]) == ()
    assert "lists teasers of no page of other" in capsys.readouterr().err
