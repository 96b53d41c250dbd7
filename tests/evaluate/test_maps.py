from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate import maps
from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.children import Lost
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import Dataset, load_dataset
from newsscrape.evaluate.maps import Mapper, map_pages
from newsscrape.model.label import Label
from newsscrape.text import key_of

MakeSet = Callable[..., Path]

HEADLINE = "New lamps for the old harbour road"
SENTENCES = [
    "The town council decided on Tuesday evening to replace every lamp along the old harbour road by next spring.",
    "Residents had complained for years that the road lay in the dark between the bridge and the fish market.",
    "The work costs forty thousand pounds, half of which the county pays, according to the treasurer of the town.",
]
MARKUP = (
    f"<html lang='en'><head><title>{HEADLINE}</title></head><body><nav><a href='/a'>Sport</a></nav>"
    f"<article><h1>{HEADLINE}</h1>{''.join(f'<p>{one}</p>' for one in SENTENCES)}</article></body></html>"
)


@pytest.fixture
def dataset(make_set: MakeSet) -> Dataset:
    truth = {"domain": "news.example", "text": "\n".join(SENTENCES)}
    return load_dataset(make_set("wcxb", (truth, MARKUP), (truth, b"")))


def test_every_block_has_label_confidence_and_verdict(dataset: Dataset) -> None:
    page, empty = map_pages(dataset.pages, None, 1)
    blocks = {block.key: block for block in page.blocks}
    assert blocks[key_of(HEADLINE)].label is Label.HEADLINE
    assert blocks[key_of(HEADLINE)].verdict is Verdict.NOT_TEXT
    assert {blocks[key_of(one)].verdict for one in SENTENCES} == {Verdict.TEXT}
    assert all(0 <= block.confidence <= 1 for block in page.blocks)
    assert empty.blocks == ()


def test_the_weights_are_those_that_never_saw_the_domain(dataset: Dataset, root: Path, tmp_path: Path) -> None:
    own = fold_of("news.example")
    shutil.copyfile(root / "fixtures" / "folds" / f"{own}.json", tmp_path / f"{own}.json")
    folds = tuple(tmp_path / f"{fold}.json" for fold in range(FOLDS))
    assert Mapper(folds=folds)(dataset.pages[0]).blocks


def test_folds_that_are_missing_are_named(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"0\.json: there is no such file"):
        list(map_pages(dataset.pages, tmp_path, 1))


def test_a_lost_page_has_no_blocks(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = [Lost(seconds=1.0, why="died") for _ in dataset.pages]
    monkeypatch.setattr(maps, "ask_each", lambda *_: lost)
    assert [one.blocks for one in map_pages(dataset.pages, None, 1)] == [(), ()]
